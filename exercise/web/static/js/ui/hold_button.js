// Acts that must not happen by a slip: held for a second, or with the keyboard held or pressed twice.
import { on } from "./dom.js";

const HOLD_MS = 1000;
const AGAIN_MS = 3000;
const SLIP_PX = 30; // so far the hand may wander; further, it has thought better of it

export function startHoldButtons() {
  let held = null; // { button, since, x, y, timer }
  let armed = null;

  function release() {
    if (!held) return;
    clearTimeout(held.timer);
    held.button.removeAttribute("data-holding");
    held = null;
  }
  function complete(button) {
    release();
    armed = null;
    button.dataset.held = "yes";
    if (button.form && button.type === "submit") button.form.requestSubmit(button);
    else button.click();
    delete button.dataset.held;
  }
  function begin(button, event) {
    release();
    if (button.disabled || (button.form && !button.form.reportValidity())) return;
    button.setAttribute("data-holding", "");
    const timer = setTimeout(() => complete(button), HOLD_MS);
    held = { button, since: event.timeStamp, x: event.clientX, y: event.clientY, timer };
  }
  // A busy page runs its timers late: how long it was held is what the events themselves say.
  function letGo(event) {
    if (held && event.timeStamp - held.since >= HOLD_MS) complete(held.button);
    else release();
  }

  on("pointerdown", "[data-hold]", (button, event) => { if (event.button === 0) begin(button, event); });
  // Only the hand lets go: a button that moves under it, as the page goes on, is still held.
  document.addEventListener("pointermove", (event) => {
    if (held && Math.hypot(event.clientX - held.x, event.clientY - held.y) > SLIP_PX) release();
  });
  document.addEventListener("pointerup", letGo);
  document.addEventListener("pointercancel", release);
  window.addEventListener("blur", release);
  on("keydown", "[data-hold]", (button, event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (event.repeat) return;
    if (armed === button) { complete(button); return; }
    armed = button;
    setTimeout(() => { if (armed === button) armed = null; }, AGAIN_MS);
    begin(button, event);
  });
  on("keyup", "[data-hold]", (button, event) => letGo(event));
  // A plain click does nothing: only a completed hold goes through to whoever sends.
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-hold]") : null;
    if (button && button.dataset.held !== "yes") { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);
  on("contextmenu", "[data-hold]", (button, event) => event.preventDefault());
}
