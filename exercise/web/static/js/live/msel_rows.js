// A row of the MSEL is asked for when it is opened, so that the list itself stays light.
import { all, one } from "../ui/dom.js";
import { morph, parse } from "./fragments.js";
import { page } from "./page.js";

const SETTLE_MS = 300;

async function fill(row) {
  const place = one("[data-msel-detail]", row);
  try {
    const answer = await fetch(page.seatPath(`msel/${encodeURIComponent(row.dataset.row)}`));
    if (!answer.ok || !row.open) return;
    const fresh = parse(await answer.text()).firstElementChild;
    if (!fresh) return;
    if (place.firstElementChild) morph(place.firstElementChild, fresh);
    else place.replaceChildren(fresh);
  } catch { /* the line is down: the row is asked for again when the next update comes */ }
}

/** Fills rows as they are opened, and the open one again whenever the list has changed. */
export function startMselRows() {
  let timer = 0;
  document.addEventListener("toggle", ({ target }) => {
    if (target.matches?.("[data-row][open]")) void fill(target);
  }, true);
  document.addEventListener("startex:applied", ({ detail }) => {
    if (!detail.regions.includes("msel")) return;
    clearTimeout(timer);
    timer = setTimeout(() => all("[data-row][open]").forEach((row) => void fill(row)), SETTLE_MS);
  });
}
