// A time of the story needs its date only once the story has come to another day.
import { all, watch } from "./dom.js";
import { everySecond, exerciseNow, storyAt } from "./clock.js";

function paint() {
  const days = all("[data-day]");
  if (!days.length) return;
  const today = storyAt(exerciseNow()).toISOString().slice(0, 10);
  for (const day of days) {
    const yes = day.dataset.day === today;
    if (day.hidden !== yes) day.hidden = yes;
  }
}

export function startDays() {
  everySecond(paint);
  watch(paint, ["data-day"]);
}
