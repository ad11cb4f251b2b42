// The composer: who it goes to, who will be able to read it, and text that outlives a reload.
import { all, fill, joined, locker, on, one, setText, watch } from "./dom.js";
import { exerciseNow } from "./clock.js";

const checked = (form, name) => all(`input[name="${name}"]:checked`, form);

function markup(label) {
  const cell = label.querySelector(".cell");
  return cell ? cell.cloneNode(true) : document.createTextNode(label.textContent);
}

/** A page stays open across phases, and what is on the menu changes with them. */
function menu() {
  const begun = one("#r-bar").dataset.begun.split(" ");
  for (const move of all("[data-menu-move]")) {
    const { since, goodUntil } = move.dataset;
    const off = (since && !begun.includes(since)) || begun.includes(goodUntil);
    if (move.hidden !== Boolean(off)) move.hidden = Boolean(off);
  }
  const n = all("#menu [data-menu-move]:not([hidden])").length;
  for (const words of all("[data-menu-count]")) setText(words, fill(words.dataset.text, { n }));
}

/** The sentence beside Send that names everyone who will read this. */
function readers(form) {
  const line = one("[data-readers]", form);
  if (!line) return;
  const boxes = checked(form, "to[]");
  const words = line.dataset;
  const others = boxes.filter((box) => !("ownCell" in box.dataset) && !("white" in box.dataset)).map((box) => box.dataset.name);
  const own = boxes.some((box) => "ownCell" in box.dataset);
  const white = boxes.some((box) => "white" in box.dataset);
  if (!boxes.length) setText(line, words.textNone);
  else if (!others.length) setText(line, fill(words[white && !own ? "textWhite" : "textOwn"], { own: words.ownName || joined(boxes.map((b) => b.dataset.name), words.textAnd) }));
  else {
    const names = words.ownName ? [...others, words.ownName] : others;
    setText(line, fill(words.textOne, { names: names.join(", ") }));
  }
  const chosen = one("[data-chosen]", form);
  const toggle = one("[data-toggle-recipients]", form);
  if (chosen) {
    if (boxes.length) chosen.replaceChildren(...boxes.map((box) => markup(box.closest("label"))));
    else { const none = document.createElement("span"); none.className = "muted"; none.textContent = chosen.dataset.textNone; chosen.replaceChildren(none); }
  }
  if (toggle) {
    const open = toggle.getAttribute("aria-expanded") === "true";
    setText(toggle, open ? toggle.dataset.textDone : boxes.length ? toggle.dataset.textChange : toggle.dataset.textChoose);
  }
}

function parties(form) {
  const line = one("[data-party-readers]", form);
  if (!line) return;
  const names = checked(form, "parties[]").map((box) => box.dataset.name);
  setText(line, names.length ? fill(line.dataset.textOne, { names: names.join(", ") }) : line.dataset.textNone);
}

function happened(form) {
  const select = one("[data-happened]", form);
  if (!select) return;
  one("[data-happened-ms]", form).value = String(Math.max(0, Math.round(exerciseNow() - Number(select.value) * 60000)));
}

