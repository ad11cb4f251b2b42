"""One seat open in two tabs, both at one draft: neither takes away what the other typed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.people import HEAD, Person
from tests.support.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Page

TITLE, ORDER = "#editor [name=title]", "#editor [name=order]"
LIVE = "[data-connection][data-state=live]"
pytestmark = pytest.mark.timeout(600)


def saved(tab: "Page") -> None:
    expect(tab.locator("[data-draft-state]")).to_contain_text("Draft saved")


def lies_somewhere(tabs: tuple["Page", ...], words: str) -> None:
    """In the draft that the team reads, or among what a tab says was not saved."""
    places = [tab.locator("#r-drafts [data-fields], [data-outgoing]") for tab in tabs]
    for place in places:
        texts = place.evaluate_all("all => all.map((e) => e.textContent + e.dataset.fields)")
        if any(words in text for text in texts):
            return
    raise AssertionError(f"{words!r} is gone")


@pytest.mark.parametrize("fresh", [False, True], ids=["both at work", "just opened"])
def test_two_tabs_of_one_seat_write_one_draft(
    server: Server, meet: Callable[..., Person], fresh: bool
) -> None:
    server.start()
    facilitator, aya = meet("Facilitator"), meet("Aya")
    facilitator.facilitate(server.links["facilitator"])
    aya.join(server.links["cells"]["tokyo"], HEAD)
    facilitator.startex(aya)
    first = aya.page
    first.locator(".newmove [data-new-move]").click()
    first.fill(TITLE, "Recall the envoy")
    saved(first)

    second = aya.context.new_page()
    second.on("pageerror", lambda error: aya.faults.append(str(error)))
    second.goto(first.url)
    second.wait_for_selector(LIVE)
    expect(second.locator(TITLE)).to_have_value("Recall the envoy")
    if not fresh:
        second.fill(ORDER, "By the evening flight.")
        saved(second)
        expect(first.locator(ORDER)).to_have_value("By the evening flight.")
        expect(first.locator(TITLE)).to_have_value("Recall the envoy")

    first.fill(TITLE, "Recall the envoy for talks")
    second.fill(ORDER, "By the morning flight.")
    for tab in (first, second):
        expect(tab.locator("#r-drafts li")).to_have_count(1)
        tab.wait_for_timeout(3_000)
    lies_somewhere((first, second), "Recall the envoy for talks")
    lies_somewhere((first, second), "By the morning flight.")
    expect(first.locator(TITLE)).to_have_value(second.locator(TITLE).input_value())
    expect(first.locator(ORDER)).to_have_value(second.locator(ORDER).input_value())
