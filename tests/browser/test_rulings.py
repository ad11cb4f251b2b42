"""A ruling with an outcome and a text for each cell, and another in its place."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.people import HEAD, Person
from tests.support.server import Server

pytestmark = pytest.mark.timeout(600)


def rule(form: Locator, texts: dict[str, str]) -> None:
    """Fills the form with the scenario's first outcome, and gives the ruling."""
    form.get_by_label("Outcome").select_option(index=1)
    for cell, text in texts.items():
        form.get_by_label(f"What {cell} reads").fill(text)
    form.get_by_role("button", name="Give the ruling").click()


def test_each_cell_reads_its_own_and_then_what_takes_its_place(
    server: Server, meet: Callable[..., Person]
) -> None:
    server.start()
    facilitator, tokyo, beijing, seoul = map(meet, ("Facilitator", "Aya", "Gao", "Kang"))
    facilitator.facilitate(server.links["facilitator"])
    for person, cell in ((tokyo, "tokyo"), (beijing, "beijing"), (seoul, "seoul")):
        person.join(server.links["cells"][cell], HEAD)
    facilitator.startex(tokyo, beijing, seoul)
    tokyo.move(
        "Send the cutters", "Two cutters, at dawn.", openness="private", targets=("Beijing",)
    )

    waiting = facilitator.page.locator("#r-rulings > details:not(.other)").filter(
        has_text="Send the cutters"
    )
    waiting.locator("summary").first.click()
    outcome = waiting.get_by_label("Outcome").locator("option").nth(1).inner_text()
    rule(waiting.locator("form"), {"Tokyo": "Larkspur holds.", "Beijing": "Marigold seen."})
    expect(waiting).to_have_count(0)
    tokyo.sees("Larkspur holds.")
    tokyo.sees(outcome)
    beijing.sees("Marigold seen.")
    facilitator.sees("Larkspur holds.")
    for person, words in (
        (tokyo, ("Marigold",)),
        (beijing, ("Larkspur",)),
        (seoul, ("Larkspur", "Marigold", "Send the cutters")),
    ):
        for word in words:
            person.holds_nothing_of(word)

    entry = facilitator.feed("Larkspur holds.").first
    entry.hover()
    entry.get_by_role("button", name="Rule again").click()
    again = facilitator.page.locator("#rule-other")
    expect(again).to_contain_text("Takes the place of the ruling")
    expect(again).to_contain_text("Tokyo move 1, Send the cutters")
    expect(again.get_by_label("Outcome")).to_have_value(re.compile(".+"))
    expect(again.get_by_label("What Beijing reads")).to_have_value("Marigold seen.")
    rule(again.locator("form"), {"Tokyo": "Foxglove after all.", "Beijing": ""})
    tokyo.sees("Foxglove after all.")
    expect(tokyo.region("moves")).to_contain_text("Ruled again")
    expect(tokyo.feed("Larkspur holds.")).to_have_count(1)
    expect(tokyo.feed("Larkspur holds.")).to_contain_text("Ruled again.")
    for person in (beijing, seoul):
        person.holds_nothing_of("Foxglove")
