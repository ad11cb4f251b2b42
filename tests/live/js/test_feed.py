"""Nothing moves under a reading eye or a typing hand."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.live.js.table import LIVE, Table, texts


def fill(
    table: Table, page: Page, count: int, *, to: str, words: str = "line", start: int = 0
) -> None:
    command = table.commands(page)
    for number in range(start, start + count):
        assert command("message.send", to=[to], text=f"{words} {number:03d}")["ok"]


def top_of(page: Page, text: str) -> float:
    box = page.locator("#feed .item").filter(has_text=text).bounding_box()
    assert box
    return box["y"]


def scroll_top(page: Page) -> Any:
    return page.evaluate("document.querySelector('[data-feed-scroll]').scrollTop")


def test_follows_at_the_end_and_stays_elsewhere(table: Table) -> None:
    other, page = table.sit("seoul"), table.sit("tokyo")
    fill(table, other, 30, to="tokyo")
    expect(page.locator("#feed")).to_contain_text("line 029")
    expect(page.locator("#feed .item").filter(has_text="line 029")).to_be_in_viewport()
    page.evaluate("document.querySelector('[data-feed-scroll]').scrollTop = 300")
    page.wait_for_function("() => document.querySelector('[data-feed-scroll]').scrollTop === 300")
    reading = page.evaluate(
        "() => [...document.querySelectorAll('#feed .item')]"
        ".find(one => one.getBoundingClientRect().top > 150).textContent.match(/line \\d+/)[0]"
    )
    before = top_of(page, reading)
    fill(table, other, 3, to="tokyo", words="newer")
    expect(page.locator("#feed")).to_contain_text("newer 002")
    assert abs(top_of(page, reading) - before) < 1
    expect(page.locator("[data-jump]")).to_be_visible()


def test_a_form_in_the_feed_keeps_its_text_focus_and_place(table: Table) -> None:
    other, page = table.sit("seoul"), table.sit("tokyo")
    assert table.command(
        other, "agreement.record", parties=["tokyo", "seoul"], text="the radar data"
    )["ok"]
    item = page.locator("#feed .k-agreement").last
    item.locator("summary").click()
    field = item.locator("input[name=note]")
    field.fill("not quite so")
    field.focus()
    before = field.bounding_box()
    fill(table, other, 20, to="tokyo", words="meanwhile")
    # Something about the very entry changes as well.
    assert table.command(other, "agreement.confirm", item=item.get_attribute("data-key"))
    expect(page.locator("#feed")).to_contain_text("meanwhile 019")
    expect(field).to_have_value("not quite so")
    expect(field).to_be_focused()
    after = field.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 1


def test_the_window_is_trimmed_and_paged_back_in_place(table: Table) -> None:
    other, page = table.sit("beijing"), table.sit("washington")
    fill(table, other, 210, to="washington")
    expect(page.locator("#feed")).to_contain_text("line 209", timeout=30_000)
    expect(page.locator("#feed > .item")).to_have_count(200)
    page.evaluate("document.querySelector('[data-feed-scroll]').scrollTop = 0")
    first = texts(page)[0]
    before = top_of(page, first)
    page.click("a[data-older]")
    expect(page.locator("#feed")).to_contain_text("line 000")
    assert abs(top_of(page, first) - before) < 60
    assert page.locator("#feed > .item").count() > 200
    assert texts(page) == sorted(texts(page))
    assert len(texts(page)) == 210
    fill(table, other, 2, to="washington", words="newest")
    expect(page.locator("#feed")).to_contain_text("newest 001")
    assert len(texts(page)) == 212
    fresh = table.watched(page.context.new_page())
    fresh.goto(page.url)
    fresh.wait_for_selector(LIVE)
    assert texts(fresh) == texts(page)[-len(texts(fresh)) :]


def test_away_for_too_long_comes_back_to_the_page_as_it_stands(table: Table) -> None:
    """A restarted server has no fragments of what was missed: the page comes fresh, in place."""
    wire = table.wire()
    facilitator = table.facilitate()
    other, page = table.sit("seoul"), table.sit("pyongyang", wire=wire)
    slip = table.command(other, "message.send", to=["pyongyang"], text="erased while away")["item"]
    expect(page.locator("#feed")).to_contain_text("erased while away")
    page.evaluate("window.neverReloaded = true")
    wire.cut()
    fill(table, other, 2, to="pyongyang", words="meanwhile")
    assert table.command(facilitator, "item.erase", item=slip, reason="a slip")["ok"]
    table.server.kill()
    table.server.start()
    wire.mend()
    expect(page.locator("#feed")).to_contain_text("meanwhile 001", timeout=20_000)
    assert "erased while away" not in page.content()
    assert page.evaluate("window.neverReloaded === true")
    fresh = table.watched(page.context.new_page())
    fresh.goto(page.url)
    fresh.wait_for_selector(LIVE)
    keys = "all => all.map(one => one.dataset.key)"
    assert page.eval_on_selector_all("#feed > .item", keys) == fresh.eval_on_selector_all(
        "#feed > .item", keys
    )


def test_erased_text_goes_at_once(table: Table) -> None:
    facilitator = table.facilitate()
    other, page = table.sit("seoul"), table.sit("pyongyang")
    sent = table.command(other, "message.send", to=["pyongyang"], text="should not have been said")
    item = page.locator(f"#i-{sent['item']}")
    expect(item).to_contain_text("should not have been said")
    assert table.command(facilitator, "item.erase", item=sent["item"], reason="a slip")["ok"]
    expect(item).not_to_contain_text("should not have been said")
    assert "should not have been said" not in page.content()


def test_rights_change_the_page(table: Table) -> None:
    facilitator = table.facilitate()
    table.sit("pyongyang")
    page = table.sit("pyongyang")
    expect(page.locator("body")).to_have_attribute("data-can-submit", "no")
    seat = page.evaluate("document.body.dataset.seat")
    assert table.command(facilitator, "right.set", seat=seat, right="submit", granted=True)["ok"]
    expect(page.locator("body")).to_have_attribute("data-can-submit", "yes")


def test_an_agreement_is_new_again_when_the_other_side_has_spoken(table: Table) -> None:
    """It stands where it was entered, far above by then: a jump leads up to it, too."""
    other, page = table.sit("seoul"), table.sit("tokyo")
    entered = table.command(
        page, "agreement.record", parties=["tokyo", "seoul"], text="a line for ships"
    )
    item = page.locator("#feed .k-agreement", has_text="a line for ships")
    expect(item).not_to_have_attribute("data-new", "")
    for number in range(4):  # each is read before the next
        words = f"much to read, part {number} " * 60
        fill(table, other, 1, to="tokyo", words=words)
        expect(page.locator("#feed .item").filter(has_text=words[:22])).to_be_visible()
        expect(page.locator("#feed .item[data-new]")).to_have_count(0)
    assert table.command(other, "agreement.confirm", item=entered["item"])["ok"]
    expect(item).to_have_attribute("data-new", "")
    expect(item).not_to_be_in_viewport()
    expect(page).to_have_title(re.compile(r"^\(1\)"))
    jump = page.locator("[data-jump]")
    expect(jump).to_have_text("1 new above")
    jump.click()
    expect(item).to_be_in_viewport()
    expect(item).not_to_have_attribute("data-new", "")
    expect(jump).to_be_hidden()
