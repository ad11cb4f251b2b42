// The console: the strip that moves with the clock, rows of the MSEL, keys, prompts, dialogs to settle.
import { all, fill, on, one, setFlag, setText, watch } from "./dom.js";
import { everySecond, exerciseNow, tPlus } from "./clock.js";
import { startDates } from "./dates.js";
import { showFalls, startDue } from "./due.js";
import { startAsserting, startFinding } from "./bank.js";
import { startSeat } from "./seat.js";
import { startMselFollow } from "./msel_follow.js";
import { startPresence } from "./people.js";
import { startRuleAgain } from "./rule_again.js";
import { showTab } from "./tabs.js";

const two = (n) => String(n).padStart(2, "0");
const hide = (element, yes) => { if (element.hidden !== yes) element.hidden = yes; };
const put = (element, name, value) => { if (element.getAttribute(name) !== value) element.setAttribute(name, value); };

/** Cells of which nothing was heard for long: neither said, ordered, decided, answered nor acknowledged. */
function paintSilentCells(strip, ms) {
  const last = new Map(all("[data-heard-cell]").map((one) => [one.dataset.heardCell, Number(one.value)]));
  let shown = 0;
  for (const line of all("[data-silent-cell]", strip)) {
    const silent = ms - (last.get(line.dataset.silentCell) ?? 0);
    const matters = silent >= Number(strip.dataset.silenceMs) && shown < 3;
    if (matters) { shown += 1; const words = one("[data-words]", line); setText(words, fill(words.dataset.text, { n: Math.floor(silent / 60000) })); }
    hide(line, !matters);
  }
  return shown;
}

function paintStrip(ms) {
  const strip = one("[data-strip]");
  if (!strip) return;
  const span = Number(strip.dataset.windowMs);
  const x = (at) => `${((Math.min(Math.max(at, ms - span), ms + 2 * span) - ms) / span * 100).toFixed(2)}%`;
  const clipped = (from, to) => [Math.max(from, ms), Math.min(to, ms + span)];
  for (const element of all("[data-x-ms]", strip)) put(element, "x", x(Number(element.dataset.xMs)));
  for (const tick of all("[data-tick]", strip)) setText(tick, tPlus(ms + span * Number(tick.dataset.tick) / 4));
  // What is left of a silence once it has begun counts, not how long ago it began.
  const lasts = (from, to) => Number(to) - Math.max(Number(from), ms) >= Number(strip.dataset.silenceMs);
  for (const element of all("svg [data-from-ms]", strip)) {
    if (element.tagName === "line") setFlag(element, "data-out", !lasts(element.dataset.fromMs, element.dataset.toMs));
    const [from, to] = clipped(Number(element.dataset.fromMs), Number(element.dataset.toMs));
    if (element.tagName === "line") { put(element, "x1", x(from)); put(element, "x2", x(Math.max(from, to))); }
    else { put(element, "x", x(from)); put(element, "width", `${Math.max(0, (to - from) / span * 100).toFixed(2)}%`); }
  }
  for (const element of all("[data-mid-from]", strip)) {
    const [from, to] = clipped(Number(element.dataset.midFrom), Number(element.dataset.midTo));
    setFlag(element, "data-out", to - from < span / 6 || !lasts(element.dataset.midFrom, element.dataset.midTo));
    put(element, "x", x((from + to) / 2));
    setText(element, fill(element.dataset.text, { n: Math.round((Number(element.dataset.midTo) - from) / 60000) }));
  }
  // Three things to do something about, no more: the strip keeps its height. A silence that is
  // nearly over asks for nothing.
  let cries = paintSilentCells(strip, ms);
  for (const line of all(".cries [data-from-ms]", strip)) {
    const [from, to] = clipped(Number(line.dataset.fromMs), Number(line.dataset.toMs));
    const spell = "spell" in line.dataset;
    const matters = to - from >= (spell ? span / 4 : 0) && cries < 3 && (!spell || lasts(line.dataset.fromMs, line.dataset.toMs));
    if (matters) cries += 1;
    hide(line, !matters);
  }
}

