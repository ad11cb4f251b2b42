// Nothing moves under a reading eye or a typing hand: whatever changes elsewhere, what is being read or
// written stays where it is on the screen, and focus is not thrown away.

const TEXT_FIELD = "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])";

/** The text field that has the focus, if any. */
export function typingIn(root = document) {
  const active = document.activeElement;
  return active?.matches(TEXT_FIELD) && root.contains(active) ? active : null;
}

function scrollerOf(element) {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (parent.scrollHeight > parent.clientHeight && /auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return document.scrollingElement;
}

/** Runs `change`, then scrolls so that `element` stands where it stood. */
export function holdingStill(element, change) {
  if (!element?.isConnected) { change(); return; }
  const before = element.getBoundingClientRect().top;
  change();
  if (!element.isConnected) return;
  const moved = element.getBoundingClientRect().top - before;
  if (Math.abs(moved) >= 1) scrollerOf(element).scrollTop += moved;
}

/** Runs `change`; if what had the focus is gone after it, its surroundings get it. */
export function keepingFocus(change) {
  const active = document.activeElement;
  const near = active?.closest(".item[id], li[id], [data-region], dialog");
  const region = active?.closest("[data-region], [data-feed]");
  change();
  if (!active || active === document.body || (active.isConnected && document.activeElement === active)) return;
  if (document.activeElement !== document.body) return;
  const heir = [near?.id && document.getElementById(near.id), region?.id && document.getElementById(region.id)].find((one) => one?.isConnected);
  if (!heir) return;
  if (!heir.hasAttribute("tabindex")) heir.tabIndex = -1;
  heir.focus({ preventScroll: true });
}
