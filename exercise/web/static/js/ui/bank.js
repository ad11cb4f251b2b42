// Control's aids in the composer: how a persona writes, answers at hand, and what others assert.
import { all, on, one, setText, watch } from "./dom.js";

/** Beside the name that is written under: the voice the scenario gives it. */
function startVoices(composer) {
  const known = all("#personas option", composer);
  if (!known.length) return;
  for (const input of all("[name=persona]", composer)) {
    const line = one("[data-voice-of]", input.closest("form"));
    const field = one("textarea", input.closest("form"));
    const show = () => {
      const persona = known.find((option) => option.value === input.value);
      setText(line, persona?.dataset.voice ?? "");
      line.hidden = !line.textContent;
      if (persona?.dataset.lang) field.lang = persona.dataset.lang; else field.removeAttribute("lang");
    };
    input.addEventListener("input", show);
    input.form.addEventListener("reset", () => setTimeout(show));
    show();
  }
}

/** One press puts an answer, and who says it, into the composer; whom it answers stays. */
function startBank({ message, address, recipients }) {
  on("click", "[data-bank-say]", (button) => {
    const { bankSay, bankAs, bankTo } = button.dataset;
    const answers = one("[data-answers]", message).value;
    const chosen = all('input[name="to[]"]:checked', message).map((box) => box.value);
    const may = bankTo.split(" ");
    const to = chosen.length ? chosen : may.length === 1 ? may : [];
    const persona = one("[name=persona]", message);
    const field = one("textarea", message);
    if (persona) { persona.value = bankAs; persona.dispatchEvent(new Event("input", { bubbles: true })); }
    field.value = bankSay;
    address(to, answers, one("[data-answering-title]", message)?.textContent ?? "");
    if (!to.length) recipients(true);
  });
}

/** @param {ReturnType<import("./composer.js").startComposer>} writing */
export function startAids(writing) {
  if (!writing) return;
  startVoices(writing.composer);
  startBank(writing);
}

/** Searches that hide what does not hold what was typed. */
export function startFinding() {
  const apply = () => {
    for (const input of all("[data-find-in]")) {
      const wanted = input.value.trim().toLowerCase();
      for (const row of all(`${input.dataset.findIn} [data-find]`)) {
        const off = Boolean(wanted) && !row.dataset.find.includes(wanted);
        if (row.hidden !== off) row.hidden = off;
      }
    }
  };
  on("input", "[data-find-in]", apply);
  watch(apply);
}

/** The dialog that notes what a message or a move asserts. */
export function startAsserting() {
  const dialog = one("#assert");
  if (!dialog) return;
  on("click", "[data-open-assert]", (button) => {
    const key = button.dataset.openAssert;
    const item = document.getElementById(`i-${key}`);
    setText(one("[data-assert-title]", dialog), one(".plain, .statement p, .subject", item)?.textContent.trim() ?? "");
    for (const version of all("[data-assert-version]", dialog)) {
      version.dataset.command = "fact.assert";
      version.dataset.args = JSON.stringify({ item: key, fact: version.dataset.assertFact, version: version.dataset.assertVersion });
    }
    for (const place of all("[data-refusal]", dialog)) place.hidden = true;
    dialog.showModal();
  });
  document.addEventListener("startex:accepted", ({ detail }) => {
    if (detail?.command?.type === "fact.assert" && dialog.open) dialog.close();
  });
}
