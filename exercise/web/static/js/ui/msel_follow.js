// The list stays where the clock is: the now line stands near the top, with what comes next under it.
// Whoever scrolls away is left there until the line is in view again.
import { one, watch } from "./dom.js";
import { everySecond } from "./clock.js";

const PLACE = 0.3;
const TOO_LOW = 0.6;
const HAND_MS = 5_000; // a hand that has just moved over the list is about to press something

export function startMselFollow() {
  const scroller = one("[data-msel]").closest(".scroll");
  let follows = true;
  let hand = -Infinity;

  /** Where the line stands: 0 at the top of the list, 1 at its foot; null when there is none to see. */
  function place() {
    const line = one(".nowline", scroller);
    if (!line || !scroller.clientHeight) return null;
    return (line.getBoundingClientRect().top - scroller.getBoundingClientRect().top) / scroller.clientHeight;
  }
  const busy = () => performance.now() - hand < HAND_MS || scroller.contains(document.activeElement) || one("[data-row][open]", scroller);

  function follow() {
    const at = follows && !busy() ? place() : null;
    if (at === null || (at >= 0 && at <= TOO_LOW)) return;
    scroller.scrollTop += (at - PLACE) * scroller.clientHeight;
  }
  scroller.addEventListener("scroll", () => { const at = place(); if (at !== null) follows = at >= 0 && at < 1; }, { passive: true });
  for (const type of ["pointermove", "wheel", "touchmove"]) scroller.addEventListener(type, () => { hand = performance.now(); }, { passive: true });
  everySecond(follow);
  watch(follow);
}
