// Who is away: a page that reloads is gone for a moment, and nobody is called away for that.
import { all, one, setText, watch } from "./dom.js";
import { everySecond, serverNow } from "./clock.js";

const GRACE_MS = 20_000;

const recent = (since) => serverNow() - Date.parse(since) < GRACE_MS;

function paint() {
  for (const count of all("[data-here]")) {
    const { here, taken, total, awaySince } = count.dataset;
    const back = awaySince.split(" ").filter((since) => since && recent(since)).length;
    const shown = Number(here) + back;
    setText(count, `${shown}/${total}`);
    const scarce = (Number(taken) - shown) * 2 > Number(taken);
    if (count.classList.contains("alarm") !== scarce) count.classList.toggle("alarm", scarce);
  }
  for (const list of all("[data-away-list]")) {
    for (const person of all("[data-gone-since]", list)) {
      const yes = recent(person.dataset.goneSince);
      if (person.hidden !== yes) person.hidden = yes;
    }
    const none = !one(".gone:not([hidden])", list);
    if (list.hidden !== none) list.hidden = none;
  }
}

export function startPresence() {
  everySecond(paint);
  watch(paint, ["data-here", "data-away-since", "data-gone-since", "class"]);
}