function paintPrompts(ms) {
  const host = one("[data-prompts]");
  if (!host) return;
  const lines = all("[data-prompt-ms]", host);
  const current = lines.filter((line) => Number(line.dataset.promptMs) <= ms).at(-1);
  for (const line of lines) hide(line, line !== current);
  const none = one("[data-prompt-none]", host);
  if (none) hide(none, Boolean(current));
  const coming = lines.find((line) => Number(line.dataset.promptMs) > ms);
  const next = one("[data-prompt-next]", host);
  hide(next, !coming);
  if (coming) setText(next, fill(next.dataset.text, { t: tPlus(Number(coming.dataset.promptMs)) }));
  const turn = one("[data-prompt-phase]", host);
  if (turn) { const due = Number(turn.dataset.promptPhase) <= ms; hide(turn, !due); if (due && current) hide(current, true); }
}

function startMsel() {
  let show = "";
  let find = "";
  const fits = {
    "": () => true,
    due: (row) => ["planned", "needs_hand", "waits", "ready", "full", "off"].includes(row.dataset.state),
    held: (row) => row.dataset.state === "kept",
  };
  function apply() {
    const rows = all("[data-row]");
    let any = false;
    for (const row of rows) {
      const yes = fits[show](row) && (!find || row.dataset.find.includes(find));
      any ||= yes;
      if (row.classList.contains("off") === yes) row.classList.toggle("off", !yes);
    }
    for (const button of all("[data-msel-show]")) setText(button, fill(button.dataset.text, { n: rows.filter(fits[button.dataset.mselShow]).length }));
    const none = one("[data-msel-nomatch]");
    if (none) hide(none, any || !rows.length);
  }
  on("click", "[data-msel-show]", (button) => {
    show = button.dataset.mselShow;
    for (const other of all("[data-msel-show]")) other.setAttribute("aria-pressed", String(other === button));
    apply();
  });
  on("input", "[data-msel-find]", (input) => { find = input.value.trim().toLowerCase(); apply(); });
  watch(apply, ["data-state"]);

  function openRow(id) {
    const row = document.getElementById(`msel-${id}`);
    if (!row) return;
    row.classList.remove("off");
    row.open = true;
    showTab("msel");
    row.scrollIntoView({ block: "nearest" });
    one("summary", row).focus();
  }
  on("click", "[data-open-row]", (link, event) => { event.preventDefault(); openRow(link.dataset.openRow); });
  // One row open at a time: its keys are unmistakable.
  document.addEventListener("toggle", (event) => {
    const row = event.target;
    if (!row.matches?.("[data-row], [data-wait]") || !row.open) return;
    for (const other of all(row.matches("[data-row]") ? "[data-row][open]" : "[data-wait][open]")) if (other !== row && !one("form[data-dirty]", other)) other.open = false;
  }, true);
  on("click", "[data-reading-to]", (button) => {
    const host = button.closest("[data-reading-host]");
    for (const other of all("[data-reading-to]", host)) other.setAttribute("aria-pressed", String(other === button));
    for (const panel of all("[data-reading]", host)) hide(panel, panel.dataset.reading !== button.dataset.readingTo);
  });

  on("click", "[data-amend]", (button) => {
    const fields = JSON.parse(button.closest("[data-row-fields]").dataset.rowFields);
    const form = one("#amend form");
    form.reset();
    for (const name of ["inject", "title", "text", "at"]) form.elements[name].value = fields[name] ?? "";
    for (const [cell, text] of Object.entries(fields.texts)) if (form.elements[`texts.${cell}`]) form.elements[`texts.${cell}`].value = text;
    one("[data-amend-wordings]").open = Object.keys(fields.texts).length > 0;
    setText(one("[data-amend-number]"), fields.number);
    one("#amend").showModal();
    form.elements["amendAt" in button.dataset ? "at" : "title"].select();
  });
  on("click", "[data-drop-row]", (button) => {
    const dialog = one("#drop");
    one("[name=inject]", dialog).value = button.dataset.dropRow;
    setText(one("[data-drop-title]"), button.dataset.rowTitle);
    dialog.showModal();
  });
  on("click", "[data-plan-for]", (button) => {
    const dialog = one("#plan");
    for (const box of all('input[name="to[]"]', dialog)) box.checked = box.value === button.dataset.planFor;
    dialog.showModal();
  });
}

