// The phone's three tabs, and the situation tab of a small laptop.
import { all, fill, on, one, setText, watch } from "./dom.js";

export function showTab(name) {
  const host = one("[data-tabbed]");
  if (!host) return;
  host.dataset.tab = name;
  for (const button of all("[data-tab-to]")) {
    if (button.dataset.tabTo === name) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  const note = one(`[data-tab-note=${name}]`);
  if (note?.dataset.textSame) { setText(note, note.dataset.textSame); }
  document.dispatchEvent(new CustomEvent("startex:tab", { detail: { tab: name } }));
}

export function startTabs() {
  const host = one("[data-tabbed]");
  if (!host) return;
  on("click", "[data-tab-to]", (button) => showTab(button.dataset.tabTo));

  const note = (name) => one(`[data-tab-note=${name}]`);
  watch(() => {
    const fresh = all("#feed [data-new]").length;
    const traffic = note("traffic");
    if (traffic) setText(traffic, fresh ? fill(traffic.dataset.textNew, { n: fresh }) : traffic.dataset.textNone);
    const desk = note("desk");
    if (desk) {
      const waiting = one("#r-waiting[data-ended]") ? [] : all("#r-waiting .rows > li, #r-own_waiting .rows > li");
      const over = waiting.filter((row) => row.hasAttribute("data-overdue")).length;
      setText(desk, over ? fill(desk.dataset.textOver, { n: over }) : waiting.length ? fill(desk.dataset.textWaiting, { n: waiting.length }) : desk.dataset.textNone);
      desk.classList.toggle("alarm", over > 0);
    }
  }, ["data-new", "data-overdue"]);

  const situation = note("situation");
  if (situation) {
    const regions = all("#r-situation, #r-tracks, #r-map, #r-agreements");
    const said = () => regions.map((region) => region.textContent.replace(/\s+/g, " ")).join();
    let known = said();
    const changed = new MutationObserver(() => {
      const now = said();
      if (now !== known && host.dataset.tab !== "situation") setText(situation, situation.dataset.textChanged);
      known = now;
    });
    for (const region of regions) changed.observe(region, { subtree: true, childList: true, characterData: true });
  }
}
