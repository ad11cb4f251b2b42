"""A real emergency is told at once, whatever was or was not written about it."""

import pytest
from playwright.sync_api import Page, expect

from tests.live.js.table import Table

HOLD_MS = 1_200


BUSY_FROM_900_MS_ON = """
() => setTimeout(() => {
  const end = performance.now() + 1500;
  while (performance.now() < end);
}, 900)
"""
LINE_ABOVE = """
() => {
  const acts = document.querySelector('#no-duff [data-hold]').closest('p');
  acts.before(document.createElement('hr'));
}
"""


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


def test_held_long_enough_is_held_however_busy_the_page(table: Table) -> None:
    page = table.sit("seoul")
    page.locator("[data-open-dialog=no-duff]").first.click()
    page.evaluate(BUSY_FROM_900_MS_ON)
    hold(page)
    expect(page.locator("#r-bands .noduff")).to_be_visible()
    assert table.command(table.facilitate(), "noduff.clear")["ok"]


def test_a_button_that_moves_under_the_hand_is_still_held(table: Table) -> None:
    page = table.sit("seoul")
    page.locator("[data-open-dialog=no-duff]").first.click()
    page.hover("#no-duff [data-hold]")
    page.mouse.down()
    for _ in range(4):
        page.evaluate(LINE_ABOVE)
        page.wait_for_timeout(HOLD_MS / 4)
    page.mouse.up()
    expect(page.locator("#r-bands .noduff")).to_be_visible()
    assert table.command(table.facilitate(), "noduff.clear")["ok"]


@pytest.mark.parametrize("how", ["let go early", "slid away"])
def test_who_thinks_better_of_it_raises_nothing(table: Table, how: str) -> None:
    page = table.sit("seoul")
    page.locator("[data-open-dialog=no-duff]").first.click()
    page.hover("#no-duff [data-hold]")
    page.mouse.down()
    if how == "slid away":
        page.mouse.move(5, 5, steps=4)
        page.wait_for_timeout(HOLD_MS)
    page.mouse.up()
    page.wait_for_timeout(HOLD_MS)
    expect(page.locator("#r-bands .noduff")).to_have_count(0)
