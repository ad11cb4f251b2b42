"""Since when a gate stands open, and by what."""

import pytest

from exercise.domain.conditions import holds
from exercise.domain.scenario import (
    Condition,
    DecisionIs,
    InjectIs,
    MessageIs,
    MoveIs,
    RulingIs,
    TrackIs,
)
from exercise.domain.since import Cause, cause
from tests.unit.domain.choosing import put, take
from tests.unit.domain.condition_play import order, rule, speak
from tests.unit.harness import MINUTE, Play, started

DECIDED = Condition(decision=DecisionIs(of="film", chosen=("show",)))
WORKED = Condition(ruling=RulingIs(by=("north",), takes_effect=True))


def ruled(play: Play) -> str:
    move = order(play)
    play.run(MINUTE)
    rule(play, move)
    return move


def test_a_decision_opens_it_when_it_is_made() -> None:
    play = started()
    item = put(play)
    play.run(2 * MINUTE)
    take(play, "north.head", item)
    assert cause(play.state, DECIDED) == Cause(2 * MINUTE, "decision", "film")


def test_a_ruling_names_the_move_that_it_is_about() -> None:
    play = started()
    move = ruled(play)
    assert cause(play.state, WORKED) == Cause(MINUTE, "ruling", move)


def test_of_several_that_must_hold_the_last_counts_of_alternatives_the_first() -> None:
    play = started()
    move = ruled(play)
    item = put(play)
    play.run(MINUTE)
    take(play, "north.head", item)
    both = (WORKED, DECIDED)
    assert cause(play.state, Condition(all_of=both)) == Cause(2 * MINUTE, "decision", "film")
    assert cause(play.state, Condition(any_of=both)) == Cause(MINUTE, "ruling", move)


def test_what_never_happened_is_no_cause() -> None:
    play = started()
    move = ruled(play)
    never = Condition(none_of=DECIDED)
    assert cause(play.state, never) is None
    assert cause(play.state, Condition(all_of=(never, WORKED))) == Cause(MINUTE, "ruling", move)
    assert cause(play.state, Condition(any_of=(never, WORKED))) is None


def test_the_one_that_made_it_enough_counts_not_what_came_after() -> None:
    play = started()
    moves = []
    for _ in range(3):
        play.run(MINUTE)
        moves.append(order(play))
    twice = Condition(move=MoveIs(count=2))
    assert cause(play.state, twice) == Cause(2 * MINUTE, "move", moves[1])


def test_a_stretch_that_was_broken_begins_anew() -> None:
    play = started()
    speak(play)
    for _ in range(2):
        play.run(4 * MINUTE)
        speak(play)
        play.run(MINUTE)
    lately = Condition(message=MessageIs(to=("public",), within_ms=2 * MINUTE))
    assert cause(play.state, lately) == Cause(9 * MINUTE, "message")


@pytest.mark.parametrize(("change", "since"), [(3, 0), (-6, None)])
def test_a_track_has_been_there_since_it_came(change: int, since: int | None) -> None:
    play = started()
    play.run(MINUTE)
    rule(play, order(play), tracks={"heat": change})
    high = Condition(track=TrackIs(of="heat", at_least=50, until=45))
    found = cause(play.state, high) if holds(play.state, high, play.state.t) else None
    assert (None if found is None else found.t) == since


def test_a_phase_an_inject_and_a_moment() -> None:
    play = started()
    play.run(MINUTE)
    seen = Condition(inject=InjectIs(inject="ships", left="unopened", for_ms=MINUTE))
    assert cause(play.state, seen) == Cause(2 * MINUTE, "inject", "ships")
    assert cause(play.state, Condition(phase="first")) == Cause(0, "phase", "first")


def test_only_what_those_named_did_is_a_cause() -> None:
    play = started()
    others = order(play, "south", targets=["north"])
    rule(play, others)
    play.run(MINUTE)
    own = order(play)
    rule(play, own)
    assert cause(play.state, Condition(move=MoveIs(by=("north",)))) == Cause(MINUTE, "move", own)
    assert cause(play.state, WORKED) == Cause(MINUTE, "ruling", own)
