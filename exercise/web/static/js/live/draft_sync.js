// Drafts between this browser and the server. What is typed lies in the browser at once and with the
// server a moment later; one save at a time, each naming the version it was written on.
import { newId } from "./page.js";
import { bare } from "./draft_form.js";
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
 * @property {boolean} [unsure] a save was sent and is not answered, or never was
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
  // Only a save that was on its way may have made a version we do not know of; any other is another hand's.
  /** @type {Map<string, Sheet>} */
  const sheets = new Map(kept.all().filter((sheet) => sheet.key).map((sheet) => [sheet.key, { ...sheet, dirty: sheet.dirty || Boolean(sheet.unsure) }]));
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
      const { fields, unsure } = sheet;
      Object.assign(sheet, { dirty: false, unsure: true });
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
      sheet.unsure = answer.ok === false && unsure;
      if (answer.ok === false && !settles(sheet, answer)) {
        sheet.dirty = true;
        keep(sheet);
        told(sheet, "refused", answer);
        return false;
      }
      if (answer.ok !== false) {
        sheet.draft = answer.draft ?? sheet.draft;
        sheet.version = answer.version ?? sheet.version;
      }
      keep(sheet);
      if (!sheet.dirty) told(sheet, "saved");
    }
    return !sheet.dirty;
  }

  /** Our own save may have arrived and only its answer been lost: then go on from the version it made. */
  function settles(sheet, answer) {
    if (answer.code !== "stale_draft" || !sheet.unsure || answer.version !== sheet.version + 1) return false;
    sheet.unsure = false;
    sheet.version = answer.version;
    sheet.dirty = true;
    return true;
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
