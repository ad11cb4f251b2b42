"""A page follows its seat: into the exercise, to another cell, and out of it."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, expect

from tests.live.js.table import LIVE, MESSAGE, Table, try_now, write

BAND = "[data-seat-over]"


def test_moved_to_another_cell(table: Table) -> None:
    facilitator, page = table.facilitate(), table.sit("seoul")
    seat = page.evaluate("document.body.dataset.seat")
    moved = table.command(facilitator, "seat.move", from_seat=seat, to_seat="beijing.press")
    assert moved["ok"], moved
    page.wait_for_url("**/s/beijing.press/")
    page.wait_for_selector(LIVE)
    expect(page.locator("body")).to_have_attribute("data-cell", "beijing")


def test_moved_while_cut_off(table: Table) -> None:
    wire = table.wire()
    facilitator, page = table.facilitate(), table.sit("seoul", wire=wire)
    seat = page.evaluate("document.body.dataset.seat")
    wire.cut()
    page.wait_for_selector("[data-connection][data-state=offline]")
    assert table.command(facilitator, "seat.move", from_seat=seat, to_seat="beijing.maritime")["ok"]
    wire.mend()
    try_now(page)
    page.wait_for_url("**/s/beijing.maritime/")
    page.wait_for_selector(LIVE)


def test_the_seat_is_emptied_and_the_text_stays(table: Table) -> None:
    facilitator, page = table.facilitate(), table.sit("pyongyang")
    write(page, ("seoul",), "half a message", send=False)
    seat = page.evaluate("document.body.dataset.seat")
    assert table.command(facilitator, "seat.vacate", seat=seat)["ok"]
    expect(page.locator(BAND)).to_be_visible()
    expect(page.locator("[data-offline-band]")).to_be_hidden()
    expect(page.locator(f"{MESSAGE} textarea")).to_have_value("half a message")
    page.click(f"{BAND} a")
    page.wait_for_url("**/join")


def test_a_seat_lost_while_cut_off(table: Table) -> None:
    wire = table.wire()
    facilitator, page = table.facilitate(), table.sit("pyongyang", wire=wire)
    seat = page.evaluate("document.body.dataset.seat")
    wire.cut()
    page.wait_for_selector("[data-connection][data-state=offline]")
    write(page, ("seoul",), "never to be sent")
    assert table.command(facilitator, "seat.vacate", seat=seat)["ok"]
    wire.mend()
    try_now(page)
    expect(page.locator(BAND)).to_be_visible()
    expect(page.locator("[data-offline-band]")).to_be_hidden()
    expect(page.locator("[data-outgoing] li")).to_contain_text("never to be sent")
    expect(page.locator("[data-outgoing] [role=alert]")).to_have_text("Was not sent.")


def test_two_seats_in_one_browser(table: Table) -> None:
    first = table.sit("tokyo")
    second = table.watched(first.context.new_page())
    second.goto(table.server.links["cells"]["beijing"])
    second.fill("#name", "The same person")
    second.locator("input[name=seat]:enabled").first.check(force=True)
    second.click("form.join button.go")
    second.wait_for_selector(LIVE)
    write(second, ("tokyo",), "from the other seat")
    expect(first.locator("#feed")).to_contain_text("from the other seat")
    write(first, ("beijing",), "kept apart", send=False)
    second.reload()
    second.wait_for_selector(LIVE)
    expect(second.locator(f"{MESSAGE} textarea")).to_have_value("")


def test_the_public_screen_is_live(table: Table) -> None:
    screen, page = table.page(), table.sit("washington")
    screen.goto(table.server.links["projector"])
    screen.wait_for_selector(LIVE, state="attached")
    page.click("[data-write=statement]")
    page.fill("form[data-write-form=statement] textarea", "We stand by our word.")
    page.click("form[data-write-form=statement] .btn.go")
    expect(screen.locator("#r-said")).to_contain_text("We stand by our word.")


OUTDATED = "[data-outdated]"
EARLIER = "/static/0123456789/"


def from_an_earlier_server(page: Page) -> None:
    """Reloads a page as a server made it whose files had another version."""

    def older(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=re.sub(r"/static/[0-9a-f]{10}/", EARLIER, answer.text())
        )

    page.route(f"**{urlsplit(page.url).path}", older, times=1)
    with page.expect_request(f"**{EARLIER}**"):
        page.reload()
    page.wait_for_selector(LIVE, state="attached")


def test_a_page_of_an_earlier_server_asks_for_a_reload_and_keeps_what_was_written(
    table: Table,
) -> None:
    page = table.sit("seoul")
    expect(page.locator(OUTDATED)).to_be_hidden()
    from_an_earlier_server(page)
    expect(page.locator(OUTDATED)).to_be_visible()
    write(page, ("beijing",), "half a message", send=False)
    page.click(f"{OUTDATED} button")
    page.wait_for_selector(LIVE)
    assert EARLIER not in page.content()
    expect(page.locator(OUTDATED)).to_be_hidden()
    expect(page.locator(f"{MESSAGE} textarea")).to_have_value("half a message")


def test_a_page_that_speaks_another_protocol_asks_for_a_reload(table: Table) -> None:
    page = table.sit("seoul")

    def older(route: Route) -> None:
        answer = route.fetch()
        body = answer.text()
        assert "v: 1, exercise" in body
        route.fulfill(
            body=body.replace("v: 1, exercise", "v: 0, exercise"),
            headers={"Content-Type": "text/javascript", "Cache-Control": "no-store"},
        )

    page.route("**/channel.js", older)
    page.reload()
    expect(page.locator(OUTDATED)).to_be_visible()
    expect(page.locator(BAND)).to_be_hidden()
    page.unroute("**/channel.js")
    page.click(f"{OUTDATED} button")
    page.wait_for_selector(LIVE)


def test_the_wall_reloads_itself(table: Table) -> None:
    page = table.page()
    page.goto(table.server.links["projector"])
    page.wait_for_selector(LIVE, state="attached")
    from_an_earlier_server(page)
    expect(page.locator(f"script[src*='{EARLIER}']")).to_have_count(0)
    page.wait_for_selector(LIVE, state="attached")
