"""What was received and what was really on screen, as the white cell's log has it."""

import time

from playwright.sync_api import Page

from tests.live.js.table import Table, write

HURRIED = """
const wait = window.setTimeout;
window.setTimeout = (done, ms, ...more) => wait(done, ms <= 10_000 ? ms / 10 : ms, ...more);
"""
"""A page whose ten seconds between two reports last one."""


def reported(table: Table, white: Page, seat: str, kind: str) -> list[str]:
    """Items that this seat's browser reported."""
    told = table.entries(white, "white")
    payloads = [one["payload"] for one in told if one["kind"] == "attention.recorded"]
    return [item for one in payloads if one["seat"] == seat for item in one[kind]]


def until(table: Table, white: Page, seat: str, kind: str, item: str) -> list[str]:
    deadline = time.monotonic() + 30
    while item not in (found := reported(table, white, seat, kind)):
        assert time.monotonic() < deadline, f"{item} was never reported as {kind}"
        white.wait_for_timeout(200)
    return found


def test_received_is_not_opened(table: Table) -> None:
    white, other, page = table.facilitate(), table.sit("seoul"), table.sit("tokyo", script=HURRIED)
    seat = page.evaluate("document.body.dataset.seat")
    long = "\n".join(f"line {number}" for number in range(60))
    write(other, ("tokyo",), "read at once")
    seen = table.command(other, "message.send", to=["tokyo"], text="seen")["item"]
    until(table, white, seat, "opened", seen)
    # The reader stays at the beginning: what comes below is received and not yet opened.
    for _ in range(2):
        item = table.command(other, "message.send", to=["tokyo"], text=long)["item"]
        page.wait_for_selector(f"#i-{item}", state="attached")
        page.evaluate("document.querySelector('[data-feed-scroll]').scrollTop = 0")
    below = table.command(other, "message.send", to=["tokyo"], text="far below")["item"]
    until(table, white, seat, "received", below)
    assert below not in reported(table, white, seat, "opened")
    page.locator(f"#i-{below}").scroll_into_view_if_needed()
    found = until(table, white, seat, "opened", below)
    assert len(found) == len(set(found))


def test_reported_once_over_a_reload(table: Table) -> None:
    white, other = table.facilitate(), table.sit("seoul")
    page = table.sit("washington", script=HURRIED)
    seat = page.evaluate("document.body.dataset.seat")
    first = table.command(other, "message.send", to=["washington"], text="first")["item"]
    until(table, white, seat, "opened", first)
    page.reload()
    second = table.command(other, "message.send", to=["washington"], text="second")["item"]
    until(table, white, seat, "opened", second)
    for kind in ("received", "opened"):
        assert sorted(reported(table, white, seat, kind)) == sorted({first, second})
