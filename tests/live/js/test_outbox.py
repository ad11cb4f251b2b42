"""What is sent is done once, whatever happens to the line, the page or the person's patience."""

from playwright.sync_api import Page, expect

from tests.live.js.faults import ACK, left, lose
from tests.live.js.table import LIVE, MESSAGE, Table, texts, try_now, write
from tests.live.js.wire import Wire

OFFLINE = "[data-connection][data-state=offline]"
WAITING = "[data-outgoing] li"


def cut(page: Page, wire: Wire) -> None:
    wire.cut()
    page.wait_for_selector(OFFLINE)


def mend(page: Page, wire: Wire) -> None:
    wire.mend()
    try_now(page)
    page.wait_for_selector(LIVE)


def test_an_answer_lost_on_the_way_does_not_send_twice(table: Table) -> None:
    other, page = table.sit("washington"), table.sit("tokyo", faulty=True)
    lose(page, ACK)
    write(page, ("washington",), "said once")
    expect(other.locator("#feed")).to_contain_text("said once")
    # The form is empty as soon as the text is safe, here in the list of what waits.
    expect(page.locator(f"{MESSAGE} textarea")).to_have_value("")
    expect(page.locator(WAITING)).to_have_count(0, timeout=30_000)
    write(page, ("washington",), "said afterwards")
    expect(other.locator("#feed")).to_contain_text("said afterwards")
    assert left(page) == 0
    assert texts(other) == ["said once", "said afterwards"]


def test_written_while_cut_off_goes_out_once_and_in_order(table: Table) -> None:
    wire = table.wire()
    other, page = table.sit("washington"), table.sit("tokyo", wire=wire)
    cut(page, wire)
    for text in ("first while away", "second while away"):
        write(page, ("washington",), text)
        expect(page.locator(f"{MESSAGE} textarea")).to_have_value("")
    expect(page.locator(WAITING)).to_have_count(2)
    mend(page, wire)
    expect(other.locator("#feed")).to_contain_text("second while away")
    assert [text for text in texts(other) if "while away" in text] == [
        "first while away",
        "second while away",
    ]
    expect(page.locator("[data-outgoing]")).to_be_hidden()


def test_written_while_cut_off_survives_a_reload(table: Table) -> None:
    wire = table.wire()
    other, page = table.sit("washington"), table.sit("tokyo", wire=wire)
    # The socket cannot be had, but the page can.
    page.route("**/socket.io/**", lambda route: route.abort())
    wire.cut()
    page.wait_for_selector(OFFLINE)
    write(page, ("washington",), "over a reload")
    write(page, ("washington",), "not sent at all", send=False)
    wire.mend()
    page.reload()
    expect(page.locator(WAITING)).to_contain_text("over a reload")
    expect(page.locator(f"{MESSAGE} textarea")).to_have_value("not sent at all")
    page.unroute("**/socket.io/**")
    page.wait_for_selector(LIVE, timeout=20_000)
    expect(other.locator("#feed")).to_contain_text("over a reload")
    expect(page.locator("[data-outgoing]")).to_be_hidden()
    page.reload()
    page.wait_for_selector(LIVE)
    assert sum("over a reload" in text for text in texts(other)) == 1
    expect(page.locator(f"{MESSAGE} textarea")).to_have_value("not sent at all")


def test_reloaded_between_sending_and_answer(table: Table) -> None:
    other, page = table.sit("washington"), table.sit("tokyo", faulty=True)
    lose(page, ACK)
    write(page, ("washington",), "and then reloaded")
    expect(other.locator("#feed")).to_contain_text("and then reloaded")
    page.reload()
    page.wait_for_selector(LIVE)
    expect(page.locator(WAITING)).to_have_count(0)
    expect(page.locator(f"{MESSAGE} textarea")).to_have_value("")
    write(page, ("washington",), "after the reload")
    expect(other.locator("#feed")).to_contain_text("after the reload")
    assert sum("and then reloaded" in text for text in texts(other)) == 1


def test_taken_back_before_it_was_sent(table: Table) -> None:
    wire = table.wire()
    other, page = table.sit("seoul"), table.sit("tokyo", wire=wire)
    cut(page, wire)
    write(page, ("seoul",), "better not")
    page.click(f"{WAITING} button")
    expect(page.locator(f"{MESSAGE} textarea")).to_have_value("better not")
    expect(page.locator(WAITING)).to_have_count(0)
    page.fill(f"{MESSAGE} textarea", "rather this")
    page.click(f"{MESSAGE} .btn.go")
    mend(page, wire)
    expect(other.locator("#feed")).to_contain_text("rather this")
    assert "better not" not in texts(other)


def test_a_refusal_stands_where_the_act_was(table: Table) -> None:
    page = table.sit("seoul")
    write(page, ("tokyo",), "   ")
    refusal = page.locator(f"{MESSAGE} [data-refusal]")
    expect(refusal).to_be_visible()
    expect(refusal).to_have_attribute("role", "alert")
    expect(page.locator(f"{MESSAGE} textarea")).to_have_value("   ")
    expect(page.locator(f"{MESSAGE} .btn.go")).not_to_have_attribute("aria-busy", "true")
    write(page, ("tokyo",), "now with words")
    expect(refusal).to_be_hidden()


def test_what_was_refused_after_all_is_not_lost(table: Table) -> None:
    wire = table.wire()
    page = table.sit("seoul", wire=wire)
    cut(page, wire)
    page.evaluate(f"document.querySelector('{MESSAGE} textarea').removeAttribute('maxlength')")
    write(page, ("tokyo",), "much too long " * 5000)
    mend(page, wire)
    row = page.locator(WAITING).filter(has_text="much too long")
    expect(row.locator("[role=alert]")).to_be_visible()
    page.reload()
    row.locator("button").first.click()
    expect(page.locator(f"{MESSAGE} textarea")).to_have_value("much too long " * 5000)
    expect(row).to_have_count(0)


def test_pressed_twice_is_done_once(table: Table) -> None:
    other, page = table.sit("seoul"), table.sit("beijing")
    write(page, ("seoul",), "pressed twice", send=False)
    page.evaluate(
        "() => { const form = document.querySelector('form[data-write-form=message]');"
        " form.requestSubmit(); form.requestSubmit(); }"
    )
    write(page, ("seoul",), "and then")
    expect(other.locator("#feed")).to_contain_text("and then")
    assert [text for text in texts(other) if text in ("pressed twice", "and then")] == [
        "pressed twice",
        "and then",
    ]


def test_the_clock_is_not_moved_by_a_press_that_comes_late(table: Table) -> None:
    wire = table.wire()
    page = table.facilitate(wire=wire)
    cut(page, wire)
    page.click("[data-command='clock.resume']")
    expect(page.locator("#r-controls > [data-refusal]")).to_be_visible()
    mend(page, wire)
    expect(page.locator("#r-bar")).to_have_attribute("data-state", "paused")
