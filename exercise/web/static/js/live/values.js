// A form's fields as a command's, and back.
//
//   name="text"            {text: …}                 empty texts are left out
//   name="to[]"            {to: […]}                 a list, empty when nothing is chosen
//   name="texts.tokyo"     {texts: {tokyo: …}}
//   name="due[a.b]"        {due: {"a.b": …}}         where the name itself holds dots
//   data-type              int · bool · minutes (to ms) · times (×1000, as "1.5" to 1500) · clock ("1:30" to ms) · json · lines

const PARTS = /\[([^\]]*)\]|([^.[\]]+)/g;

const clockMs = (text) => {
  const found = /^\s*(?:T\+)?(\d{1,3}):(\d{2})(?::(\d{2}))?\s*$/i.exec(text);
  return found ? ((Number(found[1]) * 60 + Number(found[2])) * 60 + Number(found[3] ?? 0)) * 1000 : text;
};
const number = (text, factor = 1) => (text.trim() !== "" && Number.isFinite(Number(text)) ? Math.round(Number(text) * factor) : text);

/** What cannot be read stays as it was typed: the server says what is wrong with it. */
const READ = {
  int: (text) => number(text),
  bool: (text) => text === "true" || text === "yes" || text === "on",
  minutes: (text) => number(text, 60_000),
  times: (text) => number(text.replace(",", "."), 1000),
  clock: clockMs,
  json: (text) => { try { return JSON.parse(text); } catch { return text; } },
  lines: (text) => text.split("\n").map((line) => line.trim()).filter(Boolean),
};

/** @returns {string[]} "texts.tokyo" as ["texts", "tokyo"]; a list's last part is "" */
export const pathOf = (name) => [...name.matchAll(PARTS)].map((part) => part[1] ?? part[2]);

function fieldOf(form, name) {
  const field = form.elements.namedItem(name);
  return field instanceof RadioNodeList ? field[0] : field;
}

function put(args, path, value) {
  let place = args;
  for (const part of path.slice(0, -1)) place = place[part] ??= {};
  place[path.at(-1)] = value;
}

function get(args, path) {
  return path.reduce((place, part) => place?.[part], args);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} [submitter]
 */
export function valuesOf(form, submitter) {
  const args = {};
  for (const element of form.elements) {
    if (!element.name || element.matches(":disabled")) continue;
    const path = pathOf(element.name);
    if (path.at(-1) === "" && !get(args, path.slice(0, -1))) put(args, path.slice(0, -1), []);
    if (element.type === "checkbox" && element.dataset.type === "bool") put(args, path, element.checked);
  }
  const data = submitter?.name ? new FormData(form, submitter) : new FormData(form);
  for (const [name, text] of data) {
    if (typeof text !== "string") continue;
    const path = pathOf(name);
    const list = path.at(-1) === "";
    const field = fieldOf(form, name);
    const type = field?.dataset?.type;
    if (field?.type === "checkbox" && type === "bool") continue;
    if (text === "" && !("keepEmpty" in (field?.dataset ?? {}))) continue;
    const value = READ[type]?.(text) ?? text;
    if (list) get(args, path.slice(0, -1)).push(value);
    else put(args, path, value);
  }
  return args;
}

const WRITE = {
  minutes: (value) => String(value / 60_000),
  times: (value) => String(value / 1000),
  json: (value) => JSON.stringify(value),
  lines: (value) => value.join("\n"),
};

/** Puts a command's fields back into its form. */
export function fillForm(form, args) {
  for (const element of form.elements) {
    if (!element.name || element.matches("button")) continue;
    const path = pathOf(element.name);
    const list = path.at(-1) === "";
    const value = get(args, list ? path.slice(0, -1) : path);
    if (element.type === "checkbox" && element.dataset.type === "bool") element.checked = Boolean(value);
    else if (element.type === "checkbox") element.checked = list ? (value ?? []).map(String).includes(element.value) : String(value) === element.value;
    else if (element.type === "radio") { if (value !== undefined) element.checked = String(value) === element.value; }
    else if (value !== undefined) element.value = typeof value === "string" ? value : (WRITE[element.dataset.type]?.(value) ?? String(value));
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}
