"""A real emergency is told at once, whatever was or was not written about it."""

import pytest
from playwright.sync_api import Page, expect

from tests.live.js.table import Table

HOLD_MS = 1_200


def hold(page: Page) -> None:
    page.hover("#no-duff [data-hold]")
    page.mouse.down()
    page.wait_for_timeout(HOLD_MS)
    page.mouse.up()


@pytest.mark.parametrize("said", [{}, {"text": "Somebody fainted"}, {"place": "Room 4"}])
def test_nothing_need_be_written(table: Table, said: dict[str, str]) -> None:
    page, facilitator = table.sit("seoul"), table.facilitate()
    page.locator("[data-open-dialog=no-duff]").first.click()
    for field, words in said.items():
        page.fill(f"#no-duff [name={field}]", words)
    hold(page)
    for screen in (page, facilitator):
        band = screen.locator("#r-bands .noduff")
        expect(band).to_be_visible()
        for words in said.values():
            expect(band.locator("b").first).to_have_text(f"{words}.")
    assert table.command(facilitator, "noduff.clear")["ok"]
    expect(page.locator("#r-bands .noduff")).to_have_count(0)
