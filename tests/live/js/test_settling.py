"""What an advance passes is listed when it is asked for, and settled as chosen."""

from playwright.sync_api import expect

from tests.live.js.table import LIVE, Table


def test_an_advance_settles_what_it_passes(table: Table) -> None:
    page = table.facilitate()
    page.wait_for_selector(LIVE)
    for number, at in enumerate(("00:03", "00:04", "00:59")):
        fields = {"sender": "Wire", "medium": "news", "to": ["seoul"], "text": "Text."}
        answer = table.command(page, "inject.write", title=f"Passed {number}", at=at, **fields)
        assert answer["ok"], answer
    rows = page.locator("[data-row]").filter(has_text="Passed")
    expect(rows).to_have_count(3)
    page.get_by_role("button", name="Advance").click()
    dialog = page.locator("dialog#advance")
    dialog.locator("[data-advance-to]").fill("00:10")
    listed = dialog.locator("[data-due-row]:visible")
    expect(dialog.locator("[data-advance-count]")).to_contain_text(str(listed.count()))
    mine = listed.filter(has_text="Passed")
    expect(mine).to_have_count(2)
    mine.first.locator("input[value=keep]").check(force=True)
    mine.last.locator("input[value=drop]").check(force=True)
    dialog.get_by_role("button", name="Advance").click()
    expect(dialog).to_be_hidden()
    for state in ("kept", "dropped", "planned"):
        settled = page.locator(f"[data-row][data-state={state}]").filter(has_text="Passed")
        expect(settled).to_have_count(1)
    page.get_by_role("button", name="Advance").click()
    expect(dialog.locator("[data-due-row]:visible")).to_have_count(0)


def test_a_person_is_moved_from_the_one_dialog(table: Table) -> None:
    page, player = table.facilitate(), table.sit("tokyo")
    page.wait_for_selector(LIVE)
    seat = player.evaluate("document.body.dataset.seat")
    page.locator("[data-panel-of=people-tokyo]").click()
    page.locator(f"[data-seat-id='{seat}'] [data-seat-dialog]").click()
    dialog = page.locator("dialog#seat")
    dialog.get_by_label("Move to").select_option(value="seoul.head")
    dialog.get_by_role("button", name="Move").click()
    expect(dialog).to_be_hidden()
    player.wait_for_url("**/s/seoul.head/")
