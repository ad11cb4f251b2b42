// What a row of the console holds is asked for when the row is opened, so that its list stays light.
import { all, one } from "../ui/dom.js";
import { morph, parse } from "./fragments.js";
import { page } from "./page.js";

const SETTLE_MS = 300;

async function fill(row) {
  const place = one("[data-detail-here]", row);
  try {
    const answer = await fetch(page.seatPath(row.dataset.detail));
    if (!answer.ok || !row.open) return;
    const fresh = parse(await answer.text()).firstElementChild;
    if (!fresh) return;
    if (place.firstElementChild) morph(place.firstElementChild, fresh);
    else place.replaceChildren(fresh);
  } catch { /* the line is down: the row is asked for again when the next update comes */ }
}

/** Fills rows as they are opened, and the open ones again whenever their list has changed. */
export function startDetails() {
  const timers = new Map();
  document.addEventListener("toggle", ({ target }) => {
    if (target.matches?.("[data-detail][open]")) void fill(target);
  }, true);
  document.addEventListener("startex:applied", ({ detail }) => {
    for (const name of detail.regions) {
      clearTimeout(timers.get(name));
      timers.set(name, setTimeout(() => all(`#r-${name} [data-detail][open]`).forEach((row) => void fill(row)), SETTLE_MS));
    }
  });
}