/** `R`, `H`, `E`, `T` act on the open row, `S`, `E`, `O` and `C` on the open move, `W` writes. */
function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
    if (event.target.closest?.("input, textarea, select")) return;
    const key = event.key.toLowerCase();
    if (key === "w") { event.preventDefault(); const write = one("[data-open-composer]"); if (write?.offsetParent) write.click(); return; }
    const within = event.target.closest?.("[data-row], [data-wait]");
    const hosts = within?.open ? [within] : all("[data-row][open], [data-wait][open]");
    for (const host of hosts) {
      const button = one(`[data-key="${key}"]`, host);
      if (button) { event.preventDefault(); button.click(); return; }
    }
  });
}

function startAdvance() {
  on("input", "[data-advance-to]", (input) => {
    const form = input.form;
    const match = /^(?:t\+)?(\d{1,2}):([0-5]\d)$/i.exec(input.value.trim());
    const to = match ? (Number(match[1]) * 60 + Number(match[2])) * 60000 : 0;
    const past = match && to <= exerciseNow();
    input.setCustomValidity(past ? input.dataset.textPast : "");
    one("[data-advance-ms]", form).value = match && !past ? String(to) : "";
    let n = 0;
    for (const row of all("[data-due-row]", form)) {
      const falls = Boolean(match) && !past && Number(row.dataset.dueRow) <= to;
      if (falls) n += 1;
      row.hidden = !falls;
      for (const radio of all("input", row)) radio.disabled = !falls;
    }
    one("[data-due-list]", form).hidden = n === 0;
    showFalls(one("[data-falls-list]", form), past ? 0 : to);
    const line = one("[data-advance-count]", form);
    setText(line, !match || past ? "" : n === 0 ? line.dataset.textNone : n === 1 ? line.dataset.textOne : fill(line.dataset.textMany, { n }));
  });
}

function startPeople() {
  const note = one("[data-requests-note]");
  if (note) watch(() => {
    const n = all("#r-requests .request").length;
    setText(note, n === 0 ? note.dataset.textNone : n === 1 ? note.dataset.textOne : fill(note.dataset.textMany, { n }));
    note.classList.toggle("asked", n > 0);
  });
  on("click", "[data-panel-of]", (button) => {
    const panel = document.getElementById(button.dataset.panelOf);
    const open = panel.hidden;
    for (const other of all("[data-panel-of]")) {
      other.setAttribute("aria-expanded", String(other === button && open));
      const its = document.getElementById(other.dataset.panelOf);
      if (its) its.hidden = !(other === button && open);
    }
    if (open) panel.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("click", (event) => {
    for (const drop of all("[data-drop][open]")) if (!drop.contains(event.target) || event.target.closest("button[data-command]")) drop.open = false;
  });
}

export function startConsole() {
  if (!one("[data-msel]")) return;
  startMsel();
  startMselFollow();
  startKeys();
  startDue();
  startDates();
  startAdvance();
  startPeople();
  startRuleAgain();
  startPresence();
  startSeat();
  startFinding();
  startAsserting();
  const paint = () => {
    const ms = exerciseNow();
    paintStrip(ms);
    paintPrompts(ms);
    for (const now of all("[data-now-t]")) setText(now, `${tPlus(ms)}:${two(Math.floor(ms / 1000) % 60)}`);
  };
  everySecond(paint);
  watch(paint, ["data-x-ms", "data-from-ms", "data-prompt-ms"]);
}
