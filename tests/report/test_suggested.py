"""What the report tells of rulings that the scenario suggested."""

from io import BytesIO

import pytest

from exercise.report.data import ReportData, report_data
from exercise.report.facts.rulings import RulingFact
from exercise.report.pdf.render import write_pdf
from tests.unit.domain.test_orders import GIVEN, scenario
from tests.unit.harness import Play, started


@pytest.fixture
def play() -> Play:
    """The north has a move in its menu for which "works" and heat by 7 are suggested."""
    return started(scenario())


def order(play: Play) -> str:
    fields = {"title": "Guard", "instrument": "military", "openness": "secret"}
    more = {"menu": "guard", "values": GIVEN}
    return str(play.do("north.head", "move.submit", **fields, **more)["item"])


def told(play: Play) -> ReportData:
    return report_data(play.stored(), None, play.wall)


def ruled(play: Play, *moves: str, **fields: object) -> RulingFact:
    play.do("white.lead", "ruling.make", moves=list(moves), **fields)
    return told(play).rulings[-1]


def test_a_ruling_given_with_the_one_key_is_as_suggested(play: Play) -> None:
    play.do("white.lead", "ruling.suggested", moves=[order(play)])
    (ruling,) = told(play).rulings
    assert ruling.followed == "wholly"
    (one,) = ruling.suggested
    assert (one.cell.id, one.number, one.outcome) == ("north", 1, "Works")
    assert one.changes == (("Heat", 7),)


def test_so_is_the_same_given_by_hand(play: Play) -> None:
    assert ruled(play, order(play), outcome="works", tracks={"heat": 7}).followed == "wholly"


def test_and_one_that_moved_a_track_as_far_as_it_goes(play: Play) -> None:
    play.do("white.lead", "ruling.make", tracks={"heat": 50})
    assert ruled(play, order(play), outcome="works").followed == "wholly"


def test_another_outcome_is_told_as_otherwise(play: Play) -> None:
    ruling = ruled(play, order(play), outcome="fails", tracks={"heat": 7})
    assert ruling.followed == "not"


def test_the_same_outcome_with_other_tracks_is_told_as_that(play: Play) -> None:
    assert ruled(play, order(play), outcome="works").followed == "outcome"
    other = {"heat": 7, "trust": 1}
    assert ruled(play, order(play), outcome="works", tracks=other).followed == "outcome"


def test_several_moves_move_tracks_by_the_sum(play: Play) -> None:
    moves = [order(play), order(play)]
    ruling = ruled(play, *moves, outcome="works", tracks={"heat": 14})
    assert ruling.followed == "wholly"
    assert [one.number for one in ruling.suggested] == [1, 2]


def test_nothing_is_said_where_nothing_was_suggested(play: Play) -> None:
    fields = {"title": "Sail", "instrument": "military", "order": "Sail.", "openness": "public"}
    move = play.do("north.head", "move.submit", **fields)["item"]
    ruling = ruled(play, str(move), outcome="works")
    assert (ruling.followed, ruling.suggested) == ("", ())


def test_nor_once_what_control_holds_was_erased(play: Play) -> None:
    ruled(play, order(play), outcome="fails")
    play.do("white.lead", "item.erase", item="control", reason="Wrong.")
    assert told(play).rulings[-1].suggested == ()


def test_a_report_with_all_of_them_is_set(play: Play) -> None:
    ruled(play, order(play), outcome="fails")
    ruled(play, order(play), order(play), outcome="works")
    assert write_pdf(told(play), BytesIO()).places["orders"]
