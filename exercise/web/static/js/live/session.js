// The seat itself: moved to another, given to somebody else, or not valid on this device any more.
import { announce, emit, one } from "../ui/dom.js";
import { page } from "./page.js";

/** @param {string} code `moved`, `gone`, or why the server would not let this page in */
export function seatOver(code, message) {
  if (code === "moved") { location.assign(page.path("follow")); return; }
  emit("startex:connection", { state: "offline", since: Date.now(), over: true });
  const offline = one("[data-offline-band]");
  if (offline) offline.hidden = true;
  const band = one("[data-seat-over]");
  if (!band) return;
  const words = one("[data-seat-over-words]", band);
  words.textContent = code === "gone" ? band.dataset.textGone : message || band.dataset.textInvalid;
  band.hidden = false;
  announce(words.textContent);
}
