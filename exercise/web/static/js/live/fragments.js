// Puts the server's HTML into the page: regions and feed items are morphed, so that focus, open
// details, typed text and what is being sent stay as they are.
import { Idiomorph } from "../../parts/idiomorph.js";
import { morphOptions } from "../ui/keep.js";
import { typingIn } from "./steady.js";

const policy = globalThis.trustedTypes?.createPolicy("startex", { createHTML: (html) => html });
const SENDING = new Set(["aria-busy", "aria-disabled", "data-sending"]);

/** The server's HTML as nodes. Everything a person wrote was escaped where it was rendered. */
export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = policy ? policy.createHTML(html) : html;
  return template.content;
}

function keepsItself(from, to) {
  if (!(from instanceof Element)) return false;
  if (from.matches("[data-keep]:not(form)")) return true;
  if (from.matches("[data-refusal]")) return to.matches?.("[data-refusal]") && !from.hidden && from.textContent !== "";
  if (!from.matches("[data-sure], [data-sending]")) return false;
  // A mark belongs to one act; the same button may now stand for another.
  const same = from.dataset.command === to.dataset?.command && from.dataset.args === to.dataset?.args;
  if (same) return from.matches("[data-sure]");
  for (const name of ["data-sure", ...SENDING]) from.removeAttribute(name);
  return false;
}

const options = {
  ...morphOptions,
  morphStyle: "outerHTML",
  callbacks: {
    ...morphOptions.callbacks,
    beforeNodeMorphed: (from, to) => !keepsItself(from, to) && morphOptions.callbacks.beforeNodeMorphed(from, to) !== false,
    beforeAttributeUpdated: (name, element, how) =>
      !(SENDING.has(name) && element.hasAttribute("data-sending")) && morphOptions.callbacks.beforeAttributeUpdated(name, element, how) !== false,
  },
};

/** Turns an element of the page into the one given. */
export function morph(element, fresh) {
  // idiomorph would leave all that is inside a focused button as it was, its label included.
  Idiomorph.morph(element, fresh, { ...options, ignoreActiveValue: typingIn() !== null });
}

/** @param {Record<string, string>} regions HTML by name, the outer element included */
export function applyRegions(regions) {
  for (const [name, html] of Object.entries(regions ?? {})) {
    const element = document.getElementById(`r-${name}`);
    const fresh = parse(html).firstElementChild;
    if (element && fresh) morph(element, fresh);
  }
}
