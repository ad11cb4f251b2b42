// Where it is said why not: in the nearest place kept for that, in the words of the server.
import { all, one } from "../ui/dom.js";

/** Sentences of this page's own, translated by the server. */
const texts = () => one("[data-outgoing]")?.dataset ?? {};

function placeFor(source) {
  const form = source.closest("form");
  for (let around = source; around; around = around.parentElement) {
    const places = all("[data-refusal]", around).filter((place) => { const own = place.closest("form"); return !own || own === form; });
    // A form of its own inside the same entry has its own place; the entry's stands last.
    if (places.length) return around === form ? places[0] : places.at(-1);
  }
  return one("[data-page-refusal]");
}

/** @param {Element} source the button or form that was used */
export function refuse(source, text) {
  const place = placeFor(source);
  if (!place) return;
  const words = document.createElement("b");
  words.textContent = texts().textRefused ?? "";
  place.replaceChildren(words, ` ${text}`);
  place.hidden = false;
  // A dialog can be longer than the screen, and says why at its end.
  if (place.closest("dialog")) place.scrollIntoView({ block: "nearest" });
}

export function forgive(source) {
  const place = source.isConnected && placeFor(source);
  if (!place) return;
  place.hidden = true;
  place.replaceChildren();
}

/** The sentence for an answer that is no acceptance. */
export function reason(answer) {
  const words = texts();
  const own = { too_late_to_send: words.textTooLate, unanswered: words.textUnanswered, cut_off: words.textCutOff };
  return own[answer.code] ?? answer.message ?? answer.code ?? "";
}
