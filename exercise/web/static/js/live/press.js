// Buttons that the page itself sees to. They also carry plain commands, for whoever has no editor: so
// they are caught in the capturing phase, and what is done here is not done again.

/** @param {Record<string, (button: HTMLElement) => unknown>} acts by selector; one that gives false lets the press go on */
export function onPress(acts) {
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    for (const [selector, act] of Object.entries(acts)) {
      const button = target?.closest(selector);
      if (!button) continue;
      if (act(button) !== false) event.preventDefault();
      return;
    }
  }, true);
}
