// Ticks the three clocks from the anchor in the bar, by the monotonic clock of this browser.
// `startex:clock` re-anchors; a morphed bar brings a new anchor by itself.
import { all, fill, one, setText } from "./dom.js";

const navigation = performance.getEntriesByType?.("navigation")[0];
const openedAt = navigation?.responseStart || 0;
let server = null; // { wall: ms at the server, at: performance.now() then }
let live = null; // anchor given by the live channel since
let markup = "";

const two = (n) => String(n).padStart(2, "0");

/** Wall time at the server now, in ms since the epoch. */
export function serverNow() {
  server ??= { wall: Date.parse(document.body.dataset.now) || Date.now(), at: openedAt };
  return server.wall + performance.now() - server.at;
}

function anchor() {
  const element = one("[data-clock]");
  if (!element) return null;
  const d = element.dataset;
  const seen = [d.exerciseMs, d.wall, d.running, d.rateMilli, d.storyStart].join();
  if (seen !== markup) { markup = seen; live = null; }
  return {
    element,
    ms: Number(d.exerciseMs), wall: Date.parse(d.wall), running: d.running === "yes", rate: Number(d.rateMilli),
    story: d.storyStart, storyMs: Number(d.exerciseMs), pace: Number(d.storyPace), zone: d.storyZone, step: d.storyStep,
    ...live,
  };
}

/** Exercise time now, in ms. */
export function exerciseNow() {
  const a = anchor();
  if (!a) return 0;
  const gone = a.running ? Math.max(0, serverNow() - a.wall) * a.rate / 1000 : 0;
  return a.ms + gone;
}

/** Exercise time as it was `gone` ms of wall time ago, as far as this page knows. */
export function exerciseAgo(gone) {
  const a = anchor();
  return Math.max(0, exerciseNow() - (a?.running ? gone * a.rate / 1000 : 0));
}

/** The story's own wall clock at an exercise time: a Date whose UTC fields are the scenario's local ones. */
export function storyAt(ms) {
  const a = anchor();
  const local = Date.parse(`${a.story.slice(0, 19)}Z`);
  return new Date(local + (ms - a.storyMs) * a.pace);
}

export function storyWords(form, ms) {
  const a = anchor();
  const element = one(`[data-story=${form}]`);
  const date = storyAt(ms);
  // Where a minute of play is an hour of the story, its minutes would be invented.
  const time = `${two(date.getUTCHours())}:${a.step === "hour" ? "00" : two(date.getUTCMinutes())}`;
  return fill(element.dataset.text, {
    day: date.getUTCDate(), month: a.element.dataset.months.split("|")[date.getUTCMonth()], year: date.getUTCFullYear(), time, zone: a.zone,
  });
}

export const tPlus = (ms) => `T+${two(Math.floor(ms / 3600000))}:${two(Math.floor(ms / 60000) % 60)}`;

function paint() {
  const a = anchor();
  if (!a) return;
  const ms = exerciseNow();
  setText(one("[data-clock-hm]"), tPlus(ms));
  setText(one("[data-clock-s]"), `:${two(Math.floor(ms / 1000) % 60)}`);
  for (const form of ["long", "short"]) if (one(`[data-story=${form}]`)) setText(one(`[data-story=${form}]`), storyWords(form, ms));
  const wall = new Date(serverNow());
  for (const element of all("[data-wall-now]")) setText(element, `${two(wall.getHours())}:${two(wall.getMinutes())}`);
}

const listeners = new Set();
/** Calls `act(exercise ms)` every second, and at once. */
export function everySecond(act) {
  listeners.add(act);
  act(exerciseNow());
}

export function startClock() {
  document.addEventListener("startex:clock", ({ detail }) => {
    const { exercise_ms: ms, running, rate_milli: rate, wall, now } = detail;
    if (now ?? wall) server = { wall: typeof (now ?? wall) === "number" ? now ?? wall : Date.parse(now ?? wall), at: performance.now() };
    const before = anchor();
    if (!before) return;
    live = {
      ms, running: running ?? before.running, rate: rate ?? before.rate, wall: serverNow(),
      // The story goes on from where it was anchored; only exercise time was corrected.
    };
    tick();
  });
  const tick = () => { paint(); const ms = exerciseNow(); for (const act of listeners) act(ms); };
  const again = () => { tick(); setTimeout(again, 1000 - (exerciseNow() % 1000 || 0) * 0 - (Date.now() % 1000) + 15); };
  document.addEventListener("visibilitychange", () => { if (!document.hidden) tick(); });
  new MutationObserver(tick).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-exercise-ms", "data-wall", "data-running", "data-rate-milli"] });
  again();
}
