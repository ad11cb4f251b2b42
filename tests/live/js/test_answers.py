"""An inject is answered from its own foot by a message that names it."""

from playwright.sync_api import Page, expect

from tests.live.js.table import LIVE, MESSAGE, Table

NAMED = f"{MESSAGE} [data-answering]"


def released(table: Table, title: str, cell: str) -> None:
    """An inject goes out to one cell by hand."""
    page = table.facilitate()
    inject = table.command(
        page,
        "inject.write",
        title=title,
        sender="Harbour master",
        medium="intelligence",
        to=[cell],
        text="Two hulls.",
    )["inject"]
    assert table.command(page, "inject.release", inject=inject)["ok"]


def answer(page: Page, title: str) -> None:
    entry = page.locator("#feed > li.item").filter(has_text=title)
    entry.get_by_role("button", name="Answer by message").click()
    expect(page.locator(NAMED)).to_contain_text(title)


def test_an_inject_is_answered_by_message(table: Table) -> None:
    page, control = table.sit("beijing"), table.facilitate()
    released(table, "Hulls counted", "beijing")
    answer(page, "Hulls counted")
    expect(page.locator("#recipients")).to_be_visible()
    page.locator("#recipients input[value=washington]").check(force=True)
    page.fill(f"{MESSAGE} textarea", "Two of ours.")
    page.reload()
    page.wait_for_selector(LIVE)
    expect(page.locator(NAMED)).to_contain_text("Hulls counted")
    page.click(f"{MESSAGE} .btn.go")
    expect(page.locator(NAMED)).to_be_hidden()
    asked = page.locator("#feed > li.k-intelligence").filter(has_text="Two hulls.")
    expect(asked.locator(".foot")).to_contain_text("Answered by message from Beijing")
    expect(asked.get_by_role("button", name="Answer by message")).to_have_count(0)
    expect(control.locator("#feed > li.k-message").last).to_contain_text("Answers Hulls counted")
    expect(control.locator("[data-row]").filter(has_text="Hulls counted")).to_contain_text(
        "Answered"
    )
