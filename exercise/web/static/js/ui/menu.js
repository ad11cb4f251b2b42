// The cell's menu: a page stays open across phases, and what is offered changes with them.
import { all, fill, one, setText, watch } from "./dom.js";

export function startMenu() {
  watch(() => {
    const begun = (one("#r-bar")?.dataset.begun ?? "").split(" ");
    for (const move of all("[data-menu-move]")) {
      const { since, goodUntil } = move.dataset;
      const off = (since !== undefined && !begun.includes(since)) || begun.includes(goodUntil);
      if (move.hidden !== off) move.hidden = off;
    }
    const offered = all("#menu [data-menu-move]:not([hidden])").length;
    for (const words of all("[data-menu-count]")) setText(words, fill(words.dataset.text, { n: offered }));
  }, ["data-begun"]);
}
