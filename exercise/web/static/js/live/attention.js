// Reports what this seat's browser newly received and newly showed: half in view for a second, the tab
// visible. The white cell sees from it whether an inject was delivered and opened.
import { all, locker, one } from "../ui/dom.js";

const SHOWN_MS = 1_000;
const FIRST_MS = 1_000;
const EVERY_MS = 10_000;
const MOST = 200;
const REMEMBERED = 2_000;

/** @param {{send: (type: string, args: object) => Promise<{ok: boolean}>, live: () => boolean}} line */
export function startAttention({ send, live }) {
  const feed = one("[data-feed]");
  if (!feed) return;
  const scroller = feed.closest("[data-feed-scroll]");
  const told = locker("attention");
  const before = told.get();
  const known = { received: new Set(before?.received), opened: new Set(before?.opened) };
  const fresh = { received: new Set(), opened: new Set() };
  const timers = new Map();
  let timer = 0;
  let last = -Infinity;

  function note(kind, key) {
    if (known[kind].has(key) || fresh[kind].has(key)) return;
    fresh[kind].add(key);
    plan();
  }

  function plan() {
    if (timer || !(fresh.received.size || fresh.opened.size)) return;
    timer = setTimeout(() => void report(), Math.max(FIRST_MS, last + EVERY_MS - performance.now()));
  }

  async function report() {
    timer = 0;
    if (!live()) return; // again when the line is back
    const batch = { received: [...fresh.received].slice(0, MOST), opened: [...fresh.opened].slice(0, MOST) };
    last = performance.now();
    try {
      await send("attention.report", batch);
      for (const kind of ["received", "opened"]) {
        for (const key of batch[kind]) { fresh[kind].delete(key); known[kind].add(key); }
      }
      told.set({ received: [...known.received].slice(-REMEMBERED), opened: [...known.opened].slice(-REMEMBERED) });
    } catch { /* kept for the next report */ }
    plan();
  }

  function shown(item) {
    timers.delete(item);
    if (document.hidden || !item.isConnected) return;
    watch.unobserve(item);
    note("opened", item.dataset.key);
  }

  const watch = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting, intersectionRatio, intersectionRect, rootBounds } of changes) {
      clearTimeout(timers.get(target));
      timers.delete(target);
      const half = isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? Infinity) / 2);
      if (half) timers.set(target, setTimeout(() => shown(target), SHOWN_MS));
    }
  }, { root: scroller, threshold: [0, 0.1, 0.25, 0.5, 0.75, 1] });

  const seen = new WeakSet();
  function look() {
    for (const item of all(":scope > .item:not(.system)", feed)) {
      if (seen.has(item)) continue;
      seen.add(item);
      note("received", item.dataset.key);
      if (!known.opened.has(item.dataset.key)) watch.observe(item);
    }
  }

  look();
  new MutationObserver(look).observe(feed, { childList: true });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    for (const item of all(":scope > .item:not(.system)", feed)) if (!known.opened.has(item.dataset.key) && !fresh.opened.has(item.dataset.key)) { watch.unobserve(item); watch.observe(item); }
  });
  document.addEventListener("startex:connection", ({ detail }) => { if (detail.state === "live") plan(); });
}
