// What a live update must leave alone, for idiomorph: what the reader opened, and what a hand has typed.
//
//   Idiomorph.morph(element, html, { ...morphOptions, morphStyle: "outerHTML" })
import { on } from "./dom.js";

const LOCAL = new Set(["open", "data-new", "data-watched", "data-dirty", "data-overdue", "data-over", "hidden", "aria-expanded"]);
const OWNS_HIDDEN = "[data-refusal], [data-self], [data-others], [data-local-hidden], [data-until], [data-clip]";

export const morphOptions = {
  ignoreActiveValue: true,
  restoreFocus: true,
  callbacks: {
    beforeNodeMorphed(from) {
      return !(from instanceof Element && from.matches("form[data-dirty], [data-made-here]"));
    },
    beforeNodeRemoved(node) {
      return !(node instanceof Element && node.matches("[data-made-here]"));
    },
    afterNodeMorphed(from, to) {
      // It may have been something else before, whose being hidden was its own affair.
      if (from instanceof HTMLElement && from.hidden && !to.hidden && !from.matches(OWNS_HIDDEN)) from.hidden = false;
    },
    beforeAttributeUpdated(name, element) {
      if (!LOCAL.has(name)) return true;
      if (name === "open") return !element.matches("details[data-local-open], dialog");
      if (name === "hidden") return !element.matches(OWNS_HIDDEN);
      return false;
    },
  },
};

/** A form in a region that somebody has typed into is theirs until it is sent or given up. */
export function startKeep() {
  on("input", "[data-region] form, #feed form", (form) => form.setAttribute("data-dirty", ""));
  document.addEventListener("reset", (event) => event.target.removeAttribute?.("data-dirty"), true);
  document.addEventListener("startex:accepted", ({ detail }) => {
    const form = detail?.form;
    if (!form?.closest?.("[data-region], #feed")) return;
    form.removeAttribute("data-dirty");
    form.closest("details[data-local-open]")?.removeAttribute("open");
  });
}
