// While a real emergency is declared the page is inert: nothing on it can be reached or pressed. The
// organisers' page says so as loudly, and goes on: a report may be wanted just then.
import { all, one, watch } from "./dom.js";

export function startNoDuff() {
  if (document.body.dataset.page === "organiser") return;
  watch(() => {
    const real = Boolean(one("#r-bands .noduff"));
    for (const part of all("main > :not(h1), .dock, .promptline, #r-strip, .consoletabs")) if (part.inert !== real) part.inert = real;
    if (real) for (const dialog of all("dialog[open]")) dialog.close();
  });
}
