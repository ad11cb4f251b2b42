"""What the report tells of sealed questions: all that was opened, and nothing else."""

from io import BytesIO

from exercise.domain.state import FACILITATOR
from exercise.report.data import ReportData, report_data
from exercise.report.pdf.render import write_pdf
from tests.unit.harness import Play, started
from tests.unit.trial import MINUTE

SEALED = "Between these walls"


def asked() -> Play:
    play = started()
    play.do("white.lead", "inject.release", inject="trust-us")
    play.do("white.lead", "inject.release", inject="why")
    for cell, value in (("north", 7), ("south", 4)):
        item = dict(play.state.msel["trust-us"].deliveries)[cell]
        play.do(f"{cell}.head", "poll.answer", item=item, value=value)
    item = dict(play.state.msel["why"].deliveries)["north"]
    play.do("north.head", "poll.answer", item=item, text=SEALED)
    play.run(3 * MINUTE)
    return play


def told(play: Play) -> ReportData:
    return report_data(play.stored(), None, play.wall)


def test_an_answer_that_was_not_opened_is_nowhere_in_the_report() -> None:
    play = asked()
    assert SEALED not in repr(told(play))
    (trust, why) = told(play).questions
    assert [one.answered is not None for one in why.asked] == [True, False, False]
    assert not [one.answer for one in (*trust.asked, *why.asked) if one.answer]
    assert (trust.closed is not None, trust.opened) == (True, False)
    assert [one.mean for one in trust.wordings] == ["", ""]


def test_opened_answers_are_told_by_whom_they_are() -> None:
    play = asked()
    play.do("white.lead", "poll.open", poll=play.state.polls["trust-us"].id, to="staff")
    trust = told(play).questions[0]
    answers = [(one.cell.id, one.answer.text) for one in trust.asked if one.answer]
    assert answers == [("north", "7"), ("south", "4")]
    assert (trust.number, trust.track, trust.scale) == ("10", "Faith", "0 – 10")
    assert [(one.text.text, one.mean) for one in trust.wordings] == [
        ("Text of trust-us", ""),
        ("How far do you, in the south?", ""),
    ]


def test_after_endex_no_track_is_said_to_have_moved() -> None:
    play = started()
    play.do("white.lead", "inject.release", inject="trust-us")
    item = dict(play.state.msel["trust-us"].deliveries)["north"]
    play.do("north.head", "poll.answer", item=item, value=7)
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    play.do("white.lead", "poll.close", poll=play.state.polls["trust-us"].id)
    assert told(play).questions[0].closed is not None
    assert told(play).questions[0].track == ""


def test_an_erased_question_is_told_only_as_an_erasure() -> None:
    play = asked()
    play.do("white.lead", "poll.open", poll=play.state.polls["why"].id, to="everyone")
    item = play.last("answers.told").entry.item
    play.do(FACILITATOR, "item.erase", item=item, reason="Personal.")
    data = told(play)
    assert SEALED not in repr(data)
    assert [one.number for one in data.questions] == ["10"]
    assert dict(data.erasures[0].kinds)["answers.told"] == 1


def test_questions_are_printed() -> None:
    play = asked()
    play.do("white.lead", "poll.open", poll=play.state.polls["why"].id, to="everyone")
    out = BytesIO()
    filling = write_pdf(told(play), out)
    assert "sealed" in filling.places
