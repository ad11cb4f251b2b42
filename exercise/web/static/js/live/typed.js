// Text typed into a form that names itself with data-keep outlives a reload, a crash and a lost
// connection. The composer keeps its own.
import { all, locker } from "../ui/dom.js";
import { fillForm, valuesOf } from "./values.js";

export function startTyped() {
  const kept = (form) => locker(`typed/${form.dataset.keep}`);
  const mine = (form) => form instanceof HTMLFormElement && form.dataset.keep && !form.closest("[data-composer]");
  for (const form of all("form[data-keep]")) {
    const had = mine(form) && kept(form).get();
    if (had) fillForm(form, had);
  }
  document.addEventListener("input", ({ target }) => { if (mine(target.form)) kept(target.form).set(valuesOf(target.form)); });
  document.addEventListener("reset", ({ target }) => { if (mine(target)) kept(target).clear(); });
  document.addEventListener("startex:accepted", ({ detail }) => { if (mine(detail?.form)) kept(detail.form).clear(); });
}
