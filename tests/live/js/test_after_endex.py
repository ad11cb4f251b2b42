"""After ENDEX a player's page offers only what the exercise still takes."""

from playwright.sync_api import Page, expect

from tests.live.js.table import MESSAGE, Table, write

PLAY = (
    "[data-command='inject.acknowledge']",
    "[data-answer-with-move]",
    "[data-answer-by-message]",
    "[data-open-pass-on]",
    "[data-command='agreement.confirm']",
    "[data-new-move]",
    "[data-write=statement]",
    "[data-write=agreement]",
    "#r-drafts [data-command='move.submit']",
    "#feed .due",
)
WORDS = ("[data-ask-control]", f"{'[data-write-form=message]'} .btn.go")


def shown(page: Page, selectors: tuple[str, ...]) -> list[str]:
    return [one for one in selectors if page.locator(f"{one} >> visible=true").count()]


def state(page: Page, name: str) -> None:
    expect(page.locator("#r-bar")).to_have_attribute("data-state", name)


def test_what_can_no_longer_be_done_is_not_offered(table: Table) -> None:
    page, seoul, facilitator = table.sit("tokyo"), table.sit("seoul"), table.facilitate()
    inject = facilitator.locator("[data-row][data-cells~=tokyo]").first.get_attribute("data-row")
    assert table.command(facilitator, "inject.release", inject=inject)["ok"]
    deal = table.command(
        seoul, "agreement.record", parties=["tokyo", "seoul"], text="We stand together."
    )
    assert deal["ok"]
    assert table.command(page, "draft.open", title="Sail", order="Sail.")["ok"]
    expect(page.locator("#r-waiting")).to_contain_text("We stand together.")
    expect(page.locator("#r-drafts")).to_contain_text("Sail")
    assert shown(page, PLAY) == list(PLAY)
    assert shown(page, WORDS) == list(WORDS)

    assert table.command(facilitator, "exercise.end", waiting="lapse")["ok"]
    state(page, "endex")
    assert shown(page, (*PLAY, *WORDS)) == []
    expect(page.locator("#r-waiting .rows")).to_have_count(0)
    expect(page.locator("#composer")).to_contain_text("once the hot wash begins")
    facilitator.keyboard.press("w")
    facilitator.click("[data-to-all]")
    facilitator.fill(f"{MESSAGE} textarea", "To the big room: hot wash at 15:30.")
    facilitator.click(f"{MESSAGE} .btn.go")
    for everybody in (page, seoul):
        expect(everybody.locator("#feed")).to_contain_text("hot wash at 15:30")
    assert shown(page, (*PLAY, *WORDS)) == []
    expect(page.locator(".tabs .alarm")).to_have_count(0)

    assert table.command(facilitator, "hotwash.begin")["ok"]
    state(page, "hotwash")
    assert shown(page, PLAY) == []
    assert shown(page, WORDS) == list(WORDS)
    page.click("[data-toggle-recipients]")
    names = page.locator("#recipients label:visible input")
    assert [box.get_attribute("value") for box in names.all()] == ["tokyo", "white"]
    page.click("[data-toggle-recipients]")
    write(page, ("tokyo",), "What surprised us?")
    expect(page.locator("#feed")).to_contain_text("What surprised us?")
    page.fill("[data-write-form=message] textarea", "One thing more")

    assert table.command(facilitator, "exercise.close")["ok"]
    state(page, "closed")
    assert shown(page, (*PLAY, *WORDS)) == []
    expect(page.locator("#composer")).to_contain_text("closed")
    # What was being written can still be read and copied.
    expect(page.locator("[data-write-form=message] textarea")).to_be_visible()
