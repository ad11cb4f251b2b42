// Drafts between this browser and the server. What is typed lies in the browser at once and with the
// server a moment later; one save at a time, each naming the version it was written on.
import { newId } from "./page.js";
import { bare, sameFields } from "./draft_form.js";
import { shelf } from "./shelf.js";

const REST_MS = 800;
const AGAIN_MS = 1_000;

/**
 * @typedef {object} Sheet one draft as this seat has it
 * @property {string} key id on this machine; also the id of the command that opens it
 * @property {string} draft the server's id, empty until it has answered
 * @property {number} version
 * @property {object} fields
 * @property {string} [answersTitle]
 * @property {boolean} dirty something typed is not with the server
 * @property {object} [sent] fields of a save that was sent and is not answered, or never was
 * @property {boolean} [submit] to be submitted once it is saved
 */

/**
 * @param {object} line
 * @param {(type: string, args: object, id?: string) => Promise<object>} line.send rejects when cut off
 * @param {() => boolean} line.live
 * @param {(sheet: Sheet, state: "saving" | "saved" | "kept" | "refused", answer?: object) => void} told
 */
export function draftSync({ send, live }, told) {
  const kept = shelf("draft");
  /** @type {Map<string, Sheet>} */
  const sheets = new Map(kept.all().filter((sheet) => sheet.key).map((sheet) => [sheet.key, { ...sheet, dirty: sheet.dirty || Boolean(sheet.sent) }]));
  const timers = new Map();
  const running = new Map();

  const keep = (sheet) => { if (sheets.has(sheet.key)) kept.put(sheet.key, sheet); };

  function begin(fields, more = {}) {
    const sheet = { key: newId(), draft: "", version: 0, fields: bare(fields), dirty: true, ...more };
    sheets.set(sheet.key, sheet);
    keep(sheet);
    return sheet;
  }

  function edit(sheet, fields) {
    sheet.fields = fields;
    sheet.dirty = true;
    keep(sheet);
    clearTimeout(timers.get(sheet.key));
    timers.set(sheet.key, setTimeout(() => void flush(sheet), REST_MS));
  }

  function forget(sheet) {
    clearTimeout(timers.get(sheet.key));
    sheets.delete(sheet.key);
    kept.drop(sheet.key);
  }

  /** Saves until nothing is left to save; gives whether all of it is with the server. */
  function flush(sheet) {
    clearTimeout(timers.get(sheet.key));
    const going = running.get(sheet.key);
    if (going) return going;
    const work = save(sheet).finally(() => running.delete(sheet.key));
    running.set(sheet.key, work);
    return work;
  }

  async function save(sheet) {
    while (sheet.dirty && sheets.has(sheet.key)) {
      if (!live()) { told(sheet, "kept"); return false; }
      told(sheet, "saving");
      const { fields, sent: unanswered } = sheet;
      Object.assign(sheet, { dirty: false, sent: fields });
      keep(sheet); // for whoever loads this page before the answer comes
      let answer;
      try {
        answer = sheet.draft
          ? await send("draft.save", { draft: sheet.draft, version: sheet.version, ...fields })
          : await send("draft.open", fields, sheet.key);
      } catch {
        sheet.dirty = true;
        keep(sheet);
        if (live()) timers.set(sheet.key, setTimeout(() => void flush(sheet), AGAIN_MS)); // else once the line is back
        told(sheet, "kept");
        return false;
      }
      delete sheet.sent;
      if (answer.ok === false) sheet.dirty = true;
      if (answer.ok === false && !isOurs(answer, unanswered, fields)) {
        keep(sheet);
        told(sheet, "refused", answer);
        return false;
      }
      sheet.draft = answer.draft ?? sheet.draft;
      sheet.version = answer.version ?? sheet.version;
      keep(sheet);
      if (!sheet.dirty) told(sheet, "saved");
    }
    return !sheet.dirty;
  }

  /** The version in the way may be our own, of which only the answer was lost: it says what we sent. */
  function isOurs({ code, fields }, ...ours) {
    return code === "stale_draft" && ours.some((sent) => sent && sameFields(sent, fields));
  }

  return {
    begin, edit, flush, forget, keep,
    all: () => [...sheets.values()],
    ofDraft: (id) => [...sheets.values()].find((sheet) => sheet.draft === id),
    adopt(id, version, fields, more = {}) {
      const sheet = { key: newId(), draft: id, version, fields: bare(fields), dirty: false, ...more };
      sheets.set(sheet.key, sheet);
      return sheet;
    },
    busy: (sheet) => running.has(sheet.key),
  };
}
