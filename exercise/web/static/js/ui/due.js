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

/** What one chose in a form stays as it was chosen: then nothing is added or taken away. */
function fill(dialog) {
  const list = one("[data-due-list]", dialog);
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
    if (detail.regions.includes("controls")) all("dialog[open]:is([data-due], [data-due-planned])").forEach(fill);
  });
}
