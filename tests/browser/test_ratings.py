"""A cell's objectives on their way: rated by an observer while it runs, by the head after ENDEX."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.people import HEAD, Person
from tests.support.server import Server
from tests.unit.scenario.small import FILES, write

pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    return write(tmp_path / "scenario", FILES)


def test_a_rating_is_read_by_its_cell_and_the_staff_alone(
    server: Server, meet: Callable[..., Person]
) -> None:
    server.start()
    facilitator, head, other, seoul, observer = map(
        meet, ("Facilitator", "Aya", "Ken", "Kang", "Olga")
    )
    facilitator.facilitate(server.links["facilitator"])
    head.join(server.links["cells"]["tokyo"], HEAD)
    other.join(server.links["cells"]["tokyo"], "Defence")
    seoul.join(server.links["cells"]["seoul"], HEAD)
    observer.join_staff(server.links["observer"])
    facilitator.startex(head, other, seoul, observer)

    rate(observer, "objectives", "Rate", "Not met", "They shouted by the heliotrope.")
    for person in (observer, facilitator):
        region = person.region("objectives")
        expect(region).to_contain_text("1 of 2 rated")
        expect(region).to_contain_text("They shouted by the heliotrope.")
    expect(head.region("situation").get_by_text("How far did you come?")).to_have_count(0)

    facilitator.press("ENDEX", facilitator.region("controls"))
    facilitator.hold("Hold for one second", facilitator.page.locator("dialog#endex"))
    for person in (head, other, seoul):
        person.state_is("ENDEX")
    rate(head, "situation", "How far did you come?", "Met", "Nobody raised a zinnia.")
    expect(head.region("situation")).to_contain_text("Met. Nobody raised a zinnia.")
    expect(other.region("situation")).to_contain_text("Met. Nobody raised a zinnia.")
    expect(other.region("situation").get_by_text("Rate again")).to_be_hidden()
    expect(observer.region("objectives")).to_contain_text("Nobody raised a zinnia.")

    head.holds_nothing_of("heliotrope")
    for word in ("heliotrope", "zinnia"):
        seoul.holds_nothing_of(word)


def rate(person: Person, region: str, opened_by: str, rating: str, evidence: str) -> None:
    """Rates the first objective of the first cell that has some."""
    place = person.region(region)
    if region == "objectives":
        place.locator("details.aims > summary").first.click()
    one = place.locator(".short li").filter(has_text="Calm")
    one.get_by_text(opened_by, exact=True).click()
    one.get_by_label(rating, exact=True).check()
    one.get_by_label("What shows it").fill(evidence)
    person.press("Keep the rating", one)
    expect(place).to_contain_text(evidence)
