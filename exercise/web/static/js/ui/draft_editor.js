// The form for a move. It stands outside every region, so nothing moves under a typing hand; it
// fills itself from the drafts region and saves what is typed after a short rest.
import { all, fill, joined, locker, on, one, setText } from "./dom.js";

const REST_MS = 900;

/** Values of the form as the command `draft.save` wants them. */
function values(form) {
  const data = new FormData(form);
  const found = {
    draft: data.get("draft"), title: data.get("title"), instrument: data.get("instrument") ?? "",
    tags: data.getAll("tags[]"), actor: data.get("actor"), targets: data.getAll("targets[]"), intent: data.get("intent"),
    order: data.get("order"), openness: data.get("openness") ?? "private", takes_ms: Number(data.get("takes_ms")),
  };
  if (data.get("answers")) found.answers = data.get("answers");
  if (data.get("version")) found.version = Number(data.get("version"));
  return found;
}

function put(form, fields) {
  const set = (name, value) => { if (value !== undefined && form.elements[name]) form.elements[name].value = value; };
  for (const name of ["draft", "title", "actor", "intent", "order", "answers", "version"]) set(name, fields[name]);
  const takes = form.elements.takes_ms;
  if (fields.takes_ms !== undefined) {
    if (![...takes.options].some((option) => option.value === String(fields.takes_ms))) takes.add(new Option(`${Math.round(fields.takes_ms / 60000)}`, String(fields.takes_ms)));
    takes.value = String(fields.takes_ms);
  }
  for (const name of ["instrument", "openness"]) if (fields[name] !== undefined) for (const radio of all(`input[name=${name}]`, form)) radio.checked = radio.value === fields[name];
  for (const name of ["targets", "tags"]) if (fields[name] !== undefined) for (const box of all(`input[name="${name}[]"]`, form)) box.checked = fields[name].includes(box.value);
}

/**
 * @param {{send: (command: string, args: object) => Promise<{ok: boolean, message?: string, version?: number}>}} channel
 */
export function startDraftEditor({ send }) {
  const editor = one("[data-draft-editor]");
  if (!editor) return;
  const form = one("[data-draft-form]", editor);
  const state = one("[data-draft-state]", editor);
  const seat = document.body.dataset.seat;
  const kept = locker("draft");
  let current = null;
  let wanted = null; // what a new draft shall begin with, until the server has opened it
  let timer = 0;
  let dirty = false;
  let saving = null;

  const row = (id) => document.getElementById(`draft-${id}`);
  const fieldsOf = (li) => JSON.parse(li.dataset.fields);

  function readersLine() {
    const line = one("[data-private-readers]", form);
    const names = all('input[name="targets[]"]:checked', form).map((box) => box.dataset.name);
    setText(line, names.length ? fill(line.dataset.text, { names: joined(names, line.dataset.textAnd) }) : line.dataset.textNone);
  }

  function answersLine(title) {
    const line = one("[data-answers-line]", form);
    line.hidden = !form.elements.answers.value;
    if (title !== undefined) setText(one("[data-answers-title]", form), title);
  }

  function mine(yes) {
    for (const element of all("input, textarea, select", form)) if (element.type !== "hidden") element.disabled = !yes;
    one("[data-taken]", form).hidden = yes;
  }

  function open(id, more = {}) {
    const li = row(id);
    if (!li) return;
    current = id;
    const fields = { ...fieldsOf(li), ...more };
    put(form, fields);
    answersLine(fields.answers_title ?? "");
    const local = kept.get();
    if (local?.draft === id && local.version === fields.version) put(form, local);
    setText(state, "");
    mine(true);
    editor.hidden = false;
    readersLine();
    one("[data-first]", form).focus();
    if (Object.keys(more).length) { dirty = true; save(); }
  }

  function close() {
    if (dirty) save();
    editor.hidden = true;
    current = null;
    (one("#r-drafts [data-edit-draft]:not([hidden])") ?? one("[data-new-move]"))?.focus();
  }

  async function save() {
    clearTimeout(timer);
    if (!current || !dirty) return saving;
    if (saving) { await saving; if (!dirty) return undefined; }
    dirty = false;
    const args = values(form);
    kept.set(args);
    setText(state, state.dataset.textSaving);
    saving = send("draft.save", args).then((answer) => {
      saving = null;
      if (answer?.ok === false) {
        setText(state, "");
        refuse(answer.message);
        return answer;
      }
      if (answer?.version) form.elements.version.value = answer.version;
      if (!dirty) kept.clear();
      const now = new Date();
      setText(state, fill(state.dataset.textSaved, { time: `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}` }));
      return answer;
    }, () => { saving = null; dirty = true; setText(state, state.dataset.textKept); });
    return saving;
  }

  function refuse(text) {
    const line = one("[data-refusal]", form);
    line.textContent = text ?? "";
    line.hidden = !text;
  }

  function touched() { dirty = true; refuse(""); clearTimeout(timer); timer = setTimeout(save, REST_MS); }

  form.addEventListener("input", () => { readersLine(); touched(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); event.stopPropagation(); save(); }, true);
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  document.addEventListener("startex:connection", ({ detail }) => { if (detail.state === "live" && dirty) save(); });

  on("click", "[data-edit-draft]", (button) => open(button.dataset.editDraft));
  on("click", "[data-close-editor]", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !editor.hidden && !one("dialog[open]")) close(); });
  on("click", "[data-clear-answers]", () => { form.elements.answers.value = ""; answersLine(); touched(); });
  on("click", "[data-new-move]", (button) => { wanted = button.dataset.fields ? JSON.parse(button.dataset.fields) : {}; });
  on("click", "[data-answer-with-move]", (button) => {
    const key = button.dataset.answerWithMove;
    const item = document.getElementById(`i-${key}`);
    wanted = { answers: key, answers_title: one(".subject, .news h3, .cable dl > div:last-child dd", item)?.textContent ?? one(".from", item)?.textContent.trim() ?? "" };
    send("draft.open", {});
  });
  on("click", "[data-submit-draft]", async () => {
    const id = current;
    await save();
    const answer = await send("move.submit", { draft: id });
    if (answer?.ok === false) refuse(answer.message); else { kept.clear(); editor.hidden = true; current = null; }
  });
  on("click", "[data-take-back]", async () => { if (current) { await send("draft.take", { draft: current }); } });
  on("click", "[data-take-draft]", (button) => { wanted = { take: button.dataset.takeDraft }; });

  // A draft this seat has just opened or taken appears in the region: then the form opens on it.
  const known = new Set(all("[data-draft]").map((li) => `${li.dataset.draft}/${li.dataset.hand}`));
  new MutationObserver(() => {
    for (const li of all("[data-draft]")) {
      const id = `${li.dataset.draft}/${li.dataset.hand}`;
      if (known.has(id)) continue;
      known.add(id);
      if (li.dataset.hand === seat && wanted && (!wanted.take || wanted.take === li.dataset.draft)) {
        const more = wanted.take ? {} : wanted;
        wanted = null;
        open(li.dataset.draft, more);
      }
    }
    if (!current) return;
    const li = row(current);
    if (!li) { editor.hidden = true; current = null; return; }
    const fields = fieldsOf(li);
    if (li.dataset.hand === seat) { mine(true); if (!dirty && !saving) form.elements.version.value = fields.version; return; }
    mine(false);
    setText(one("[data-taken] p", form), fill(state.dataset.textTaken, { name: fields.hand_name }));
    put(form, fields);
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-hand", "data-fields"] });
}
