// The move editor: opens on a draft, keeps what is typed, and says so when another hand takes over.
// The form stands outside every region, so nothing moves under a typing hand.
import { all, fill, locker, one, setText } from "../ui/dom.js";
import { answersLine, bare, fieldsOf, fillFields, focusField, isBlank, readers, sameFields, sayState, titleOfItem, writable } from "./draft_form.js";
import { draftSync } from "./draft_sync.js";
import { onPress } from "./press.js";
import { openRemnants } from "./remnants.js";
import { forgive, reason, refuse } from "./refusals.js";

const LOST = new Set(["stale_draft", "not_your_hand", "unknown_draft"]);

/**
 * @param {object} line
 * @param {(type: string, args: object, id?: string) => Promise<{ok: boolean}>} line.send now, or reject
 * @param {(command: object, more: object) => {answered: Promise<{ok: boolean}>}} line.put for sure, once
 * @param {() => boolean} line.live
 * @param {ReturnType<import("./outgoing.js").openOutgoing>} [outgoing]
 */
export function startDrafts(line, outgoing) {
  const editor = one("[data-draft-editor]");
  if (!editor) return;
  const form = one("[data-draft-form]", editor);
  const state = one("[data-draft-state]", editor);
  const seat = document.body.dataset.seat;
  const open = locker("editor");
  const remnants = openRemnants(outgoing, (fields) => show(sync.begin(fields)));
  const submitting = new Set();
  let current = null;
  let wanted = ""; // a draft just taken over: opened once the list says it is ours
  const sync = draftSync(line, told);

  const rowOf = (id) => id && document.getElementById(`draft-${id}`);
  const listed = (row) => JSON.parse(row.dataset.fields);
  /** Opened to be read, and left as the menu has it: nobody need keep it. */
  const untouched = (sheet) => isBlank(sheet.fields) || Boolean(sheet.begun && sameFields(sheet.fields, sheet.begun));
  const takenBy = (fields) => fill(state.dataset.textTaken, { name: fields.hand_name });

  // ── the editor ──

  function show(sheet, { focus = true } = {}) {
    if (current && current !== sheet && untouched(current)) void discard(current);
    current = sheet;
    open.set({ key: sheet.key, draft: sheet.draft });
    fillFields(form, sheet.fields);
    answersLine(form, sheet.answersTitle);
    const first = offerMenu(sheet.fields);
    forgive(form);
    setText(state, "");
    writable(form, true);
    editor.hidden = false;
    leaving();
    if (focus) first.focus();
    if (sheet.dirty) void sync.flush(sheet);
  }

  /** What is to be ordered about a paper may stand on the menu. @returns {HTMLElement} where one begins */
  function offerMenu({ answers, menu, option }) {
    const about = Boolean(answers && !menu && !option);
    editor.toggleAttribute("data-about", about);
    const list = one(".frommenu", form);
    if (!list || !about) return one("[data-first]", form);
    list.open = true;
    return one("summary", list);
  }

  /** A move of the menu, where it is ordered about a paper, or makes a decision that waits. */
  function chosenFrom(button) {
    const fields = button.dataset.fields ? JSON.parse(button.dataset.fields) : {};
    if (!fields.menu || fields.answers) return fields;
    const about = editor.contains(button) ? current?.fields.answers : "";
    const within = about ? document.getElementById(`i-${about}`) : document;
    const options = within ? all("#feed .decision [data-new-move]", document).filter((one) => within.contains(one)) : [];
    const same = options.map((one) => JSON.parse(one.dataset.fields)).find((option) => option.menu === fields.menu);
    return same ?? (about ? { ...fields, answers: about } : fields);
  }

  /** It has been chosen from: it need not stand open. */
  function shutMenus() {
    for (const list of all(".frommenu[open]")) list.open = false;
    if (one("#menu:not([hidden])")) one("[data-open-menu]").click();
  }

  /** What becomes of it on leaving is said before. */
  function leaving() {
    const button = one("[data-leave]", form);
    setText(button, button.dataset[untouched(current) ? "textNone" : "textKeep"]);
  }

  function openDraft(id, { focus = true } = {}) {
    const row = rowOf(id);
    if (!row || row.dataset.hand !== seat) return false;
    const fields = listed(row);
    let sheet = sync.ofDraft(id);
    if (!sheet) sheet = sync.adopt(id, fields.version, fields);
    else if (!sheet.dirty) Object.assign(sheet, { fields: bare(fields), version: fields.version });
    sheet.answersTitle = fields.answers_title;
    show(sheet, { focus });
    return true;
  }

  function shut() {
    editor.hidden = true;
    current = null;
    open.clear();
  }

  function close() {
    const sheet = current;
    shut();
    if (sheet && untouched(sheet)) void discard(sheet);
    else if (sheet) void sync.flush(sheet);
    (one("#r-drafts [data-edit-draft]:not([hidden])") ?? one("[data-new-move]"))?.focus();
  }

  /** Puts it to the team as it stands; whatever is written afterwards takes that back. */
  function propose() {
    const sheet = current;
    if (!sheet || isBlank(sheet.fields)) { close(); return; }
    delete sheet.begun;
    sheet.fields = { ...sheet.fields, proposed: true };
    sheet.dirty = true;
    close();
  }

  /** Nothing was written: it need not stand in everybody's list. */
  async function discard(sheet) {
    const unheard = !sheet.draft && !sheet.sent && !sync.busy(sheet);
    if (!unheard && !(await sync.flush(sheet))) return;
    sync.forget(sheet);
    if (sheet.draft) line.put({ type: "draft.discard", draft: sheet.draft }, {});
  }

  function told(sheet, how, answer) {
    if (how === "refused" && LOST.has(answer.code)) { setAside(sheet, answer); return; }
    if (how === "refused") delete sheet.submit;
    if (how === "saved" && sheet.submit) void submit(sheet);
    if (sheet !== current) return;
    open.set({ key: sheet.key, draft: sheet.draft });
    sayState(state, how);
    if (how === "refused") refuse(form, reason(answer)); else forgive(form);
  }

  /** Another hand, or another device of this seat, was there first: what was typed here is kept apart. */
  function setAside(sheet, answer) {
    const row = rowOf(sheet.draft);
    const newest = answer.fields ? { ...answer.fields, version: answer.version } : row && listed(row);
    if (!newest || !sameFields(newest, sheet.fields)) remnants.keep(sheet.fields, reason(answer));
    sheet.dirty = false;
    delete sheet.submit;
    if (newest) { Object.assign(sheet, { draft: answer.draft ?? sheet.draft, fields: bare(newest), version: newest.version }); sync.keep(sheet); } else sync.forget(sheet);
    if (sheet !== current) return;
    if (newest) { fillFields(form, sheet.fields); look(); } else shut();
  }

  // ── what the list says ──

  function look() {
    if (wanted && openDraft(wanted)) wanted = "";
    for (const sheet of sync.all()) {
      const row = rowOf(sheet.draft);
      if (!row) { if (sheet.listed && !sync.busy(sheet)) vanished(sheet); continue; }
      sheet.listed = true;
      const fields = listed(row);
      if (sheet.dirty && !sync.busy(sheet) && sameFields(fields, sheet.fields)) Object.assign(sheet, { dirty: false, sent: undefined, version: fields.version });
      if (sheet.dirty && row.dataset.hand !== seat && !sync.busy(sheet)) setAside(sheet, { message: takenBy(fields) });
      const newer = fields.version > sheet.version || row.dataset.hand !== seat;
      if (!sheet.dirty && !sync.busy(sheet) && newer) {
        Object.assign(sheet, { fields: bare(fields), version: fields.version });
        if (sheet === current) fillFields(form, sheet.fields);
      }
      if (sheet !== current) { if (!sheet.dirty && !sheet.submit) sync.forget(sheet); continue; }
      writable(form, row.dataset.hand === seat);
      if (row.dataset.hand !== seat) setText(one("[data-taken] p", form), takenBy(fields));
    }
  }

  /** Submitted or discarded, here or by somebody else. */
  function vanished(sheet) {
    if (sheet.dirty) { setAside(sheet, { message: state.dataset.textGone }); return; }
    sync.forget(sheet);
    if (sheet === current) shut();
  }

  // ── acts ──

  async function submit(sheet) {
    if (submitting.has(sheet.key)) return;
    sheet.submit = sheet.dirty;
    sync.keep(sheet);
    if (sheet.dirty) { void sync.flush(sheet); return; }
    submitting.add(sheet.key);
    const { answered } = line.put({ type: "move.submit", draft: sheet.draft }, { label: one("[data-submit-draft]", form).textContent.trim() });
    const answer = await answered;
    submitting.delete(sheet.key);
    if (answer.ok) { sync.forget(sheet); if (sheet === current) shut(); return; }
    if (sheet !== current) openDraft(sheet.draft, { focus: false });
    refuse(form, reason(answer));
    focusField(form, answer.field);
  }

  async function take(id, source) {
    wanted = id;
    const { answered } = line.put({ type: "draft.take", draft: id }, {});
    const answer = await answered;
    if (!answer.ok) { wanted = ""; refuse(source, reason(answer)); return; }
    const sheet = sync.ofDraft(id);
    if (sheet) Object.assign(sheet, { version: answer.version ?? sheet.version, sent: undefined });
    look();
  }

  onPress({
    "[data-new-move]": (button) => {
      const fields = chosenFrom(button);
      show(sync.begin(fields, { begun: bare(fields), ...(fields.answers ? { answersTitle: titleOfItem(fields.answers) } : {}) }));
      shutMenus();
    },
    "[data-answer-with-move]": (button) => {
      const key = button.dataset.answerWithMove;
      show(sync.begin({ answers: key }, { answersTitle: titleOfItem(key) }));
    },
    "[data-edit-draft]": (button) => openDraft(button.dataset.editDraft),
    "[data-take-draft], [data-take-back]": (button) => void take(button.dataset.takeDraft ?? current?.draft, button),
    "[data-close-editor]": close,
    "[data-propose-draft]": propose,
    "[data-clear-answers]": () => { form.elements.answers.value = ""; form.elements.option.value = ""; answersLine(form); if (current) sync.edit(current, fieldsOf(form)); },
    "[data-submit-draft]": () => { if (current) void submit(current); },
    // The list's own button: what was typed since the last save goes along.
    "[data-command='move.submit']": (button) => {
      const sheet = sync.ofDraft(JSON.parse(button.dataset.args || "{}").draft);
      if (!sheet?.dirty) return false;
      void submit(sheet);
      return true;
    },
  });

  form.addEventListener("input", () => { readers(form); if (current) { forgive(form); sync.edit(current, fieldsOf(form)); leaving(); } });
  form.addEventListener("focusout", () => { if (current?.dirty) void sync.flush(current); });
  form.addEventListener("submit", (event) => { event.preventDefault(); event.stopPropagation(); if (current) void sync.flush(current); }, true);
  document.addEventListener("visibilitychange", () => { if (document.hidden && current?.dirty) void sync.flush(current); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !editor.hidden && !one("dialog[open]")) close(); });
  document.addEventListener("startex:applied", ({ detail }) => { if (detail.regions.includes("drafts")) look(); });
  document.addEventListener("startex:connection", ({ detail }) => {
    for (const sheet of detail.state === "live" ? sync.all() : []) if (sheet.dirty) void sync.flush(sheet);
  });
  addEventListener("pagehide", () => { if (current?.dirty) line.parting?.(current); });

  for (const sheet of sync.all()) if (sheet.draft && !rowOf(sheet.draft)) vanished(sheet);
  const was = open.get(); // the editor as an earlier page left it
  const left = was && sync.all().find((sheet) => sheet.key === was.key);
  if (left && (!left.draft || rowOf(left.draft)?.dataset.hand === seat)) show(left, { focus: false });
  else if (was) openDraft(was.draft, { focus: false });
  look();
}
