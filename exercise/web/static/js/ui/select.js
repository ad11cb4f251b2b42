// The observer's note is tied to the entry that was chosen, by mouse or by keyboard.
import { all, locker, on, one, setText } from "./dom.js";

export function startSelect() {
  const host = one("[data-selectable]");
  const form = one("[data-keep-text]");
  if (!host || !form) return;
  const about = one("[data-about]", form);

  function choose(item) {
    for (const other of all(".item[data-selected]", host)) other.removeAttribute("data-selected");
    item?.setAttribute("data-selected", "");
    about.value = item?.dataset.key ?? "";
    one("[data-about-line]", form).hidden = !item;
    one("[data-about-none]", form).hidden = Boolean(item);
    if (item) setText(one("[data-about-title]", form), (one(".subject, .news h3, .cable dl > div:last-child dd", item) ?? one(".from", item))?.textContent.trim() ?? "");
  }

  on("click", "[data-selectable] .item:not(.system)", (item, event) => {
    if (event.target.closest("a, button, summary, input, form") || String(getSelection())) return;
    choose(item.hasAttribute("data-selected") ? null : item);
  });
  host.addEventListener("keydown", (event) => {
    const items = all(".item:not(.system):not(.off)", host);
    const at = items.indexOf(event.target.closest(".item"));
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = at < 0 ? items.at(-1) : items[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) { event.preventDefault(); next.focus(); }
    } else if (event.key === "Enter" && at >= 0 && event.target === items[at]) {
      event.preventDefault();
      choose(items[at]);
      one("textarea", form).focus();
    }
  });
  on("click", "[data-clear-about]", () => choose(null));

  const store = locker(`write/${form.dataset.keepText}`);
  const text = one("textarea", form);
  if (!text.value) text.value = store.get() ?? "";
  text.addEventListener("input", () => (text.value ? store.set(text.value) : store.clear()));
  document.addEventListener("startex:accepted", ({ detail }) => {
    if (detail?.form !== form) return;
    form.reset();
    store.clear();
    choose(null);
  });
}
