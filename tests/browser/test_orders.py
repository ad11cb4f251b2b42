"""An order from the menu on its way: blanks, the second key, the suggested ruling, its effect."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.people import HEAD, Person
from tests.support.server import Server
from tests.unit.scenario.small import FILES, write

MENU = """\
menu:
  - id: fire
    title: Open fire
    instrument: military
    openness: secret
    fields:
      - {id: where, label: Where, kind: place}
      - {id: rounds, label: Rounds, kind: number, low: 1, high: 9}
      - {id: told, label: Told before, kind: cell, several: yes, optional: yes}
      - {id: spare, label: Spared, kind: text, most: 40, own: yes}
    order: "Fire {rounds} rounds off {where}. Told before: {told}."
    takes: 15m
    second_key: yes
    suggests:
      outcome: done
      tracks: {tension: 7}
      tell: {seoul: Guns were heard.}
      reason: Loud heliotrope.
"""
pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    tokyo = FILES["roles/tokyo.yaml"].partition("menu:")[0]
    tokyo = tokyo.replace("title: Defence}", "title: Defence, second_key: yes}") + MENU
    return write(tmp_path / "scenario", {**FILES, "roles/tokyo.yaml": tokyo})


def test_an_order_goes_its_whole_way(server: Server, meet: Callable[..., Person]) -> None:
    server.start()
    facilitator, head, defence, seoul = map(meet, ("Facilitator", "Aya", "Ken", "Kang"))
    facilitator.facilitate(server.links["facilitator"])
    head.join(server.links["cells"]["tokyo"], HEAD)
    defence.join(server.links["cells"]["tokyo"], "Defence")
    seoul.join(server.links["cells"]["seoul"], HEAD)
    facilitator.startex(head, defence, seoul)

    head.press("from the menu of 1")
    head.press("Open fire")
    editor = head.page.locator("#editor")
    expect(defence.region("drafts")).to_contain_text("Open fire")
    head.press("Close: nothing is written yet", editor)
    expect(defence.region("drafts")).not_to_contain_text("Open fire")
    head.press("from the menu of 1")
    head.press("Open fire")
    editor.get_by_label("Where").select_option(label="Wonsan")
    editor.get_by_label("Rounds").fill("12")
    head.press("Submit the move", editor)
    expect(editor).to_contain_text("“Rounds” lies between 1 and 9.")
    editor.get_by_label("Rounds").fill("3")
    expect(editor).to_contain_text("1 to 9")
    expect(editor).to_contain_text("only our team and the White Cell read it")
    editor.get_by_label("Spared").fill("the amaranth pier")
    head.press("Submit the move", editor)
    expect(editor).to_contain_text("Defence must agree to the draft first.")

    draft = defence.region("drafts").locator("li").filter(has_text="Open fire")
    expect(draft).to_contain_text("Second key: Defence has not agreed yet.")
    draft.get_by_text("Read").first.click()
    expect(draft).to_contain_text("Fire 3 rounds off Wonsan. Not in the order: Spared: the amar")
    defence.press("Agree", draft)
    expect(draft).to_contain_text("Second key: given.")
    head.press("Submit the move", editor)
    expect(head.feed("Open fire").first).to_contain_text("Fire 3 rounds off Wonsan.")

    row = facilitator.region("rulings").locator("details[data-wait]").filter(has_text="Open fire")
    row.locator("summary").first.click()
    expect(row).to_contain_text("Tension +7")
    expect(row.locator("dd").first).to_have_text("Spared: the amaranth pier.")
    facilitator.press("Change it first", row)
    expect(row.get_by_label("Outcome")).not_to_have_value("")
    expect(row.get_by_label("Tension")).to_have_value("7")
    texts = row.get_by_label("What Seoul reads")
    expect(texts).to_have_value("Guns were heard.")
    texts.fill("Guns were heard, three times.")
    facilitator.press("Give the ruling", row)
    expect(head.page.locator("#feed, main").first).to_contain_text("Done")
    seoul.sees("Guns were heard, three times.")
    for person in (head, defence, seoul):
        person.holds_nothing_of("heliotrope")
    for words in ("3 rounds", "amaranth"):
        seoul.holds_nothing_of(words)
