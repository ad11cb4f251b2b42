// The lists of injects to settle, in the dialogs for a hold, an advance, a new phase and a storyline: made from the
// rows of the MSEL when a dialog is opened. What was chosen already stays chosen.
import { all, one, setText } from "./dom.js";

const PLANNED = "[data-row]:is([data-state=planned], [data-state=full], [data-state=waits])[data-planned-ms]";

function rowsOf(dialog) {
  if ("duePlanned" in dialog.dataset) return all(PLANNED).sort((a, b) => Number(a.dataset.plannedMs) - Number(b.dataset.plannedMs));
  return (dialog.dataset.due ?? "").split(" ").filter(Boolean).map((id) => document.getElementById(`msel-${id}`)).filter(Boolean);
}

function line(row, clipped) {
  const made = one("template[data-due-model]").content.firstElementChild.cloneNode(true);
  const [number, what] = made.cells;
  const [at, title, marks] = what.children;
  setText(number, one(".n", row).textContent);
  setText(at, one(".at", row).textContent);
  setText(title, one(".ttl", row).textContent);
  marks.append(...all(".cols .mark", row).flatMap((mark) => [mark.cloneNode(true), " "]));
  for (const radio of all("input", made)) { radio.name = `due.${row.dataset.row}`; radio.disabled = clipped; }
  made.dataset.dueId = row.dataset.row;
  made.hidden = clipped;
  return made;
}

/** What time does besides: open decisions, questions and standing orders that an advance would pass. */
function fillFalls(list) {
  const falling = all("[data-falls]").sort((a, b) => Number(a.dataset.fallsMs) - Number(b.dataset.fallsMs));
  const lines = falling.map((source) => {
    const { falls, fallsMs, fallsAt, fallsWhat, fallsThen } = source.dataset;
    const made = one(`template[data-falls-model="${falls}"]`).content.firstElementChild.cloneNode(true);
    setText(made.firstElementChild, fallsAt);
    const [what, then] = all("[data-content]", made);
    const lang = one("[lang]", source)?.lang;
    setText(what, fallsWhat);
    if (then) setText(then, fallsThen);
    if (lang) what.lang = lang;
    made.dataset.fallsRow = fallsMs;
    return made;
  });
  one("ul", list).replaceChildren(...lines);
}

/** Shows what falls up to an exercise time (ms). */
export function showFalls(list, until) {
  const lines = all("[data-falls-row]", list);
  for (const line of lines) line.hidden = Number(line.dataset.fallsRow) > until;
  list.hidden = lines.every((line) => line.hidden);
}

/** What one chose in a form stays as it was chosen: then nothing is added or taken away. */
function fill(dialog) {
  const list = one("[data-due-list]", dialog);
  const falls = one("[data-falls-list]", dialog);
  if (falls) { fillFalls(falls); showFalls(falls, Number(one("[data-advance-ms]", dialog).value)); }
  if (!list || one("form[data-dirty]", dialog)) return;
  const clipped = "duePlanned" in dialog.dataset;
  const had = new Map(all("[data-due-id]", list).map((made) => [made.dataset.dueId, made]));
  const lines = rowsOf(dialog).map((row) => {
    const made = (clipped ? null : had.get(row.dataset.row)) ?? line(row, clipped);
    if (clipped) made.dataset.dueRow = row.dataset.plannedMs;
    return made;
  });
  list.tBodies[0].replaceChildren(...lines);
  list.hidden = clipped || lines.length === 0; // an advance shows those it would pass, once it says how far
}

export function startDue() {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-open-dialog]") : null;
    const dialog = button && document.getElementById(button.dataset.openDialog);
    if (dialog) fill(dialog);
  }, true);
  document.addEventListener("startex:applied", ({ detail }) => {
    if (["controls", "decisions", "polls", "rulings"].some((name) => detail.regions.includes(name))) all("dialog[open]:is([data-due], [data-due-planned])").forEach(fill);
  });
}
