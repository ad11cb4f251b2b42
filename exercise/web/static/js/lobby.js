import { startLive } from "./live/index.js";

startLive();
// The type that cables are set in comes while people wait, when nothing else is wanted.
const plex = new URL("../parts/ibm-plex-mono-400.woff2", import.meta.url);
setTimeout(() => void new FontFace("IBM Plex Mono", `url(${plex})`).load().catch(() => {}), 6000);
// Acknowledged: the answer is written next.
document.addEventListener("click", ({ target }) => {
  if (!target.closest?.("[data-command='practice.acknowledge']")) return;
  const shown = () => document.querySelector("#r-practice form:not([hidden]) input");
  const observer = new MutationObserver(() => { if (shown()) { observer.disconnect(); shown().focus(); } });
  observer.observe(document.getElementById("r-practice"), { subtree: true, childList: true, attributes: true });
});
// At STARTEX the seat's page is another one.
document.addEventListener("startex:applied", () => {
  const state = document.getElementById("r-bar")?.dataset.state;
  if (state && state !== "lobby") location.reload();
});
