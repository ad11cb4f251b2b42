// Turns a press into a command: forms and buttons with data-command, and what the page shows until the
// answer is there. The buttons say what they do; nothing here knows any command.
import { all, emit, one } from "../ui/dom.js";
import { lastsMs } from "./outbox.js";
import { typedIn } from "./outgoing.js";
import { forgive, reason, refuse } from "./refusals.js";
import { fillForm, valuesOf } from "./values.js";

const SHOW_BUSY_MS = 150;
const PARK_MS = 3_000;
const BRIEFLY_MS = 60_000;

const signature = (command) => JSON.stringify(command);
const argsOf = (element) => JSON.parse(element.dataset.args || "{}");

/** Which form it is, so that it is found again on the next page: its command and what it is about. */
export const nameOf = (form) => [form.dataset.command, form.dataset.keep ?? "", one("input[type=hidden]", form)?.value ?? ""].join("/");
/** @param {string} name */
export const formNamed = (name) => all("form[data-command]").find((form) => nameOf(form) === name);

/** @param {ReturnType<import("./outbox.js").openOutbox>} outbox */
export function startForms(outbox, { offline }) {
  function mark(source, button, id) {
    for (const element of new Set([source, button])) {
      if (!element) continue;
      element.dataset.sending = id;
      setTimeout(() => {
        if (element.dataset.sending !== id) return;
        element.setAttribute("aria-busy", "true");
        if (element.matches("button")) element.setAttribute("aria-disabled", "true");
      }, SHOW_BUSY_MS);
    }
  }

  function unmark(id) {
    for (const element of all(`[data-sending="${id}"]`)) {
      for (const name of ["data-sending", "aria-busy", "aria-disabled"]) element.removeAttribute(name);
    }
  }

  /** Tells everybody concerned that the form's text is safe elsewhere, so that it may be emptied. */
  function release(form, command, more) {
    if (form?.matches("[data-clear-after]")) form.reset();
    emit("startex:accepted", { form, command, ...more });
  }

  async function act(source, button, command) {
    if (source.dataset.sending || button?.dataset.sending) return;
    forgive(source);
    const form = source.matches("form") ? source : null;
    if (offline() && lastsMs(command.type) <= BRIEFLY_MS) { refuse(source, reason({ code: "cut_off" })); return; }
    const { parcel, answered } = outbox.put(command, { label: (button ?? source).textContent.trim().replace(/\s+/g, " ").slice(0, 80), form: form ? nameOf(form) : undefined });
    mark(source, button, parcel.id);
    const typed = form && signature(valuesOf(form));
    const untouched = () => form.isConnected && signature(valuesOf(form)) === typed;

    // A text on its way leaves the form once it takes longer: then the next one can be written.
    const parks = form?.matches("[data-clear-after]") && !form.dataset.textOffline;
    const park = () => {
      if (!parks || form.dataset.sending !== parcel.id || !untouched()) return;
      outbox.park(parcel);
      unmark(parcel.id);
      release(form, command, { parked: true });
    };
    if (offline()) park();
    else setTimeout(park, PARK_MS);
    if (offline() && form?.dataset.textOffline) refuse(form, form.dataset.textOffline);

    const answer = await answered;
    unmark(parcel.id);
    if (answer.code === "recalled") return;
    if (answer.ok) {
      if (source.isConnected) forgive(source);
      if (!parcel.parked && (!form || untouched())) release(form, command, { answer });
    } else if (!parcel.parked && source.isConnected) refuse(source, reason(answer));
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.command || event.defaultPrevented) return;
    event.preventDefault();
    void act(form, event.submitter, { type: form.dataset.command, ...argsOf(form), ...valuesOf(form, event.submitter) });
  });

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-command], a[data-command]") : null;
    if (!button || event.defaultPrevented) return;
    event.preventDefault();
    const form = document.getElementById(button.dataset.withForm ?? "");
    if (form && !form.reportValidity()) return;
    void act(button, button, { type: button.dataset.command, ...argsOf(button), ...(form ? valuesOf(form) : {}) });
  });

  document.addEventListener("change", (event) => {
    const field = event.target;
    if (!(field instanceof Element) || !field.matches("select[data-command], input[data-command]")) return;
    const lone = document.createElement("form");
    const copy = field.cloneNode(true);
    copy.value = field.value;
    if (field.type === "checkbox") copy.checked = field.checked;
    lone.append(copy);
    void act(field, field, { type: field.dataset.command, ...argsOf(field), ...valuesOf(lone) });
  });

  // What an earlier page left on its way: its button is busy here too, and its form is not filled twice.
  outbox.listen((parcel, answer) => {
    if (answer) { unmark(parcel.id); return; }
    const form = parcel.form && formNamed(parcel.form);
    const typed = typedIn(parcel.command);
    if (form && typed && typedIn(valuesOf(form)) === typed) release(form, parcel.command, { parked: true });
    remark();
  });

  function remark() {
    const buttons = all("button[data-command]:not([data-sending])");
    for (const parcel of outbox.pending()) {
      if (parcel.form) continue;
      const same = buttons.find((button) => signature({ type: button.dataset.command, ...argsOf(button) }) === signature(parcel.command));
      if (same) mark(same, null, parcel.id);
    }
  }
  document.addEventListener("startex:applied", () => { if (outbox.pending().length) remark(); });

  return {
    /** Puts a text that was not accepted back into the form it came from. */
    giveBack(parcel) {
      const form = parcel.form && formNamed(parcel.form);
      if (!form) return false;
      fillForm(form, parcel.command);
      const dialog = form.closest("dialog");
      if (dialog && !dialog.open) dialog.showModal();
      form.closest("details")?.setAttribute("open", "");
      const write = form.dataset.writeForm && one(`[data-write="${form.dataset.writeForm}"]`);
      if (write) write.click();
      (one("textarea, input:not([type=hidden])", form) ?? form).focus();
      return true;
    },
  };
}
