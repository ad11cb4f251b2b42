"""Seats that a program played stand as that, with when; never as seats that nobody took."""

from datetime import timedelta

from exercise.domain.state import FACILITATOR
from exercise.report.data import ReportData, report_data
from tests.report.test_pdf import Poppler, pdf_of, poppler
from tests.unit.harness import MINUTE, Play

__all__ = ["poppler"]


def played() -> Play:
    """West is a program's for all the play, south's until somebody comes after four minutes."""
    play = Play()
    play.join("north.head", "nora")
    for cell in ("west", "south", "white"):
        play.do(FACILITATOR, "standin.seat", cell=cell, temperament="cautious")
    play.do(FACILITATOR, "exercise.start")
    play.run(4 * MINUTE)
    play.join("south.head", "sara")
    play.run(6 * MINUTE)
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    play.wait(30 * MINUTE)
    return play


def told(play: Play) -> ReportData:
    return report_data(play.stored(), None, play.wall)


def test_a_program_has_from_and_until() -> None:
    cover = told(played()).cover
    assert cover.started is not None
    found = [
        (
            one.cell.id,
            [(since - cover.started, to and to - cover.started) for since, to in one.times],
        )
        for one in cover.programs
    ]
    whole, some = timedelta(minutes=10), timedelta(minutes=4)
    none = timedelta(0)
    assert found == [
        ("south", [(none, some)]),
        ("west", [(none, whole)]),
        ("white", [(none, whole)]),
    ]
    assert [cell.id for cell in cover.stand_ins] == ["south", "west", "white"]


def test_one_that_plays_on_has_no_end_yet() -> None:
    play = Play()
    play.do(FACILITATOR, "standin.seat", cell="west", temperament="cautious")
    play.do(FACILITATOR, "exercise.start")
    play.run(MINUTE)
    ((_since, until),) = told(play).cover.programs[0].times
    assert until is None


def test_its_seats_are_not_among_those_never_taken(poppler: Poppler) -> None:
    data = told(played())
    page = next(one for one in poppler.pages(pdf_of(data)) if "Seats never taken" in one)
    assert page.count("Played by a program") == 2
    assert "Ruled on by a program" in page
    lines = page[: page.index("Trial, log")].splitlines()
    (head,) = (line for line in lines if "Seats never taken" in line)
    place = head.index("Seats never taken")
    right = [line[place - 2 :].strip() for line in lines[lines.index(head) + 1 :]]
    assert [one for one in right if one] == ["Foreign; Press", "none", "none"]
