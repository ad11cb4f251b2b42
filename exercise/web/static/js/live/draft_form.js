// The fields of a move being written: out of the form, into the form, and whether two of them say the same.
import { all, fill, joined, one, setText } from "../ui/dom.js";

const TEXTS = ["title", "actor", "intent", "order"];
const CHOICES = ["instrument", "openness"];
const LISTS = ["targets", "tags"];
const BLANK = "values.";

/** @returns {object} as `draft.open` and `draft.save` want them */
export function fieldsOf(form) {
  const data = new FormData(form);
  const found = { takes_ms: Number(data.get("takes_ms")) || 0, openness: data.get("openness") ?? "private", instrument: data.get("instrument") ?? "" };
  for (const name of TEXTS) found[name] = data.get(name) ?? "";
  for (const name of LISTS) found[name] = data.getAll(`${name}[]`);
  if (data.get("answers")) found.answers = data.get("answers");
  if (data.get("menu")) Object.assign(found, { menu: data.get("menu"), values: filledIn(data) });
  if (found.answers && data.get("option")) found.option = data.get("option");
  return found;
}

/** What stands in the blanks of the menu's move; those of other moves are disabled. */
function filledIn(data) {
  const values = {};
  for (const [name, text] of data) if (name.startsWith(BLANK) && text) (values[name.slice(BLANK.length)] ??= []).push(text);
  return values;
}

/** Only what a draft may hold: the region also tells of its hand, its version and titles. */
export function bare(fields) {
  const found = { takes_ms: fields.takes_ms ?? 600_000, openness: fields.openness || "private", instrument: fields.instrument ?? "" };
  for (const name of TEXTS) found[name] = fields[name] ?? "";
  for (const name of LISTS) found[name] = [...(fields[name] ?? [])];
  if (fields.answers) found.answers = fields.answers;
  if (fields.menu) Object.assign(found, { menu: fields.menu, values: { ...fields.values } });
  if (fields.answers && fields.option) found.option = fields.option;
  if (fields.proposed) found.proposed = true;
  return found;
}

/** @param {object} a @param {object} b */
export function sameFields(a, b) {
  const plain = (fields) => {
    const { takes_ms, openness, instrument, answers = "", option = "", menu = "", values = {} } = bare(fields);
    const blanks = Object.keys(values).sort().map((name) => [name, values[name].map((text) => text.trim()).filter(Boolean).sort()]).filter(([, given]) => given.length);
    return JSON.stringify([takes_ms, openness, instrument, answers, option, menu, blanks, ...TEXTS.map((name) => (fields[name] ?? "").trim()), ...LISTS.map((name) => [...(fields[name] ?? [])].sort())]);
  };
  return plain(a) === plain(b);
}

/** Whether nothing was written that would be a loss. */
export const isBlank = (fields) => !fields.title?.trim() && !fields.order?.trim() && !fields.intent?.trim();

export function fillFields(form, fields) {
  for (const name of TEXTS) setValue(form.elements[name], fields[name] ?? "");
  form.elements.answers.value = fields.answers ?? "";
  form.elements.option.value = fields.option ?? "";
  for (const name of CHOICES) for (const radio of all(`input[name=${name}]`, form)) radio.checked = radio.value === fields[name];
  for (const name of LISTS) for (const box of all(`input[name="${name}[]"]`, form)) box.checked = (fields[name] ?? []).includes(box.value);
  fillBlanks(form, fields);
  const takes = form.elements.takes_ms;
  const ms = String(fields.takes_ms ?? 600_000);
  if (![...takes.options].some((option) => option.value === ms)) {
    takes.add(new Option(fill(document.body.dataset.textMin ?? "{n}", { n: Math.round(ms / 60_000) }), ms));
  }
  takes.value = ms;
  readers(form);
}

/** Shows the blanks of the menu's move that it is, and only those; a free move has none. */
function fillBlanks(form, { menu = "", values = {} }) {
  form.elements.menu.value = menu;
  let any = false;
  for (const set of all("[data-blanks]", form)) {
    const its = set.dataset.blanks === menu;
    set.hidden = set.disabled = !its;
    any ||= its;
    for (const field of all("input, textarea, select", set)) {
      const given = (its && values[field.name.slice(BLANK.length)]) || [];
      if (field.type === "checkbox") field.checked = given.includes(field.value);
      else setValue(field, given[0] ?? "");
    }
  }
  for (const part of all("[data-free-only]", form)) part.hidden = any;
  for (const part of all("[data-blanks-only]", form)) part.hidden = !any;
}

/** Writing the same text again would move the caret. */
function setValue(field, text) {
  if (field.value !== text) field.value = text;
}

/** Names who will learn of a private move. */
export function readers(form) {
  const line = one("[data-private-readers]", form);
  const names = all('input[name="targets[]"]:checked', form).map((box) => box.dataset.name);
  setText(line, names.length ? fill(line.dataset.text, { names: joined(names, line.dataset.textAnd) }) : line.dataset.textNone);
}

export function answersLine(form, title) {
  const line = one("[data-answers-line]", form);
  line.hidden = !form.elements.answers.value;
  setText(one("[data-answers-title]", form), title ?? "");
  one("[data-decides-line]", form).hidden = !form.elements.option.value;
}

export function writable(form, yes) {
  for (const element of all("input:not([type=hidden]), textarea, select", form)) element.disabled = !yes;
  one("[data-taken]", form).hidden = yes;
}

/** What an entry of the feed is called. */
export function titleOfItem(key) {
  const item = document.getElementById(`i-${key}`);
  const title = item && (one(".subject, .news h3, .cable dl > div:last-child dd", item) ?? one(".from", item));
  return title?.textContent.trim() ?? "";
}

export function focusField(form, name) {
  const field = form.elements.namedItem(name ?? "");
  (field instanceof RadioNodeList ? field[0] : field)?.focus();
}

const STATES = { saving: "textSaving", saved: "textSaved", kept: "textKept" };

/** Says beside the form what has become of what was typed. */
export function sayState(line, how) {
  const at = new Date();
  const time = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
  setText(line, fill(line.dataset[STATES[how]] ?? "", { time }));
}
