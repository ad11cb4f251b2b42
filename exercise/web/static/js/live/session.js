// The seat itself: moved to another, given to somebody else, or not valid on this device any more.
// And the page itself: made by a server that has been replaced since.
import { announce, emit, on, one } from "../ui/dom.js";
import { page } from "./page.js";

/** @param {string} code `moved`, `gone`, or why the server would not let this page in */
export function seatOver(code, message) {
  if (code === "moved") { location.assign(page.path("follow")); return; }
  emit("startex:connection", { state: "offline", since: Date.now(), over: true });
  const offline = one("[data-offline-band]");
  if (offline) offline.hidden = true;
  if (code === "protocol") { outdated("protocol"); return; }
  const band = one("[data-seat-over]");
  if (!band) return;
  const words = one("[data-seat-over-words]", band);
  words.textContent = code === "gone" ? band.dataset.textGone : message || band.dataset.textInvalid;
  band.hidden = false;
  announce(words.textContent);
}

/** @param {string} files version of the files that the server has now */
export function present(files) {
  if (page.files && files !== page.files) outdated(files);
}

/** Asks for a reload, once for each new server; a screen without a person at it does it by itself. */
function outdated(by) {
  const band = one("[data-outdated]");
  if (band?.hidden) { band.hidden = false; announce(band.textContent); }
  if (band || page.name !== "projector") return;
  if (sessionStorage.getItem("startex/outdated") === by) return;
  sessionStorage.setItem("startex/outdated", by);
  location.reload();
}

on("click", "[data-reload]", () => location.reload());
