// When to try again: soon at first, then with growing pauses, and at once when there is reason to hope.

const SOON_MS = 250;
const LONGEST_MS = 10_000;
const HASTE_MS = 1_000;

/** @param {() => void} attempt */
export function retry(attempt) {
  let tries = 0;
  let timer = 0;
  let triedAt = 0;

  function now() {
    clearTimeout(timer);
    triedAt = Date.now();
    attempt();
  }

  function after(ms) {
    clearTimeout(timer);
    timer = setTimeout(now, ms);
    return ms / 1000;
  }

  return {
    now,
    soon: () => { tries = 0; return after(SOON_MS * (1 + Math.random())); },
    /** @returns {number} seconds until the next attempt: not the same in each of many browsers */
    later: () => { tries += 1; return after(Math.min(LONGEST_MS, 500 * 2 ** tries) * (0.6 + 0.4 * Math.random())); },
    /** Whether the last attempt is long enough ago for another. */
    due: () => Date.now() - triedAt > HASTE_MS,
    stop: () => clearTimeout(timer),
    done: () => { tries = 0; },
  };
}

/** The network is back, the laptop woke up, the page is looked at again. */
export function onHope(act) {
  addEventListener("online", act);
  addEventListener("pageshow", act);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) act(); });
}
