// Ages, countdowns and local times: everything that depends on now, which the server does not render.
import { all, fill, one, setFlag, setText, watch } from "./dom.js";
import { everySecond, exerciseNow, serverNow } from "./clock.js";

const two = (n) => String(n).padStart(2, "0");

/** Minutes in words: the unit comes from the markup of the page. */
function span(ms) {
  const words = document.body.dataset;
  const minutes = Math.floor(ms / 60000);
  if (minutes < 1) return words.textNow ?? "0";
  if (minutes < 100) return fill(words.textMin ?? "{n}", { n: minutes });
  return fill(words.textHours ?? "{h}:{m}", { h: Math.floor(minutes / 60), m: two(minutes % 60) });
}

function localTimes() {
  for (const element of all("time[data-local]")) {
    const date = new Date(element.dateTime);
    if (Number.isNaN(date.getTime())) continue;
    const clock = `${two(date.getHours())}:${two(date.getMinutes())}`;
    const day = date.toLocaleDateString(document.body.dataset.locale, { day: "numeric", month: "short", year: "numeric" });
    setText(element, element.dataset.local === "full" ? `${day}, ${clock}` : clock);
    if (!element.title) element.title = `${day}, ${clock}:${two(date.getSeconds())}`;
  }
}

function ages(ms) {
  for (const element of all("[data-age-ms]")) {
    setText(element, span(Math.max(0, ms - Number(element.dataset.ageMs))));
    const over = Number(element.dataset.overMs);
    setFlag(element, "data-over", over > 0 && ms > over);
  }
  for (const element of all("[data-age-since]")) setText(element, span(Math.max(0, serverNow() - Date.parse(element.dataset.ageSince))));
}

function dues(ms) {
  for (const element of all("[data-due-ms]")) {
    const left = Number(element.dataset.dueMs) - ms;
    const late = left < 0;
    const words = one("[data-due-words]", element);
    const pattern = late ? element.dataset.textOver : element.dataset.textIn;
    if (words) setText(words, pattern ? fill(pattern, { n: Math.max(1, Math.floor(Math.abs(left) / 60000)) }) : "");
    const scope = element.closest("[data-overdue-scope]");
    if (scope) setFlag(scope, "data-overdue", late);
  }
  for (const scope of all("[data-overdue]")) if (!one("[data-due-ms]", scope)) scope.removeAttribute("data-overdue");
  for (const element of all("[data-in-ms]")) {
    const left = Number(element.dataset.inMs) - ms;
    const s = Math.floor(Math.abs(left) / 1000);
    setText(element, fill(left < 0 ? element.dataset.textLate ?? "{m}:{s}" : element.dataset.text ?? "{m}:{s}", { m: Math.floor(s / 60), s: two(s % 60), n: Math.floor(s / 60) }));
  }
  for (const element of all("[data-minutes-left]")) setText(element, String(Math.max(0, Math.ceil((Number(element.dataset.minutesLeft) - ms) / 60000))));
}

function secondsLeft() {
  for (const element of all("[data-seconds-left]")) {
    const left = Math.max(0, Math.ceil((Date.parse(element.dataset.secondsLeft) - serverNow()) / 1000));
    setText(element, fill(element.dataset.text, { s: left }));
  }
  for (const element of all("[data-until]")) element.hidden = Date.parse(element.dataset.until) < serverNow();
}

/** Once a thing is overdue, its row says so wherever it stands. */
export function startTimes() {
  const refresh = () => { const ms = exerciseNow(); localTimes(); ages(ms); dues(ms); secondsLeft(); };
  everySecond(refresh);
  watch(refresh, ["data-age-ms", "data-due-ms", "data-over-ms", "data-overdue", "datetime", "data-in-ms"]);
}
