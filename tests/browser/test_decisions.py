"""A decision on its way: put, read by those who make it alone, made; and a task that is done."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.people import HEAD, Person
from tests.support.server import Server
from tests.unit.scenario.small import FILES, write

INJECTS = """\
- number: 1
  title: The film is ready
  at: 00:00
  from: Coast Guard
  to: [tokyo, seoul]
  medium: cable
  text: Two hulls, touching.
  decision:
    ask: What becomes of the heliotrope?
    on: tokyo
    within: 30m
    default: keep
    options:
      - {id: keep, title: Keep it in the drawer}
      - {id: show, title: Show it to everybody}
- number: 2
  title: The telephone
  at: 00:00
  from: Embassy
  to: tokyo
  medium: cable
  text: Seoul waits at the other end.
  decision:
    ask: Do you pick it up?
    on: tokyo
    within: 30m
    default: ring
    options:
      - {id: ring, title: Let it ring}
      - {id: answer, title: Pick it up, menu: ask}
- number: 3
  title: Ring the minister
  at: 00:00
  from: The script
  to: white.lead
  medium: task
  text: Give no advice.
"""
pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    return write(tmp_path / "scenario", {**FILES, "injects/first.yaml": INJECTS})


def test_a_decision_and_a_task_go_their_whole_way(
    server: Server, meet: Callable[..., Person]
) -> None:
    server.start()
    facilitator, head, other, seoul = map(meet, ("Facilitator", "Aya", "Ken", "Kang"))
    facilitator.facilitate(server.links["facilitator"])
    head.join(server.links["cells"]["tokyo"], HEAD)
    other.join(server.links["cells"]["tokyo"], "Defence")
    seoul.join(server.links["cells"]["seoul"], HEAD)
    facilitator.startex(head, other, seoul)

    head.sees("What becomes of the heliotrope?")
    other.sees("What becomes of the heliotrope?")
    expect(head.region("waiting")).to_contain_text("If not: Keep it in the drawer")
    film = other.feed("The film is ready")
    expect(film).to_contain_text("Head of delegation decides.")
    expect(film.get_by_role("button", name="Choose")).to_have_count(0)
    row = facilitator.region("decisions").locator("li").filter(has_text="heliotrope")
    expect(row).to_contain_text("Head of delegation decides.")
    an_advance_says_what_it_would_let_fall(facilitator)
    a_question_is_written(facilitator)

    film = head.feed("The film is ready")
    choose = film.locator(".options li").filter(has_text="Show it").get_by_role("button")
    choose.click()
    choose.click()
    for person in (head, other):
        expect(person.feed("The film is ready")).to_contain_text("Decided by Head of delegation")
    expect(head.region("waiting")).not_to_contain_text("heliotrope")
    expect(row).to_contain_text("Show it to everybody")

    head.press("from the menu of 1")
    head.press("Ask Seoul", head.page.locator("#menu"))
    editor = head.page.locator("#editor")
    expect(editor).to_contain_text("Submitting it decides.")
    head.press("Close: nothing is written yet", editor)
    head.press("Write the order", head.feed("The telephone"))
    expect(editor.get_by_label("Title")).to_have_value("Ask Seoul")
    expect(editor).to_contain_text("Submitting it decides.")
    editor.get_by_label("The order").fill("Ask what they want.")
    head.press("Submit the move", editor)
    expect(head.feed("The telephone").first).to_contain_text("Decided by Head of delegation")
    expect(head.region("moves")).to_contain_text("Ask Seoul")

    seoul.sees("Two hulls, touching.")
    for word in ("heliotrope", "in the drawer", "Do you pick it up", "minister"):
        seoul.holds_nothing_of(word)

    task = facilitator.region("tasks").locator("li").filter(has_text="Ring the minister")
    expect(task).to_contain_text("Give no advice.")
    facilitator.press("Done", task)
    expect(facilitator.region("tasks").locator("li")).to_have_count(0)
    head.holds_nothing_of("minister")


def an_advance_says_what_it_would_let_fall(facilitator: Person) -> None:
    facilitator.press("Advance")
    dialog = facilitator.page.locator("#advance")
    falls = dialog.locator("[data-falls-list]")
    to = dialog.get_by_label("To exercise time")
    to.fill("00:20")
    expect(falls).to_be_hidden()
    to.fill("00:45")
    line = falls.locator("li").filter(has_text="What becomes of the heliotrope?")
    expect(line).to_contain_text("Nobody decides; what is taken: Keep it in the drawer")
    expect(falls.locator("li:visible")).to_have_count(2)
    facilitator.press("Do not", dialog)


def a_question_is_written(facilitator: Person) -> None:
    facilitator.page.locator("[data-open-dialog=question]").click()
    dialog = facilitator.page.locator("#question")
    for label, text in (("Title", "Who blinks?"), ("From", "Control"), ("The question", "Who?")):
        dialog.get_by_label(label, exact=True).fill(text)
    dialog.locator("input[value=tokyo]").check()
    answers = dialog.locator("textarea[name=options]")
    expect(answers).to_be_hidden()
    dialog.get_by_text("one of several answers").click()
    expect(dialog.get_by_label("0 means", exact=True)).to_be_hidden()
    answers.fill("We do.\nThey do.")
    facilitator.press("Put it into the MSEL", dialog)
    expect(dialog).to_be_hidden()
    expect(facilitator.region("msel")).to_contain_text("Who blinks?")
