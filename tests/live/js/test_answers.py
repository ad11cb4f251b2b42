"""An inject is answered from its own foot, by a message or an order that names it."""

import json
import re

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
    expect(page.locator(f"{MESSAGE} [data-chosen]")).to_have_text(re.compile("White cell"))
    expect(page.locator(NAMED)).to_contain_text("Harbour master, played by the White Cell")
    page.fill(f"{MESSAGE} textarea", "Two of ours.")
    page.reload()
    page.wait_for_selector(LIVE)
    expect(page.locator(NAMED)).to_contain_text("Hulls counted")
    expect(page.locator(NAMED)).to_contain_text("Harbour master, played by the White Cell")
    page.click(f"{MESSAGE} .btn.go")
    expect(page.locator(NAMED)).to_be_hidden()
    asked = page.locator("#feed > li.k-intelligence").filter(has_text="Two hulls.")
    expect(asked.locator(".foot")).to_contain_text("Answered by message from Beijing")
    expect(asked.get_by_role("button", name="Answer by message")).to_have_count(0)
    expect(control.locator("#feed > li.k-message").last).to_contain_text("Answers Hulls counted")
    expect(control.locator("#r-questions")).to_contain_text("On Hulls counted, of Harbour master")
    expect(control.locator("[data-row]").filter(has_text="Hulls counted")).to_contain_text(
        "Answered"
    )


def test_an_inject_is_answered_by_a_move_from_the_menu(table: Table) -> None:
    page = table.sit("beijing")
    released(table, "Buoys found", "beijing")
    entry = page.locator("#feed > li.item").filter(has_text="Buoys found")
    entry.get_by_role("button", name="Order a move about this").click()
    move = page.locator("[data-draft-editor] [data-menu-move]:not([hidden]) button").first
    title = move.inner_text()
    move.click()
    expect(page.locator("[data-draft-editor] [name=title]")).to_have_value(title)
    expect(page.locator("[data-answers-title]")).to_have_text("Buoys found")
    expect(page.locator("#r-drafts li")).to_have_count(1)
    page.locator("[data-draft-editor] [name=title]").fill(f"{title} at once")
    expect(page.locator("#r-drafts")).to_contain_text(f"{title} at once")
    draft = page.locator("#r-drafts [data-draft]")
    fields = json.loads(draft.get_attribute("data-fields") or "")
    assert fields["menu"], fields
    assert fields["answers_title"] == "Buoys found"
    submitted = table.command(page, "move.submit", draft=fields["draft"])
    if not submitted["ok"]:  # its blanks
        assert submitted["code"] == "bad_field", submitted


def test_what_was_passed_on_is_answered_and_passed_on_where_it_is_read(table: Table) -> None:
    first, second, third = table.sit("seoul"), table.sit("tokyo"), table.sit("washington")
    released(table, "Nets cut", "seoul")
    passed_on(first, "Nets cut", "tokyo")
    passed_on(second, "Nets cut", "washington")
    entry = third.locator("#feed > li.k-passed_on").filter(has_text="Nets cut")
    expect(entry).to_contain_text("Intelligence report from Harbour master")
    expect(entry).not_to_contain_text("Seoul")
    entry.get_by_role("button", name="Answer").click()
    expect(third.locator(f"{MESSAGE} [data-chosen]")).to_have_text(re.compile("TO Tokyo"))


def passed_on(page: Page, title: str, cell: str) -> None:
    entry = page.locator("#feed > li.item").filter(has_text=title).last
    entry.get_by_role("button", name="Pass on").click()
    dialog = page.locator("#pass-on")
    dialog.locator(f"input[value={cell}]").check(force=True)
    dialog.locator(".btn.go").click()
    expect(dialog).to_be_hidden()


def test_an_agreement_entered_wrongly_is_withdrawn_and_entered_anew(table: Table) -> None:
    page, other = table.sit("beijing"), table.sit("seoul")
    agreed = {"parties": ["beijing", "seoul"], "text": "Ten hulls until Friday."}
    assert table.command(page, "agreement.record", **agreed)["ok"]
    entry = page.locator("#feed > li.k-agreement").last
    entry.locator("summary").click()
    entry.locator("[name=note]").fill("Nine hulls.")
    entry.locator("form .btn").click()
    for who in (page, other):
        said = who.locator("#feed > li.k-agreement").last
        expect(said).to_contain_text("Withdrawn by who entered it. Nine hulls.")
        expect(who.locator("#r-agreements")).to_contain_text("Withdrawn by who entered it.")
        expect(said.get_by_role("button", name="Confirm")).to_have_count(0)
    entry.get_by_role("button", name="Enter it anew, corrected").click()
    form = page.locator("form[data-write-form=agreement]")
    expect(form.locator("textarea")).to_have_value(
        re.compile(r"In place of what was entered at T\+\d\d:\d\d: Ten hulls until Friday\.")
    )
    expect(form.locator("input[value=seoul]")).to_be_checked()
    form.locator("textarea").fill("Nine hulls until Friday.")
    form.locator(".btn.go").click()
    expect(other.locator("#feed > li.k-agreement").last).to_contain_text("Nine hulls until Friday.")
