"""A move being written: saved as it is typed, one hand at a time, nothing typed ever lost."""

import re

from playwright.sync_api import Page, expect

from tests.live.js.faults import ACK, lose
from tests.live.js.table import LIVE, Table, try_now

EDITOR = "[data-draft-editor]"
TITLE, ORDER = f"{EDITOR} [name=title]", f"{EDITOR} [name=order]"
STATE = "[data-draft-state]"
OFFLINE = "[data-connection][data-state=offline]"
UNSENT = "[data-outgoing] li"
#: What a tab leaves in the browser between sending a save and its answer.
SAVE_UNDER_WAY = """() => {
  const key = Object.keys(localStorage).find((one) => one.includes("/draft/"));
  const sheet = JSON.parse(localStorage.getItem(key));
  localStorage.setItem(key, JSON.stringify({ ...sheet, dirty: false, sent: sheet.fields }));
}"""


def begin(page: Page, title: str, order: str = "") -> None:
    page.click(".newmove [data-new-move]")
    page.fill(TITLE, title)
    page.fill(ORDER, order)


def saved(page: Page) -> None:
    expect(page.locator(STATE)).to_contain_text("Draft saved")


def test_the_team_reads_along(table: Table) -> None:
    writer, reader = table.sit("tokyo"), table.sit("tokyo")
    begin(writer, "Call the ambassador", "At ten, by the vice-minister.")
    row = reader.locator("#r-drafts li").filter(has_text="Call the ambassador")
    expect(row).to_contain_text("is writing")
    read = row.locator("details[data-others]")
    read.locator("summary").click()
    expect(read.locator(".plain")).to_have_text("At ten, by the vice-minister.")
    writer.fill(ORDER, "At eleven, by the minister.")
    expect(read.locator(".plain")).to_have_text("At eleven, by the minister.")
    expect(read).to_have_attribute("open", "")
    expect(writer.locator(ORDER)).to_be_focused()


def test_reloaded_in_the_middle_of_a_word(table: Table) -> None:
    page = table.sit("washington")
    begin(page, "Fly the bombers")
    saved(page)
    page.locator(TITLE).press("End")
    page.locator(TITLE).press_sequentially(" to Guam and ba")
    page.reload()
    expect(page.locator(EDITOR)).to_be_visible()
    expect(page.locator(TITLE)).to_have_value("Fly the bombers to Guam and ba")
    expect(page.locator("#r-drafts")).to_contain_text("Fly the bombers to Guam and ba")
    page.click(f"{EDITOR} .acts [data-close-editor]:visible")
    expect(page.locator(EDITOR)).to_be_hidden()
    page.reload()
    page.wait_for_selector(LIVE)
    expect(page.locator(EDITOR)).to_be_hidden()


def test_written_while_cut_off(table: Table) -> None:
    wire = table.wire()
    page, reader = table.sit("beijing", wire=wire), table.sit("beijing")
    wire.cut()
    page.wait_for_selector(OFFLINE)
    begin(page, "Two more cutters", "From Ningbo, unarmed.")
    expect(page.locator(STATE)).to_contain_text("Kept on this machine")
    wire.mend()
    try_now(page)
    page.wait_for_selector(LIVE)
    saved(page)
    expect(reader.locator("#r-drafts")).to_contain_text("Two more cutters")
    expect(page.locator(ORDER)).to_have_value("From Ningbo, unarmed.")


def test_a_save_whose_answer_was_lost_is_no_conflict(table: Table) -> None:
    page = table.sit("seoul", faulty=True)
    begin(page, "Open the line")
    saved(page)
    lose(page, ACK)
    page.fill(TITLE, "Open the hot line")
    # Nothing answers; the editor tries again by itself once the line has proved alive or dead.
    page.fill(ORDER, "To Beijing, tonight.")
    saved_row = page.locator("#r-drafts li").filter(has_text="Open the hot line")
    expect(saved_row).to_contain_text("Open the hot line", timeout=20_000)
    page.fill(TITLE, "Open the hot line again")
    expect(page.locator("#r-drafts")).to_contain_text("Open the hot line again", timeout=30_000)
    expect(page.locator(UNSENT)).to_have_count(0)
    expect(page.locator(ORDER)).to_have_value("To Beijing, tonight.")


def test_an_unanswered_save_is_not_taken_for_the_other_tabs(table: Table) -> None:
    first = table.sit("seoul")
    begin(first, "Recall the envoy")
    expect(first.locator("#r-drafts")).to_contain_text("Recall the envoy")
    saved(first)
    first.evaluate(SAVE_UNDER_WAY)
    second = first.context.new_page()
    second.goto(first.url)
    second.wait_for_selector(LIVE)
    expect(second.locator(TITLE)).to_have_value("Recall the envoy")
    first.fill(TITLE, "Recall the envoy for talks")
    second.fill(ORDER, "By the morning flight.")
    expect(first.locator("#r-drafts")).to_contain_text("for talks")
    expect(second.locator(UNSENT)).to_contain_text("By the morning flight.")
    expect(second.locator(TITLE)).to_have_value("Recall the envoy for talks")
    expect(first.locator(TITLE)).to_have_value("Recall the envoy for talks")


def test_another_hand_takes_over(table: Table) -> None:
    first, second = table.sit("pyongyang"), table.sit("pyongyang")
    begin(first, "Close the zone", "From noon.")
    saved(first)
    row = second.locator("#r-drafts li").filter(has_text="Close the zone")
    expect(row).to_have_attribute("data-fields", re.compile("From noon"))
    row.locator("[data-take-draft]").click()
    expect(second.locator(ORDER)).to_have_value("From noon.")
    expect(second.locator(EDITOR)).to_be_visible()
    expect(first.locator("[data-taken]")).to_be_visible()
    expect(first.locator(ORDER)).to_be_disabled()
    second.fill(ORDER, "From one o'clock.")
    expect(first.locator(ORDER)).to_have_value("From one o'clock.")
    first.click("[data-take-back]")
    expect(first.locator(ORDER)).to_be_enabled()
    expect(second.locator("[data-taken]")).to_be_visible()


