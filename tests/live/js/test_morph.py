"""What the server sends of a row stands in the page, whatever stood there before."""

from typing import Any

from playwright.sync_api import Page

from tests.live.js.table import Table

ROWS = """
async (path) => {
  const { morph, parse } = await import(path);
  let seed = 7;
  const draw = (chance) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff < chance;
  const at_times = (html) => (draw(.5) ? html : "");
  const refusal = document.querySelector("[data-refusal]:not([data-page-refusal])").cloneNode();
  const place = Object.assign(refusal, { textContent: "", hidden: true }).outerHTML;
  const row = () => `<div class="opened"><p>Order</p>${at_times("<p>Suggested</p>")}
${at_times("<p>By itself</p>")}
<div class="acts"><button>As ordered</button></div>${place}<form>${at_times("<p>Again</p>")}
<label>Outcome <select name="outcome"><option>Done</option></select></label>
<p class="acts"><button>Give the ruling</button></p>${place}</form></div>`;
  const sheet = (html) => parse(html).firstElementChild;
  const host = document.createElement("div");
  host.append(sheet(row()));
  document.body.append(host);
  const wrong = [];
  for (let turn = 0; turn < 400; turn += 1) {
    const said = [...host.querySelectorAll("[data-refusal]")];
    for (const one of said) {
      one.hidden = draw(.7);
      one.textContent = one.hidden ? "" : "Not done.";
    }
    const shown = said.map((one) => one.hidden);
    const fresh = sheet(row());
    const wanted = fresh.cloneNode(true);
    [...wanted.querySelectorAll("[data-refusal]")].forEach((one, place) => {
      one.hidden = shown[place];
      one.textContent = shown[place] ? "" : "Not done.";
    });
    morph(host.firstElementChild, fresh);
    if (!host.firstElementChild.isEqualNode(wanted)) {
      wrong.push([host.innerHTML, wanted.outerHTML]);
    }
  }
  host.remove();
  return wrong.slice(0, 2);
}
"""


def differing(page: Page) -> Any:
    script = page.evaluate("document.querySelector('script[type=module]').src")
    return page.evaluate(ROWS, script.rpartition("/")[0] + "/live/fragments.js")


def test_a_refusal_shown_takes_the_place_of_nothing_else(table: Table) -> None:
    assert differing(table.sit("seoul")) == []
