// A ruling that starts from another: from an older one whose place it takes, or from the suggested one.
import { fillForm } from "../live/values.js";
import { fill, on, one, setText } from "./dom.js";
import { showTab } from "./tabs.js";

function forget(form) {
  one("[data-supersedes]", form).value = "";
  one("[data-supersedes-line]", form).hidden = true;
  one("[data-put-back-line]", form).hidden = true;
  form.elements.outcome.required = false;
}

function begin(form, button) {
  const { fields, changes, of, onMoves } = JSON.parse(button.dataset.ruleFields);
  form.reset();
  fillForm(form, { ...fields, put_back: true, supersedes: button.dataset.ruleAgain });
  const words = one("[data-supersedes-words]", form);
  const at = one(".stamp", button.closest(".item"))?.textContent ?? "";
  setText(words, fill(words.dataset.text, { t: at, what: of }));
  one("[data-supersedes-line]", form).hidden = false;
  const back = one("[data-put-back-words]", form);
  setText(back, fill(back.dataset.text, { changes }));
  one("[data-put-back-line]", form).hidden = !changes;
  form.elements.outcome.required = onMoves;
  // A change counts from what the track goes back to; the server keeps it within its range.
  for (const input of form.querySelectorAll("input[name^='tracks.']")) for (const name of ["min", "max"]) input.removeAttribute(name);
}

export function startRuleAgain() {
  on("click", "[data-rule-again]", (button) => {
    const host = one("#rule-other");
    const form = host && one("form", host);
    if (!form) return;
    host.open = true;
    begin(form, button);
    showTab("waiting");
    host.scrollIntoView({ block: "nearest" });
    form.elements.outcome.focus();
  });
  on("click", "[data-rule-prepared]", (button) => {
    const form = one("form.rule", button.closest("[data-wait]"));
    form.reset();
    fillForm(form, JSON.parse(button.dataset.rulePrepared));
    form.scrollIntoView({ block: "nearest" });
    form.elements.outcome.focus();
  });
  on("click", "[data-rule-fresh]", (button) => button.form.reset());
  document.addEventListener("reset", ({ target }) => { if (one("[data-supersedes]", target)) forget(target); });
}
