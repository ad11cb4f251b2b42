"""The organisers' page follows the making without a reload, also while a no-duff stands."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.people import HEAD, Person
from tests.support.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def browser(whole_browser: "Browser") -> "Browser":
    return whole_browser


def test_a_report_is_made_and_read_while_a_no_duff_stands(
    server: Server, meet: Callable[..., Person]
) -> None:
    server.start()
    facilitator, organiser, aya = map(meet, ("Facilitator", "Organiser", "Aya"))
    facilitator.facilitate(server.links["facilitator"])
    aya.join(server.links["cells"]["tokyo"], HEAD)
    facilitator.startex()
    organiser.join_staff(server.links["organiser"])
    organiser.state_is("RUNNING")

    aya.page.locator('[data-open-dialog="no-duff"]').locator("visible=true").first.click()
    dialog = aya.page.locator("dialog#no-duff")
    dialog.get_by_label("What has happened").fill("Somebody fell")
    dialog.get_by_label("Where").fill("Room 4")
    aya.hold("Hold for one second", dialog)
    expect(organiser.region("bands")).to_contain_text("This is real.")

    organiser.press("Make the report")
    expect(organiser.region("report")).to_contain_text("Making it")
    organiser.page.evaluate("() => { window.sameDocument = true; }")
    look = organiser.page.get_by_role("link", name="Read it here").first
    expect(look).to_be_visible(timeout=120_000)
    assert organiser.page.evaluate("window.sameDocument") is True
    answer = organiser.context.request.get(
        server.url + str(look.get_attribute("href")), headers={"Accept": "application/pdf"}
    )
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("inline")
    expect(organiser.page.get_by_role("link", name="Download the PDF").first).to_be_visible()

    frame = organiser.page.locator('iframe[name="paper"]')
    expect(frame).to_be_visible()
    organiser.page.get_by_role("navigation", name="Contents").get_by_role("link").last.click()
    expect(organiser.page.get_by_role("heading", name="After-action report")).to_be_visible()
    assert organiser.page.evaluate("window.sameDocument") is True
    assert len(organiser.context.pages) == 1, "the contents lead within the page"
