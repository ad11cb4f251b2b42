// Copies a link. Over plain HTTP there is no clipboard API: then the old way, by a selection.
import { on } from "./dom.js";

function byHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "sr";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

export function startCopy() {
  on("click", "[data-copy]", async (button) => {
    const text = button.dataset.copy;
    let done = false;
    try { await navigator.clipboard.writeText(text); done = true; } catch { done = byHand(text); }
    if (!done) return;
    const before = button.textContent;
    button.textContent = button.dataset.textCopied;
    setTimeout(() => { button.textContent = before; }, 2000);
  });
}
