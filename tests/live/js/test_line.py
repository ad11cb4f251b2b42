"""The line breaks in every way it can; each page ends up with everything, once, in order."""

import itertools

from playwright.sync_api import Page, expect

from tests.live.js.faults import PACKET, double, left, lose, refuse
from tests.live.js.table import LIVE, Table, state, texts, try_now, write

_number = itertools.count()


def said(table: Table, page: Page, text: str, *, to: str = "tokyo") -> str:
    """Somebody writes to a cell."""
    unique = f"{text} {next(_number)}"
    assert table.command(page, "message.send", to=[to], text=unique)["ok"]
    return unique


def arrived(page: Page, *wanted: str) -> None:
    """All of it is on the page, each once, in this order."""
    expect(page.locator("#feed")).to_contain_text(wanted[-1], timeout=20_000)
    found = [text for text in texts(page) if text in wanted]
    assert found == list(wanted)


def mark(page: Page) -> None:
    page.evaluate("window.neverReloaded = true")


def never_reloaded(page: Page) -> bool:
    return bool(page.evaluate("window.neverReloaded === true"))


def test_messages_arrive_over_both_transports(table: Table) -> None:
    wire, blocked = table.wire(), table.wire()
    blocked.websockets_blocked = True
    quick, slow = table.sit("tokyo", wire=wire), table.sit("tokyo", wire=blocked)
    other = table.sit("seoul")
    write(other, ("tokyo",), "over both roads")
    for page in (quick, slow):
        arrived(page, "over both roads")
        assert state(page) == "live"
    write(slow, ("seoul",), "and back")
    expect(other.locator("#feed")).to_contain_text("and back")


def test_a_packet_lost_on_the_way_is_noticed(table: Table) -> None:
    other, page = table.sit("seoul"), table.sit("tokyo", faulty=True)
    mark(page)
    lose(page, PACKET)
    first, second = said(table, other, "lost"), said(table, other, "not lost")
    arrived(page, first, second)
    assert left(page) == 0
    assert never_reloaded(page)


def test_the_last_packet_lost_is_noticed_by_the_beat(table: Table) -> None:
    other, page = table.sit("seoul"), table.sit("tokyo", faulty=True)
    lose(page, PACKET)
    arrived(page, said(table, other, "lost and last"))
    assert left(page) == 0


def test_a_refusal_that_is_not_for_good_is_asked_again(table: Table) -> None:
    other, page = table.sit("seoul"), table.sit("tokyo", faulty=True)
    mark(page)
    lose(page, PACKET)
    refuse(page, "too_fast", times=3)
    first, second = said(table, other, "lost"), said(table, other, "not lost")
    arrived(page, first, second)
    assert left(page) == 0
    assert never_reloaded(page)
    expect(page.locator("[data-seat-over]")).to_be_hidden()
    page.wait_for_selector(LIVE)


def test_what_comes_twice_stands_once(table: Table) -> None:
    other, page = table.sit("seoul"), table.sit("tokyo", faulty=True)
    double(page, PACKET, times=3)
    arrived(page, *(said(table, other, "twice") for _ in range(3)))


def test_cut_and_mended(table: Table) -> None:
    wire = table.wire()
    other = table.sit("beijing")
    page = table.sit("washington", wire=wire)
    mark(page)
    before = said(table, other, "before", to="washington")
    arrived(page, before)
    wire.cut()
    expect(page.locator("[data-connection]")).to_have_attribute("data-state", "offline")
    expect(page.locator("[data-offline-band]")).to_be_visible()
    meanwhile = [said(table, other, "meanwhile", to="washington") for _ in range(3)]
    wire.mend()
    try_now(page)
    arrived(page, before, *meanwhile)
    page.wait_for_selector(LIVE)
    expect(page.locator("[data-offline-band]")).to_be_hidden()
    assert never_reloaded(page)


def test_a_silent_line_is_given_up(table: Table) -> None:
    wire = table.wire()
    other = table.sit("beijing")
    page = table.sit("washington", wire=wire)
    mark(page)
    wire.fall_silent()
    assert table.command(other, "message.send", to=["washington"], text="into the silence")["ok"]
    # Nothing tells the browser; only the missing beats do.
    page.wait_for_selector("[data-connection]:not([data-state=live])", timeout=30_000)
    wire.mend()
    arrived(page, "into the silence")
    page.wait_for_selector(LIVE)
    assert never_reloaded(page)


def test_the_server_is_killed_and_started_again(table: Table) -> None:
    other, page = table.sit("seoul"), table.sit("pyongyang")
    mark(page)
    assert table.command(other, "message.send", to=["pyongyang"], text="before the crash")["ok"]
    arrived(page, "before the crash")
    table.server.kill()
    expect(page.locator("[data-connection]")).to_have_attribute("data-state", "offline")
    table.server.start()
    page.wait_for_selector(LIVE, timeout=20_000)
    assert table.command(other, "message.send", to=["pyongyang"], text="after it")["ok"]
    arrived(page, "before the crash", "after it")
    assert never_reloaded(page)


def test_what_came_while_cut_off_stands_under_a_line_and_in_view(table: Table) -> None:
    wire = table.wire()
    page, other = table.sit("tokyo", wire=wire), table.sit("seoul")
    for n in range(12):
        said(table, other, f"before the cut {n}")
    last = said(table, other, "last before the cut")
    arrived(page, last)
    wire.cut()
    expect(page.locator("[data-connection]")).to_have_attribute("data-state", "offline")
    missed = [said(table, other, f"during the cut {n}") for n in range(12)]
    wire.mend()
    page.wait_for_selector(LIVE)
    arrived(page, *missed)
    line = page.locator("#feed .awayline")
    expect(line).to_be_in_viewport()
    expect(line).to_contain_text("12 new.")
    after = page.locator("#feed .awayline + .item .plain")
    expect(after).to_have_text(missed[0])
    expect(page.locator("#feed .item", has_text=missed[-1])).to_have_attribute("data-new", "")
    # What comes from now on leaves the reader where he is.
    said(table, other, "after the cut")
    expect(page.locator("#feed")).to_contain_text("after the cut")
    expect(line).to_be_in_viewport()
