// What is new: the reversed time until an item has been half in view for a second, the line
// "since you were away", the badge in the title, and a view that follows only if it was at the end.
import { all, announce, emit, fill, locker, on, one, setText } from "./dom.js";
import { showTab } from "./tabs.js";

const READ_MS = 1000;
const END_PX = 48;

export function startNew() {
  const feed = one("[data-feed]");
  if (!feed) return;
  const scroller = feed.closest("[data-feed-scroll]") ?? document.scrollingElement;
  const kept = locker("read");
  const before = kept.get();
  const seen = new Set(before?.keys ?? []);
  const title = document.title;
  const timers = new Map();
  let atEnd = true;
  let leftAt = before?.at ?? null;

  const items = () => all(":scope > .item:not(.system)", feed);
  // What others have said of it since is news, too.
  const mark = ({ dataset: { key, news } }) => (news ? `${key}/${news}` : key);
  const isNew = (item) => !seen.has(mark(item)) && !item.hasAttribute("data-paged");
  const jump = one("[data-jump]");

  function save() {
    kept.set({ keys: [...seen].slice(-1000), at: Date.now() });
  }

  function count() {
    const fresh = all(":scope > [data-new]", feed);
    document.title = fresh.length ? `(${fresh.length}) ${title}` : title;
    if (!jump) return;
    const { below, above } = unseen();
    const { textOne, textMany, aboveOne, aboveMany } = jump.dataset;
    const [n, words, many] = below.length ? [below.length, textOne, textMany] : [above.length, aboveOne, aboveMany];
    jump.hidden = !n || !words;
    if (!jump.hidden) setText(jump, n === 1 ? words : fill(many, { n }));
  }

  /** What is new and out of view. Above, only what was read before and has news: the rest waits below the away line. */
  function unseen() {
    const fresh = all(":scope > [data-new]:not(.off)", feed);
    if (!fresh.length) return { below: [], above: [] };
    const { top, bottom } = scroller.getBoundingClientRect();
    return {
      below: fresh.filter((item) => item.getBoundingClientRect().top > bottom),
      above: fresh.filter((item) => item.dataset.news && item.getBoundingClientRect().bottom < top),
    };
  }

  function read(item) {
    timers.delete(item);
    if (document.hidden || !item.isConnected) return;
    const first = !seen.has(item.dataset.key);
    seen.add(item.dataset.key).add(mark(item));
    item.removeAttribute("data-new");
    if (first) { emit("startex:opened", { key: item.dataset.key }); save(); }
    count();
    dropAwayLine();
  }

  const half = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting, intersectionRatio, intersectionRect } of changes) {
      const enough = isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height > scroller.clientHeight / 2);
      clearTimeout(timers.get(target));
      timers.delete(target);
      if (enough && isNew(target)) timers.set(target, setTimeout(() => read(target), READ_MS));
    }
  }, { root: scroller === document.scrollingElement ? null : scroller, threshold: [0, 0.25, 0.5, 0.75, 1] });

  function awayLine(first, fresh, since = leftAt) {
    const model = one("template[data-away-line]");
    if (!model || !since || one(".awayline", feed)) return;
    const hm = (at) => new Date(at).toLocaleTimeString(document.body.dataset.locale, { hour: "2-digit", minute: "2-digit", hour12: false });
    const line = document.createElement("li");
    line.className = "awayline";
    line.dataset.madeHere = "";
    const words = document.createElement("p");
    words.textContent = `${fill(model.dataset.text, { from: hm(since), to: hm(Date.now()) })} ${fresh === 1 ? model.dataset.textOne : fill(model.dataset.textMany, { n: fresh })}`;
    line.append(words);
    feed.insertBefore(line, first);
  }

  function dropAwayLine() {
    const line = one(".awayline", feed);
    if (!line) return;
    let next = line.nextElementSibling;
    while (next && !next.hasAttribute("data-new")) next = next.nextElementSibling;
    if (!next && line.getBoundingClientRect().bottom < scroller.getBoundingClientRect().top) line.remove();
  }

  function again(item) {
    item.setAttribute("data-new", "");
    half.unobserve(item);
    half.observe(item);
  }

  function look() {
    for (const item of items()) {
      if (item.dataset.watched) { if (isNew(item) && !item.hasAttribute("data-new")) again(item); continue; }
      item.dataset.watched = "yes";
      if (isNew(item)) item.setAttribute("data-new", "");
      half.observe(item);
    }
    one(".thatsall")?.setAttribute("data-empty", feed.querySelector(".item") ? "no" : "yes");
    count();
  }

  const typing = () => feed.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
  function toEnd() { scroller.scrollTop = scroller.scrollHeight; atEnd = true; }

  // Somebody who has never been here is not greeted with an afternoon of "new".
  if (!before && items().length > 5) { for (const item of items()) seen.add(mark(item)); save(); }
  // The white cell's feed has everything, and much of it runs past: what stands above something read is old.
  // Its reader wants to know where things stand: it opens at the end, with what is new marked.
  const whole = document.body.dataset.page === "console";
  if (before && whole) {
    const known = items();
    for (const item of known.slice(0, known.findLastIndex((one) => seen.has(one.dataset.key)))) seen.add(item.dataset.key);
  }
  look();
  const fresh = items().filter(isNew);
  if (before && fresh.length) {
    awayLine(fresh[0], fresh.length);
    if (whole) toEnd();
    else (one(".awayline", feed) ?? fresh[0]).scrollIntoView({ block: "start" });
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < END_PX;
  } else if (!location.hash) toEnd();

  new MutationObserver((changes) => {
    const added = changes.some((change) => change.addedNodes.length);
    look();
    if (added && atEnd && !document.hidden && !typing()) toEnd();
  }).observe(feed, { childList: true });
  new MutationObserver(look).observe(feed, { subtree: true, attributes: true, attributeFilter: ["data-new", "data-watched", "data-news"] });
  new ResizeObserver(() => { if (atEnd) toEnd(); }).observe(scroller === document.scrollingElement ? document.body : scroller);
  scroller.addEventListener("scroll", () => {
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < END_PX;
    count();
    dropAwayLine();
  }, { passive: true });

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { leftAt = Date.now(); save(); return; }
    const unread = items().filter((item) => item.hasAttribute("data-new"));
    if (unread.length && Date.now() - (leftAt ?? Date.now()) > 60_000) awayLine(unread[0], unread.length);
    for (const item of unread) { half.unobserve(item); half.observe(item); }
  });
  /** Whatever a lost line kept back stands under the line too, and the view stays with its beginning. */
  let cut = null;
  function cameBack() {
    const { since, had } = cut;
    cut = null;
    look();
    const missed = items().filter((item) => isNew(item) && !had.has(item.dataset.key));
    if (!missed.length) return;
    if (!all(":scope > [data-new]", feed).some((item) => had.has(item.dataset.key))) one(".awayline", feed)?.remove();
    awayLine(missed[0], missed.length, since);
    if (!atEnd || document.hidden || typing()) return;
    (one(".awayline", feed) ?? missed[0]).scrollIntoView({ block: "start" });
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < END_PX;
  }
  document.addEventListener("startex:connection", ({ detail }) => {
    if (detail.state === "offline") cut ??= { since: detail.since, had: new Set(items().map((item) => item.dataset.key)) };
    else if (detail.state === "live" && cut) cameBack();
  });

  jump?.addEventListener("click", () => {
    const { below, above } = unseen();
    (below[0] ?? above.at(-1))?.scrollIntoView({ block: "start" });
  });
  on("click", "[data-goto]", (link, event) => {
    const target = document.getElementById(`i-${link.dataset.goto}`);
    if (!target) return;
    event.preventDefault();
    showTab("traffic");
    target.classList.remove("off");
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  });
  announce("");
}
