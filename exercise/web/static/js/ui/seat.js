// One dialog for every seat: to move the person in it to a free one, or to empty it.
import { all, on, one, setText } from "./dom.js";

const cellOf = (row) => row.closest("[data-cell-name]").dataset.cellName;
const officeOf = (row) => one(".person b", row).textContent;

export function startSeat() {
  const dialog = one("#seat");
  if (!dialog) return;
  const target = one("select", dialog);
  on("click", "[data-seat-dialog]", (button) => {
    const row = button.closest("[data-seat-id]");
    for (const form of all("form", dialog)) form.reset();
    setText(one("[data-seat-title]", dialog), `${cellOf(row)}, ${one(".person", row).textContent.trim().replace(/\s+/g, " ")}`);
    for (const field of all("[name=from_seat], [name=seat]", dialog)) field.value = row.dataset.seatId;
    const free = all("#r-people [data-free]").map((other) => {
      const option = new Option(`${cellOf(other)}, ${officeOf(other)}`, other.dataset.seatId);
      option.dataset.content = "";
      return option;
    });
    target.replaceChildren(target.options[0], ...free);
    for (const place of all("[data-refusal]", dialog)) place.hidden = true;
    dialog.showModal();
  });
}
