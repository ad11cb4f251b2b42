"""What the report tells of decisions and of tasks."""

from io import BytesIO

from exercise.domain.state import FACILITATOR
from exercise.report.data import ReportData, report_data
from exercise.report.pdf.render import write_pdf
from tests.unit.harness import Play, started
from tests.unit.trial import MINUTE


def put() -> Play:
    play = started()
    for row in ("film", "captain", "ring"):
        play.do("white.lead", "inject.release", inject=row)
    return play


def told(play: Play) -> ReportData:
    return report_data(play.stored(), None, play.wall)


def item(play: Play, row: str, to: str) -> str:
    return dict(play.state.msel[row].deliveries)[to]


def test_each_decision_is_told_with_who_made_it_or_that_nobody_did() -> None:
    play = put()
    play.do("north.head", "decision.take", item=item(play, "film", "north"), option="show")
    play.run(5 * MINUTE)
    film, captain = told(play).decisions
    assert (film.number, film.ask.text, film.cell.id) == ("13", "What becomes of it?", "north")
    assert (film.how, film.office, film.made and film.made.ms) == ("chosen", "Head", 0)
    assert [one.title.text for one in film.options if one.chosen] == ["Show it"]
    assert (captain.seat_title, captain.how, captain.office) == ("Foreign", "default", "")
    assert [one.title.text for one in captain.options if one.chosen and one.is_default] == [
        "Keep it"
    ]


def test_what_was_ordered_with_it_is_a_move_of_the_cell() -> None:
    play = put()
    decision = play.state.choices["film"].id
    play.do("white.lead", "decision.take", item=decision, option="shout")
    data = told(play)
    assert (data.decisions[0].how, data.decisions[0].ordered) == ("control", True)
    assert [move.cell.id for move in data.moves] == ["north"]


def test_a_decision_that_endex_overtook_is_told_as_not_made() -> None:
    play = put()
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    assert [(one.how, one.made) for one in told(play).decisions] == [("", None), ("", None)]


def test_an_erased_decision_is_told_only_as_an_erasure() -> None:
    play = put()
    play.do(FACILITATOR, "item.erase", item=item(play, "film", "north"), reason="Personal.")
    assert [one.number for one in told(play).decisions] == ["14"]


def test_tasks_are_told_done_or_not() -> None:
    play = put()
    (left,) = told(play).tasks
    assert (left.number, left.done, left.by) == ("15", None, None)
    play.run(MINUTE)
    play.do("white.lead", "inject.acknowledge", item=item(play, "ring", "white.lead"))
    (done,) = told(play).tasks
    assert done.done is not None
    assert done.by is not None
    assert (done.done.ms, done.by.title) == (MINUTE, "Lead")


def test_they_are_printed() -> None:
    play = put()
    play.do("white.lead", "inject.acknowledge", item=item(play, "ring", "white.lead"))
    play.do("white.lead", "decision.take", item=play.state.choices["film"].id, option="shout")
    play.run(5 * MINUTE)
    out = BytesIO()
    assert "decided" in write_pdf(told(play), out).places
