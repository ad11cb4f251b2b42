// Days that orders and agreements have named: which of them is today in the story, and which is past.
import { all, one, setFlag } from "./dom.js";
import { everySecond, exerciseNow, storyAt } from "./clock.js";

const hide = (element, yes) => { if (element.hidden !== yes) element.hidden = yes; };

function paint() {
  const rows = all("[data-named-day]");
  if (!rows.length) return;
  const today = storyAt(exerciseNow()).toISOString().slice(0, 10);
  for (const row of rows) {
    const { namedDay } = row.dataset;
    setFlag(row, "data-past", namedDay < today);
    hide(one("[data-today-words]", row), namedDay !== today);
  }
  hide(one("[data-named-today]"), !rows.some((row) => row.dataset.namedDay === today));
}

export function startDates() {
  everySecond(paint);
  document.addEventListener("startex:applied", ({ detail }) => { if (detail.regions.includes("dates")) paint(); });
}
