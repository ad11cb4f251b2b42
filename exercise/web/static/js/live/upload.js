// A form that brings a file goes over HTTP, whole: a file is not kept in the browser to be sent again.
import { all, emit, one } from "../ui/dom.js";
import { newId, page } from "./page.js";
import { forgive, reason, refuse } from "./refusals.js";

const PICTURE = /\.(png|jpe?g|gif|webp)$/i;
const fields = (form) => all("[data-with-file]", form);

async function sent(form, id) {
  const body = new FormData(form);
  body.set("id", id);
  const answer = await fetch(page.seatPath("inject"), { method: "POST", headers: { Accept: "application/json" }, body });
  return answer.json();
}

/** @param {() => boolean} offline */
export function startUploads(offline) {
  /** Ids of forms whose answer never came: sent again as they are, they are carried out once. */
  const unanswered = new WeakMap();

  async function send(form, button) {
    if (form.dataset.sending) return;
    forgive(form);
    const file = one("[type=file]", form);
    if (offline()) { refuse(form, reason({ code: "cut_off" })); return; }
    if (file.files[0]?.size > Number(file.dataset.most)) { refuse(form, file.dataset.textLarge); return; }
    const id = unanswered.get(form) ?? newId();
    unanswered.set(form, id);
    form.dataset.sending = id;
    button?.setAttribute("aria-busy", "true");
    let answer;
    try {
      answer = await sent(form, id);
      unanswered.delete(form);
    } catch {
      answer = { ok: false, code: "unanswered" };
    }
    delete form.dataset.sending;
    button?.removeAttribute("aria-busy");
    if (!answer.ok) { refuse(form, reason(answer)); return; }
    form.reset();
    emit("startex:accepted", { form, answer });
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-upload]") || !fields(form).some((field) => field.value)) return;
    event.preventDefault();
    void send(form, event.submitter);
  }, true);
  document.addEventListener("input", ({ target }) => { if (target.form) unanswered.delete(target.form); });
  document.addEventListener("change", ({ target }) => {
    if (target.matches?.("[type=file][data-with-file]")) one("[name=file_alt]", target.form).required = PICTURE.test(target.value);
  });
  document.addEventListener("reset", ({ target }) => { const alt = one("[name=file_alt]", target); if (alt) alt.required = false; });
}
