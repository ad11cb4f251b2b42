// What is typed into any form outlives a reload, a crash and a lost connection. The composer, the move
// editor and the observer's note keep their own.
import { all } from "../ui/dom.js";
import { nameOf } from "./forms.js";
import { shelf } from "./shelf.js";
import { fillForm, valuesOf } from "./values.js";

const DAY_MS = 86_400_000;
const OTHERS = "[data-composer] form, dialog form, [data-draft-form], [data-keep-text]";

export function startTyped() {
  const kept = shelf("typed");
  const mine = (form) => form instanceof HTMLFormElement && form.matches("[data-command]") && !form.matches(OTHERS);
  const had = new Map(kept.all().filter((one) => Date.now() - one.at < DAY_MS || kept.drop(one.name)).map((one) => [one.name, one.args]));
  if (had.size) for (const form of all("form[data-command]")) if (mine(form) && had.has(nameOf(form))) fillForm(form, had.get(nameOf(form)));
  document.addEventListener("input", ({ target }) => {
    const form = target.form;
    if (mine(form)) kept.put(nameOf(form), { name: nameOf(form), at: Date.now(), args: valuesOf(form) });
  });
  document.addEventListener("reset", ({ target }) => { if (mine(target)) kept.drop(nameOf(target)); });
  document.addEventListener("startex:accepted", ({ detail }) => { if (mine(detail?.form)) kept.drop(nameOf(detail.form)); });
}
