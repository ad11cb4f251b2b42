"""Stand-ins: seated by the facilitator where nobody is, relieved by whoever comes."""

from dataclasses import replace
from typing import Any

import pytest

from exercise.domain.refusal import Refused
from exercise.domain.state import FACILITATOR, Span
from tests.unit.harness import Play, started


def seat(
    play: Play, cell: str, temperament: str | None = "assertive", by: str = FACILITATOR
) -> None:
    play.do(by, "standin.seat", cell=cell, temperament=temperament)


def test_it_plays_where_nobody_came() -> None:
    play = Play()
    seat(play, "west")
    found = play.state.standins["west"]
    assert (found.temperament, found.since_t) == ("assertive", 0)
    assert play.state.is_played(play.state.seats["west.press"])
    head = play.state.acting_head("west")
    assert head is not None
    assert head.id == "west.head"


def test_another_seating_has_another_seed() -> None:
    play = Play()
    seat(play, "west")
    first = play.state.standins["west"].seed
    seat(play, "west", None)
    seat(play, "west")
    assert play.state.standins["west"].seed != first


def test_where_people_are_it_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        seat(started(), "west")
    assert refusal.value.code == "cell_played"


@pytest.mark.parametrize(
    ("cell", "temperament", "by", "code"),
    [
        ("west", "assertive", "white.lead", "not_facilitator"),
        ("west", None, FACILITATOR, "no_stand_in"),
        ("nowhere", "silent", FACILITATOR, "unknown_cell"),
    ],
)
def test_what_is_refused(cell: str, temperament: str | None, by: str, code: str) -> None:
    play = Play()
    with pytest.raises(Refused) as refusal:
        seat(play, cell, temperament, by)
    assert refusal.value.code == code


def test_whoever_joins_takes_over_in_the_same_moment() -> None:
    play = Play()
    seat(play, "west")
    since = play.state.seq
    play.join("west.press", "pat")
    assert play.kinds()[-2:] == ["seat.taken", "standin.seated"]
    assert "west" not in play.state.standins
    assert play.state.stood_in["west"] == (Span(since, play.state.seq),)


def test_somebody_who_is_moved_in_takes_over_too() -> None:
    play = Play()
    play.join("north.head", "ned")
    seat(play, "west")
    play.do(FACILITATOR, "seat.move", from_seat="north.head", to_seat="west.head")
    assert "west" not in play.state.standins


def test_a_controller_who_comes_does_not_send_the_umpire_away() -> None:
    play = Play()
    seat(play, "white")
    play.join("white.lead", "leo")
    play.join_staff("white", "lou")
    assert "white" in play.state.standins


def test_joining_another_cell_changes_nothing() -> None:
    play = Play()
    seat(play, "west")
    play.join("north.head", "ned")
    assert "west" in play.state.standins


def test_every_seat_of_it_gets_its_own_and_nobody_a_copy_for_an_empty_one() -> None:
    play = Play()
    seat(play, "north")
    play.do(FACILITATOR, "exercise.start")
    play.do(FACILITATOR, "inject.release", inject="minister")
    released = play.last("inject.released").payload
    assert getattr(released, "acting", None) == {}


def test_the_same_temperament_again_is_nothing_new() -> None:
    play = Play()
    seat(play, "west")
    before = play.state.seq
    seat(play, "west")
    assert play.state.seq == before
    seat(play, "west", "silent")
    assert play.state.standins["west"].temperament == "silent"
    assert len(play.state.stood_in["west"]) == 2


def moves_only(play: Play, temperament: str = "assertive", *, so: bool = True) -> dict[str, Any]:
    fields = {"cell": "west", "temperament": temperament, "moves_only": so}
    return play.do(FACILITATOR, "standin.seat", **fields)


def test_one_that_plays_can_be_told_to_say_nothing_and_to_speak_again() -> None:
    play = Play()
    seat(play, "west")
    before = play.state.standins["west"]
    for so in (True, False):
        moves_only(play, so=so)
        assert play.kinds()[-1] == "standin.cast"
        assert play.state.standins["west"] == replace(before, moves_only=so)
        assert len(play.state.stood_in["west"]) == 1


def test_told_again_to_say_nothing_is_nothing_new() -> None:
    play = Play()
    seat(play, "west")
    moves_only(play)
    before = play.state.seq
    assert moves_only(play) == {"already": True}
    assert play.state.seq == before


def test_one_may_be_seated_that_says_nothing() -> None:
    play = Play()
    moves_only(play, "cautious")
    assert play.state.standins["west"].moves_only
    seat(play, "west", None)
    seat(play, "west")
    assert not play.state.standins["west"].moves_only
