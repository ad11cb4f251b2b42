// Feed filters by kind and by cell, and the search in the MSEL. Hides; never removes.
import { all, on, one } from "./dom.js";

function press(button) {
  for (const other of all("button[data-filter-group]", button.parentElement)) other.setAttribute("aria-pressed", String(other === button));
}

export function startFilter() {
  const feed = one("[data-feed]");
  const cells = new Set();

  function apply() {
    if (!feed) return;
    const group = one("[data-filter-group][aria-pressed=true]")?.dataset.filterGroup ?? "";
    if (group) feed.dataset.show = group; else feed.removeAttribute("data-show");
    for (const item of all(":scope > .item", feed)) {
      const own = (item.dataset.cells ?? "").split(" ");
      const off = cells.size > 0 && !own.some((cell) => cells.has(cell));
      if (item.classList.contains("off") !== off) item.classList.toggle("off", off);
    }
    const empty = one("[data-nomatch]");
    if (empty) {
      const visible = all(":scope > .item:not(.system)", feed).some((item) => !item.classList.contains("off") && (!group || item.dataset.group === group));
      empty.hidden = visible || (!group && !cells.size);
    }
  }

  on("click", "[data-filter-group]", (button) => { press(button); apply(); const scroller = feed.closest("[data-feed-scroll]"); if (scroller) scroller.scrollTop = scroller.scrollHeight; });
  on("click", "[data-filter-cell]", (button) => {
    const cell = button.dataset.filterCell;
    const on = !cells.has(cell);
    if (on) cells.add(cell); else cells.delete(cell);
    button.setAttribute("aria-pressed", String(on));
    apply();
  });
  if (feed) new MutationObserver(apply).observe(feed, { childList: true });
}
