// The feed: items in their order, each once, a window of the newest unless the reader paged back.
import { all, one, setFlag } from "../ui/dom.js";
import { morph, parse } from "./fragments.js";
import { page } from "./page.js";
import { holdingStill, typingIn } from "./steady.js";

const WINDOW = 200;
const END_PX = 48;

const feedOf = () => one("[data-feed]");
const scrollerOf = (feed) => feed.closest("[data-feed-scroll]") ?? document.scrollingElement;
const itemsOf = (feed) => all(":scope > .item", feed);
const orderOf = (item) => item.dataset.order ?? "";
/** Items of the cell's stream and of the seat's own stand in one feed; `order` says which in its middle. */
const streamOf = (item) => orderOf(item).split(".")[1] ?? "0";
const streamRank = (viewer) => (viewer.startsWith("seat:") ? "1" : "0");

function atEnd(scroller) {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < END_PX;
}

/** The first item that is at least partly on screen. */
function firstSeen(feed, scroller) {
  const top = scroller === document.scrollingElement ? 0 : scroller.getBoundingClientRect().top;
  return itemsOf(feed).find((item) => item.getBoundingClientRect().bottom > top);
}

function insert(feed, item) {
  let before = null;
  for (let other = feed.lastElementChild; other; other = other.previousElementSibling) {
    if (other.matches(".item") && orderOf(other) < orderOf(item)) break;
    // A line between items, such as "since you were away", belongs to the item below it.
    if (other.matches(".item")) before = other.previousElementSibling?.matches("[data-made-here]") ? other.previousElementSibling : other;
  }
  feed.insertBefore(item, before);
}

function put(feed, { key, html }) {
  const standing = document.getElementById(`i-${key}`);
  if (html === null) { standing?.remove(); return; }
  const fresh = parse(html).firstElementChild;
  if (!fresh) return;
  if (standing) {
    const off = standing.classList.contains("off");
    const moves = orderOf(standing) !== orderOf(fresh);
    morph(standing, fresh);
    standing.classList.toggle("off", off);
    if (moves) insert(feed, standing);
    return;
  }
  const oldest = one(":scope > .item", feed);
  // Something changed that stands further back than this page goes.
  if (oldest && hasOlder(feed) && orderOf(fresh) < orderOf(oldest)) return;
  insert(feed, fresh);
}

function dropAllBut(feed, packet) {
  const keys = new Set(packet.items.map((item) => item.key));
  for (const item of itemsOf(feed)) {
    if (streamOf(item) === streamRank(packet.viewer) && !keys.has(item.dataset.key)) item.remove();
  }
}

// ── the window ──

const olderLine = (feed) => feed.parentElement.querySelector(".older");
const hasOlder = (feed) => { const line = olderLine(feed); return Boolean(line && !line.hidden); };

function pointOlder(feed) {
  const line = olderLine(feed);
  const link = line && one("a", line);
  const oldest = one(":scope > .item", feed);
  if (!link || !oldest) return;
  link.setAttribute("href", page.seatPath(`feed?before=${encodeURIComponent(orderOf(oldest))}`));
  line.hidden = false;
}

function trim(feed, scroller, following) {
  if (feed.hasAttribute("data-paged") && !following) return;
  feed.removeAttribute("data-paged");
  const items = itemsOf(feed);
  const spare = items.slice(0, Math.max(0, items.length - WINDOW));
  const seen = following ? null : firstSeen(feed, scroller);
  const free = seen ? spare.slice(0, Math.max(0, items.indexOf(seen))) : spare;
  if (!free.length) return;
  for (const item of free) item.remove();
  pointOlder(feed);
}

/** @param {import("./cursors.js").Packet} packet */
export function applyItems(packet) {
  const feed = feedOf();
  if (!feed || !(packet.items?.length || packet.fresh)) return;
  const scroller = scrollerOf(feed);
  const following = atEnd(scroller) && !document.hidden && !typingIn(feed);
  const change = () => {
    if (packet.fresh) dropAllBut(feed, packet);
    for (const item of packet.items) put(feed, item);
    trim(feed, scroller, following);
  };
  if (following) { change(); scroller.scrollTop = scroller.scrollHeight; } else holdingStill(typingIn(feed) ?? firstSeen(feed, scroller), change);
}

/** "Show what came before": puts the page before this one above it, in place. */
export function startOlder() {
  document.addEventListener("click", async (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-older]") : null;
    const feed = feedOf();
    if (!link || !feed || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const line = olderLine(feed);
    if (line.getAttribute("aria-busy") === "true") return;
    line.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(answer.statusText);
      prepend(feed, parse(await answer.text()));
    } catch {
      location.assign(link.href); // the browser can say best why it cannot be had
    } finally {
      line.removeAttribute("aria-busy");
    }
  });
}

function prepend(feed, content) {
  const items = all(".item[data-key]", content).filter((item) => !document.getElementById(item.id));
  const further = content.querySelector("a[data-older]");
  setFlag(feed, "data-paged", true);
  holdingStill(firstSeen(feed, scrollerOf(feed)), () => {
    for (const item of items) { item.dataset.paged = ""; insert(feed, item); }
  });
  const line = olderLine(feed);
  line.hidden = !further;
  if (further) one("a", line).setAttribute("href", further.getAttribute("href"));
}
