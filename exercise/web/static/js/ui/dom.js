// Small helpers that every part of the interface shares.

const HIDDEN_MS = 500; // a hidden page paints nothing, and then nothing would run

export const all = (selector, root = document) => [...root.querySelectorAll(selector)];
export const one = (selector, root = document) => root.querySelector(selector);

/** Fills `{name}` in a text that came from the markup, so that it was translated. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

/** Delegated listener: runs `act(element, event)` for the nearest match of `selector`. */
export function on(type, selector, act, options) {
  document.addEventListener(type, (event) => {
    const element = event.target instanceof Element ? event.target.closest(selector) : null;
    if (element) act(element, event);
  }, options);
}

/** Runs `act` now, and again before the next picture whenever the page's elements or the named attributes change. */
export function watch(act, attributes = []) {
  let due = false;
  const run = () => { due = false; act(); };
  const observer = new MutationObserver(() => {
    if (due) return;
    due = true;
    if (document.hidden) setTimeout(run, HIDDEN_MS); else requestAnimationFrame(run);
  });
  observer.observe(document.body, {
    subtree: true, childList: true,
    ...(attributes.length ? { attributes: true, attributeFilter: attributes } : {}),
  });
  act();
  return observer;
}

/** Writes only what differs, so that watching one's own writing comes to rest. */
export function setText(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

export function setFlag(element, name, yes) {
  if (element.hasAttribute(name) !== yes) element.toggleAttribute(name, yes);
}

/** "a", "a and b", "a, b and c" with the page's own word for "and". */
export function joined(names, pattern) {
  if (names.length < 2) return names.join("");
  return fill(pattern, { a: names.slice(0, -1).join(", "), b: names.at(-1) });
}

/** A place of its own in this browser for each seat of each exercise. */
export function locker(name) {
  const { exercise = "", seat = "" } = document.body.dataset;
  const key = `startex/${exercise}/${seat}/${name}`;
  return {
    get() { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set(value) { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden: keep in memory only */ } },
    clear() { try { localStorage.removeItem(key); } catch { /* likewise */ } },
  };
}

export const emit = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

let announcer;
/** Says a line to screen readers without moving anything. */
export function announce(text) {
  announcer ??= one("[data-announce]");
  if (announcer) announcer.textContent = text;
}
