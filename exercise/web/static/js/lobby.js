import { startLive } from "./live/index.js";

startLive();
// At STARTEX the seat's page is another one.
document.addEventListener("startex:applied", () => {
  const state = document.getElementById("r-bar")?.dataset.state;
  if (state && state !== "lobby") location.reload();
});
