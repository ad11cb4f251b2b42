"""The wall: what stands still on it says so, large, and goes on by itself."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.live.js.table import LIVE, Table
from tests.support.chromium import INSECURE_HOST


def test_a_wall_that_is_cut_off_says_so(table: Table) -> None:
    wire = table.wire()
    page = table.page()
    path = urlsplit(table.server.links["projector"]).path
    page.goto(f"http://{INSECURE_HOST}:{wire.port}{path}")
    page.wait_for_selector(LIVE, state="attached")
    stale = page.locator(".stale[data-offline-band]")
    expect(stale).to_be_hidden()
    wire.fall_silent()
    expect(stale).to_be_visible()
    expect(stale).to_contain_text("This screen shows how things stood at T+00:0")
    wire.mend()
    expect(stale).to_be_hidden()