def test_what_was_not_saved_when_another_hand_took_over_is_kept(table: Table) -> None:
    wire = table.wire()
    first, second = table.sit("pyongyang", wire=wire), table.sit("pyongyang")
    begin(first, "Show the launcher", "At dawn.")
    saved(first)
    wire.cut()
    first.wait_for_selector(OFFLINE)
    first.fill(ORDER, "At dawn, and let it be photographed.")
    second.locator("#r-drafts li").filter(has_text="Show the launcher").locator(
        "[data-take-draft]"
    ).click()
    second.fill(ORDER, "At dusk.")
    saved(second)
    wire.mend()
    try_now(first)
    first.wait_for_selector(LIVE)
    expect(first.locator(ORDER)).to_have_value("At dusk.")
    unsent = first.locator(UNSENT)
    expect(unsent).to_contain_text("let it be photographed")
    unsent.locator("button").first.click()
    expect(first.locator(ORDER)).to_have_value("At dawn, and let it be photographed.")
    both = second.locator("#r-drafts li").filter(has_text="Show the launcher")
    expect(both).to_have_count(2)


def test_submitted_with_the_last_words_typed(table: Table) -> None:
    page = table.sit("tokyo")
    if page.evaluate("document.body.dataset.canSubmit") != "yes":
        facilitator = table.facilitate()
        seat = page.evaluate("document.body.dataset.seat")
        assert table.command(facilitator, "right.set", seat=seat, right="submit", granted=True)[
            "ok"
        ]
        expect(page.locator("body")).to_have_attribute("data-can-submit", "yes")
    begin(page, "Shadow, do not block", "At 500 metres.")
    page.click("[data-submit-draft]")
    expect(page.locator(f"{EDITOR} [data-refusal]")).to_contain_text("instrument")
    page.locator(f"{EDITOR} [name=instrument]").first.check(force=True)
    page.locator(f"{EDITOR} [name=openness][value=public]").check(force=True)
    page.locator(ORDER).press("End")
    page.locator(ORDER).press_sequentially(" And film it.")
    page.click("[data-submit-draft]")
    expect(page.locator(EDITOR)).to_be_hidden()
    expect(page.locator("#feed .k-move").last).to_contain_text("At 500 metres. And film it.")
    expect(page.locator("#r-drafts li").filter(has_text="Shadow")).to_have_count(0)


def test_an_answer_names_what_it_answers(table: Table) -> None:
    facilitator = table.facilitate()
    page = table.sit("tokyo")
    released = facilitator.evaluate(
        "() => [...document.querySelectorAll('[data-row]')]"
        ".find(row => row.dataset.cells.includes('tokyo')).dataset.row"
    )
    assert table.command(facilitator, "inject.release", inject=released)["ok"]
    button = page.locator("#feed [data-answer-with-move]").first
    button.click()
    expect(page.locator("[data-answers-line]")).to_be_visible()
    key = button.get_attribute("data-answer-with-move")
    page.fill(TITLE, "Our answer")
    saved(page)
    page.reload()
    expect(page.locator(f"{EDITOR} [name=answers]")).to_have_value(key or "")
    expect(page.locator("[data-answers-title]")).not_to_be_empty()


def test_an_empty_new_move_leaves_nothing_behind(table: Table) -> None:
    page = table.sit("washington")
    before = page.locator("#r-drafts li").count()
    page.click(".newmove [data-new-move]")
    page.click("[data-close-editor]:visible >> nth=0")
    expect(page.locator(EDITOR)).to_be_hidden()
    page.reload()
    page.wait_for_selector(LIVE)
    expect(page.locator("#r-drafts li")).to_have_count(before)


def test_a_proposal_is_told_as_one_until_more_is_written(table: Table) -> None:
    head, writer = table.sit("beijing"), table.sit("beijing")
    leave = writer.locator("[data-leave]")
    writer.click(".newmove [data-new-move]")
    expect(leave).to_contain_text("nothing is written")
    writer.fill(TITLE, "Send the liaison officer")
    expect(leave).to_have_text("Keep as draft")
    writer.fill(ORDER, "At noon, by the liaison officer.")
    writer.locator(f"{EDITOR} label:has(input[name=instrument])").first.click()
    writer.click(f"{EDITOR} label:has(input[name=openness][value=secret])")
    saved(writer)
    row = "#r-drafts li:has-text('Send the liaison officer')"
    expect(head.locator(row)).to_contain_text("is writing")
    writer.click("[data-propose-draft]")
    expect(writer.locator(EDITOR)).to_be_hidden()
    expect(writer.locator(row)).to_contain_text("You proposed it to Somebody of beijing")
    expect(head.locator(row)).to_contain_text("Proposed by Somebody of beijing")
    expect(head.locator("#r-team li:has-text('Foreign Ministry')")).not_to_contain_text(
        "writing a move"
    )
    head.locator(row).get_by_role("button", name="Agree", exact=True).click()
    expect(writer.locator(row)).to_contain_text("For:")
    writer.click("[data-edit-draft]:visible")
    writer.fill(ORDER, "At one, by the liaison officer.")
    expect(head.locator(row)).to_contain_text("is writing")
    writer.click("[data-propose-draft]")
    head.locator(row).get_by_role("button", name="Submit", exact=True).click()
    expect(head.locator("#r-moves")).to_contain_text("Send the liaison officer")
