// Native dialogs: opened by a button, closed by another, by Escape, or once their act was accepted.
import { on, one, setText } from "./dom.js";

const SURE_MS = 6000;

export function startDialogs() {
  on("click", "[data-open-dialog]", (button) => document.getElementById(button.dataset.openDialog)?.showModal());
  on("click", "[data-close-dialog]", (button) => button.closest("dialog").close());
  document.addEventListener("startex:accepted", ({ detail }) => {
    const form = detail?.form;
    if (form?.matches?.("[data-close-dialog-after]")) { form.closest("dialog")?.close(); form.reset(); }
  });
  on("click", "[data-open-pass-on]", (button) => {
    const dialog = one("#pass-on");
    const key = button.dataset.openPassOn;
    one("[name=item]", dialog).value = key;
    const item = document.getElementById(`i-${key}`);
    setText(one("[data-pass-on-title]", dialog), one(".subject, .news h3, .cable dl > div:last-child dd", item)?.textContent ?? "");
    dialog.showModal();
  });
  on("click", "[data-open-map]", () => {
    const drawing = one("#r-map [data-large-map] svg") ?? one("#r-map svg");
    if (!drawing) return;
    one("[data-big-map]").replaceChildren(drawing.cloneNode(true));
    one("#big-map").showModal();
  });
  // A second press on the same button says yes, for what is small but cannot be undone; there is time to read what it says.
  on("click", "[data-confirm]", (button, event) => {
    if (button.dataset.sure === "yes") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const before = [...button.childNodes];
    const called = button.getAttribute("aria-label");
    button.dataset.sure = "yes";
    button.textContent = button.dataset.confirm;
    button.removeAttribute("aria-label");
    setTimeout(() => {
      // By then the button may have come to stand for something else.
      if (button.dataset.sure !== "yes") return;
      delete button.dataset.sure;
      button.replaceChildren(...before);
      if (called !== null) button.setAttribute("aria-label", called);
    }, SURE_MS);
  }, true);
}
