"""The console goes along with the exercise."""

import re

from playwright.sync_api import Page, expect

from tests.live.js.table import LIVE, Table

PLACE = """
() => {
  const list = document.querySelector('[data-msel]').closest('.scroll');
  const top = (element) => element.getBoundingClientRect().top;
  return (top(document.querySelector('.nowline')) - top(list)) / list.clientHeight;
}
"""


def place(page: Page) -> float:
    """Where the now line stands in the list: 0 at its top, 1 at its foot."""
    page.wait_for_timeout(1_200)
    return float(page.evaluate(PLACE))


def release(table: Table, page: Page, count: int) -> None:
    rows = page.locator('[data-row][data-state="planned"]')
    ids = rows.evaluate_all("rows => rows.map(row => row.dataset.row)")[:count]
    assert len(ids) == count
    for inject in ids:
        assert table.command(page, "inject.release", inject=inject)["ok"]
    expect(page.locator(f'[data-row="{ids[-1]}"]')).to_have_attribute("data-state", "released")


def test_the_list_stays_where_the_clock_is(table: Table) -> None:
    page = table.facilitate()
    page.wait_for_selector(LIVE)
    release(table, page, 22)
    assert 0 <= place(page) <= 0.6
    # Whoever looks elsewhere is left there.
    page.evaluate("document.querySelector('[data-msel]').closest('.scroll').scrollTop = 0")
    page.wait_for_timeout(100)
    away = place(page)
    assert away > 1
    release(table, page, 1)
    assert place(page) > 1


def test_the_feed_opens_at_its_end_again_though_much_of_it_ran_past(table: Table) -> None:
    page = table.facilitate()
    page.wait_for_selector(LIVE)
    feed = page.locator("[data-feed-scroll]")
    feed.evaluate("feed => { feed.scrollTop = 0; }")
    page.wait_for_timeout(200)
    for n in range(14):
        said = {"text": f"Statement {n}. " + "Long words. " * 12}
        assert table.command(page, "statement.make", **said)["ok"]
    expect(page.locator("#feed > .item").filter(has_text="Statement 13.")).to_be_attached()
    feed.evaluate("feed => { feed.scrollTop = feed.scrollHeight; }")
    page.wait_for_timeout(1_500)
    page.reload()
    page.wait_for_selector(LIVE)
    assert feed.evaluate("feed => feed.scrollHeight - feed.scrollTop - feed.clientHeight") < 48
    expect(page.locator("[data-jump]")).to_be_hidden()
    feed.evaluate("feed => { feed.scrollTop = 0; }")
    assert table.command(page, "statement.make", text="One more. " * 40)["ok"]
    expect(page.locator("#feed > .item").filter(has_text="One more.")).to_be_attached()
    page.reload()
    page.wait_for_selector(LIVE)
    assert feed.evaluate("feed => feed.scrollHeight - feed.scrollTop - feed.clientHeight") < 48


def test_who_reloads_is_not_called_away_and_an_empty_seat_is_no_alarm(table: Table) -> None:
    page = table.facilitate()
    player = table.sit("beijing")
    count = page.locator('[data-panel-of="people-beijing"] b')
    expect(count).to_have_text(re.compile(r"^1/"))
    assert "alarm" not in (count.get_attribute("class") or "")
    player.close()
    away = page.locator("[data-gone-since]").filter(has_text="Somebody of beijing")
    expect(away).to_be_attached()
    page.wait_for_timeout(200)
    expect(away).to_be_hidden()
    expect(count).to_have_text(re.compile(r"^1/"))
    assert "alarm" not in (count.get_attribute("class") or "")
    for name, element in (("data-gone-since", away), ("data-away-since", count)):
        element.evaluate(f"one => one.setAttribute('{name}', '2020-01-01T00:00:00+00:00')")
    expect(away).to_be_visible()
    expect(count).to_have_text(re.compile(r"^0/"))
    expect(count).to_have_class("alarm")