export function startComposer() {
  const composer = one("[data-composer]");
  if (!composer) return;
  const forms = all("[data-write-form]", composer);
  const form = (name) => forms.find((f) => f.dataset.writeForm === name);
  const message = form("message");

  function refresh() { for (const f of forms) { readers(f); parties(f); } }

  function write(name) {
    for (const f of forms) f.hidden = f.dataset.writeForm !== name;
    for (const button of all("[data-write]", composer)) button.setAttribute("aria-pressed", String(button.dataset.write === name));
  }

  function open(focus = true) {
    composer.dataset.open = "";
    if (focus) one("form:not([hidden]) textarea", composer)?.focus();
  }

  function recipients(openIt) {
    const toggle = one("[data-toggle-recipients]", message);
    toggle.setAttribute("aria-expanded", String(openIt));
    one("#recipients").hidden = !openIt;
    readers(message);
  }

  /** Says above the text which entry it answers. */
  function naming(key, title, asks = false) {
    const how = one("[data-answering-how]", message);
    const field = one("textarea", message);
    setText(how, asks ? how.dataset.textAsks : how.dataset.textAnswers);
    field.placeholder = asks ? field.dataset.textAsk : field.dataset.textWrite;
    one("[data-answers]", message).value = key ?? "";
    one("[data-answering]", message).hidden = !key;
    setText(one("[data-answering-title]", message), title ?? "");
    const whom = one("[data-answering-whom]", message);
    const sender = asks ? "" : playedBy(key);
    setText(whom, sender ? fill(whom.dataset.text, { sender }) : "");
  }

  /** Who sent a paper, where it is nobody of a cell. */
  function playedBy(key) {
    const from = key ? one(".from", document.getElementById(`i-${key}`)) : null;
    return from && !one(".cell", from) ? one("b", from)?.textContent ?? "" : "";
  }

  function address(cells, answers, title, asks) {
    write("message");
    for (const box of all('input[name="to[]"]', message)) box.checked = cells.includes(box.value);
    naming(answers, title, asks);
    refresh();
    open();
    keep();
  }

  const titleOf = (key) => {
    const item = document.getElementById(`i-${key}`);
    return one(".subject, .news h3, .cable dl > div:last-child dd", item)?.textContent ?? one(".from", item)?.textContent.trim() ?? "";
  };

  // Text typed here outlives a reload, a crash and a lost connection.
  const lockers = new Map(forms.map((f) => [f, locker(`write/${f.dataset.keep}`)]));
  function keep() {
    for (const [f, store] of lockers) {
      const text = one("textarea", f).value;
      const boxes = all("input[type=checkbox]:checked", f).map((box) => box.value);
      if (text) store.set({ text, boxes, answers: one("[data-answers]", f)?.value ?? "" }); else store.clear();
    }
  }
  for (const [f, store] of lockers) {
    const had = store.get();
    if (!had?.text || one("textarea", f).value) continue;
    one("textarea", f).value = had.text;
    for (const box of all("input[type=checkbox]", f)) box.checked = had.boxes.includes(box.value);
    if (had.answers && f === message) naming(had.answers, titleOf(had.answers));
  }

  /** Whom a closed channel cuts off cannot be chosen, and it says when it opens. */
  function channels() {
    for (const box of all('input[name="to[]"]', message)) {
      const closed = one(`[data-closed-cell="${CSS.escape(box.value)}"]`, composer);
      const words = one("[data-closed-words]", box.closest("label"));
      box.disabled = Boolean(closed);
      if (closed) box.checked = false;
      if (words) { words.hidden = !closed; setText(words, closed?.dataset.words ?? ""); }
    }
  }

  /** After ENDEX: only messages, in the hot wash, and only to one's own team and the white cell. */
  function afterPlay() {
    const state = one("#r-bar")?.dataset.state;
    if (!["endex", "hotwash", "closed"].includes(state)) return;
    if (!one("form:not([hidden]) textarea", composer).value) write("message");
    if (state !== "hotwash" || !one("[data-own-cell]", message)) return;
    for (const box of checked(message, "to[]")) box.checked = "ownCell" in box.dataset || "white" in box.dataset;
    refresh();
  }

  document.addEventListener("startex:applied", ({ detail }) => {
    if (detail.regions.includes("bar")) afterPlay();
    if (detail.regions.includes("channels")) { channels(); refresh(); }
  });
  composer.addEventListener("input", () => { refresh(); keep(); });
  composer.addEventListener("change", refresh);
  composer.addEventListener("submit", (event) => {
    happened(event.target);
    if (event.target === message && !checked(message, "to[]").length) {
      event.preventDefault();
      event.stopPropagation();
      recipients(true);
      one('input[name="to[]"]', message).focus();
    }
  }, true);
  on("click", "[data-toggle-recipients]", (button) => recipients(button.getAttribute("aria-expanded") !== "true"));
  on("click", "[data-to-all]", () => { for (const box of all('input[name="to[]"]', message)) box.checked = !box.disabled; refresh(); keep(); });
  on("click", "[data-write]", (button) => { write(button.dataset.write); open(); });
  on("click", "[data-open-composer]", () => { write("message"); open(!checked(message, "to[]").length ? false : true); if (!checked(message, "to[]").length) recipients(true); });
  on("click", "[data-close-composer]", () => composer.removeAttribute("data-open"));
  on("click", "[data-clear-answer]", () => { naming(); keep(); });
  on("click", "[data-write-to]", (button) => address([button.dataset.writeTo]));
  on("click", "[data-answer]", (button) => address([button.dataset.answerTo], button.dataset.answer, titleOf(button.dataset.answer)));
  // Whoever sends a paper is played by the white cell; the team may write to another instead.
  on("click", "[data-answer-by-message]", (button) => {
    const key = button.dataset.answerByMessage;
    address([one("input[data-white]", message).value], key, titleOf(key));
  });
  on("click", "[data-correct-agreement]", (button) => {
    const agreement = form("agreement");
    const parties = button.dataset.parties.split(" ");
    write("agreement");
    for (const box of all('input[name="parties[]"]', agreement)) box.checked = parties.includes(box.value);
    const said = one(".body .plain", document.getElementById(`i-${button.dataset.correctAgreement}`))?.textContent ?? "";
    one("textarea", agreement).value = button.dataset.text + said;
    refresh();
    open();
    keep();
  });
  on("click", "[data-ask-control]", (button) => {
    const white = one("input[data-white]", message)?.value;
    address(white ? [white] : [], button.dataset.askControl, titleOf(button.dataset.askControl), true);
  });
  const list = one("#menu ul");
  if (list) {
    one("[data-menu-here]").append(list.cloneNode(true));
    watch(menu, ["data-begun"]);
  }
  on("click", "[data-open-menu]", (button) => {
    const menu = document.getElementById(button.getAttribute("aria-controls"));
    menu.hidden = !menu.hidden;
    button.setAttribute("aria-expanded", String(!menu.hidden));
  });
  // The one who sends says so once it is on disk: then the page of paper is empty again.
  document.addEventListener("startex:accepted", ({ detail }) => {
    const f = detail?.form;
    if (!forms.includes(f)) return;
    f.reset();
    lockers.get(f).clear();
    if (f === message) { naming(); recipients(false); }
    composer.removeAttribute("data-open");
    refresh();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && composer.hasAttribute("data-open")) composer.removeAttribute("data-open"); });
  channels();
  refresh();
  afterPlay();
  return { composer, message, address, recipients };
}
