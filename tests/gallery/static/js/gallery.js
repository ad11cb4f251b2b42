// In the gallery nothing is sent: every command is accepted.
import { startSpread } from "/static/js/live/spread.js";
import { startConsole } from "/static/js/ui/console.js";
import { startUi } from "/static/js/ui/index.js";

globalThis.sent = [];
const answer = async (command, args) => { globalThis.sent.push([command, args]); return { ok: true }; };
startUi({ live: () => true, send: answer, put: ({ type, ...args }) => ({ answered: answer(type, args) }) });
startConsole();
if (document.getElementById("spread")) startSpread({ send: answer });
document.dispatchEvent(new CustomEvent("startex:connection", { detail: { state: "live" } }));
document.addEventListener("submit", (event) => event.preventDefault());
document.body.dataset.ready = "yes";
