// Acts that must not happen by a slip: held for a second, or with the keyboard held or pressed twice.
import { on } from "./dom.js";

const HOLD_MS = 1000;

export function startHoldButtons() {
  let timer = 0;
  let armed = null;

  function release(button) {
    clearTimeout(timer);
    button.removeAttribute("data-holding");
  }
  function complete(button) {
    release(button);
    armed = null;
    button.dataset.held = "yes";
    if (button.form && button.type === "submit") button.form.requestSubmit(button);
    else button.click();
    delete button.dataset.held;
  }
  function begin(button) {
    if (button.disabled || (button.form && !button.form.reportValidity())) return;
    button.setAttribute("data-holding", "");
    timer = setTimeout(() => complete(button), HOLD_MS);
  }

  on("pointerdown", "[data-hold]", (button, event) => { if (event.button === 0) begin(button); });
  for (const type of ["pointerup", "pointercancel", "pointerout"]) on(type, "[data-hold]", release);
  on("keydown", "[data-hold]", (button, event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (event.repeat) return;
    if (armed === button) { complete(button); return; }
    armed = button;
    setTimeout(() => { if (armed === button) armed = null; }, 3000);
    begin(button);
  });
  on("keyup", "[data-hold]", release);
  // A plain click does nothing: only a completed hold goes through to whoever sends.
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-hold]") : null;
    if (button && button.dataset.held !== "yes") { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);
  on("contextmenu", "[data-hold]", (button, event) => event.preventDefault());
}
