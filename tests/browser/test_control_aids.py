"""Control answers from its bank and notes what a team asserts; a team sees what is closed to it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.people import Person
from tests.support.server import Server
from tests.unit.scenario.small import spoilt, write

WORLD = """\
personas: [{name: Pacific Wire, voice: Dry and exact.}]
facts: [{id: hulls, about: How many hulls, versions: {one: A single hull, two: Two hulls}}]
answers:
  - {asked: How far?, who: tokyo, say: Forty miles off., from: Pacific Wire}
  - {asked: How many?, who: seoul, say: Ask again., from: Pacific Wire}
channels: [{between: [tokyo, seoul], open: phase2}]
tracks:
"""
Meet = Callable[..., Person]


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    return write(tmp_path / "scenario", spoilt(("scenario.yaml", "tracks:\n", WORLD)))


def test_from_question_to_answer(server: Server, meet: Meet) -> None:
    server.start()
    control, tokyo = meet("Control"), meet("Aya")
    control.facilitate(server.links["facilitator"])
    tokyo.join(server.links["cells"]["tokyo"], "Head of delegation")
    control.startex(tokyo)

    composer = tokyo.page.locator("#composer")
    composer.locator("[data-toggle-recipients]").click()
    expect(composer.locator('input[name="to[]"][value=seoul]')).to_be_disabled()
    expect(composer.locator("#recipients")).to_contain_text("opens with the next phase")
    composer.locator("[data-toggle-recipients]").click()
    tokyo.message(["White cell"], "We see two hulls. How far off are they?")

    control.press("Answer", control.region("questions"))
    bank = control.region("bank")
    bank.locator("summary").click()
    bank.get_by_role("searchbox").fill("forty")
    expect(bank.locator("li:visible")).to_have_count(1)
    control.press("Say it", bank)
    writing = control.page.locator("#composer")
    expect(writing.get_by_label("Message", exact=True)).to_have_value("Forty miles off.")
    expect(writing).to_contain_text("Dry and exact.")
    control.press("Send message", writing)
    tokyo.sees("Forty miles off.")
    expect(control.region("questions")).to_contain_text("None.")

    said = control.feed("We see two hulls").first
    said.hover()
    said.get_by_role("button", name="Asserts").click()
    control.page.locator("#assert").get_by_role("button", name="Two hulls").click()
    expect(said).to_contain_text("How many hulls: Two hulls")
    tokyo.holds_nothing_of("A single hull")
    said.get_by_role("button", name="Take back").click()
    expect(said.locator(".asserts")).to_have_count(0)
    who_has_been_silent_stands_on_the_strip(control)
    a_phase_asks_what_becomes_of_orders(control, tokyo)


def who_has_been_silent_stands_on_the_strip(control: Person) -> None:
    silent = control.region("strip").locator("[data-silent-cell]:visible")
    expect(silent).to_have_count(0)
    control.press("Advance")
    dialog = control.page.locator("#advance")
    dialog.get_by_label("To exercise time").fill("00:12")
    for row in dialog.locator("[data-due-row]:visible").all():
        row.get_by_role("radio").first.check()
    dialog.get_by_role("button", name="Advance").click()
    expect(silent).to_have_count(2)
    expect(silent.first).to_contain_text("nothing from it for 12 min.")
    control.press("Write to it", silent.nth(1))
    expect(control.page.locator("#composer [data-chosen]")).to_contain_text("Seoul")


def a_phase_asks_what_becomes_of_orders(control: Person, tokyo: Person) -> None:
    tokyo.move("Sail", "Sail at dusk.", openness="secret")
    expect(control.region("rulings")).to_contain_text("Sail")
    control.press("Phase 2")
    dialog = control.page.locator("#phase")
    expect(dialog).to_contain_text("1 order still waits for a ruling.")
    for row in dialog.locator("[data-due-row]:visible").all():
        row.get_by_role("radio").first.check()
    control.press("Begin the phase", dialog)
    expect(dialog).to_be_visible()
    dialog.get_by_label("It takes effect as ordered").check()
    control.press("Begin the phase", dialog)
    expect(dialog).to_be_hidden()
    control.state_is("RUNNING")
    tokyo.sees("begins")
    expect(tokyo.feed("Sail at dusk.").first).to_contain_text("Ruled")
