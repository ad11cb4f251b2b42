// In the gallery nothing is sent: every command is accepted.
import { startUi } from "/static/js/ui/index.js";

globalThis.sent = [];
startUi({ send: async (command, args) => { globalThis.sent.push([command, args]); return { ok: true }; } });
document.addEventListener("submit", (event) => event.preventDefault());
