"""A move whose result was due after ENDEX: its pages say so, and no longer once that is undone."""

from typing import Any

from exercise.app.read.touches import touches
from exercise.domain.state import FACILITATOR
from tests.unit.app.read.feed_play import item, submit
from tests.unit.app.read.region_play import show
from tests.unit.harness import MINUTE, Play, started


def bodies(play: Play, *moves: str) -> list[tuple[str, bool]]:
    found = [item(play, move, "cell:north").body for move in moves]
    assert [(one.state, one.cut_short) for one in rows(play)] == [
        (one.state, one.cut_short) for one in reversed(found)
    ]
    return [(one.state, one.cut_short) for one in found]


def rows(play: Play) -> tuple[Any, ...]:
    return tuple(show(play, "moves", "cell:north").moves)


def test_the_play_ended_before_its_result_was_due() -> None:
    play = started()
    due, late = submit(play, takes_ms=MINUTE), submit(play, takes_ms=3 * MINUTE)
    play.run(2 * MINUTE)
    assert bodies(play, due, late) == [("waiting", False), ("waiting", False)]
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    assert bodies(play, due, late) == [("waiting", False), ("waiting", True)]
    play.do(FACILITATOR, "exercise.take_back_end")
    assert bodies(play, due, late) == [("waiting", False), ("waiting", False)]
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    play.wait(61_000)
    play.tick()
    assert bodies(play, due, late) == [("lapsed", False), ("lapsed", True)]


def test_one_that_was_ruled_on_was_not_cut_short() -> None:
    play = started()
    move = submit(play, takes_ms=10 * MINUTE)
    play.do("white.lead", "ruling.make", moves=[move], outcome="fails", texts={"north": "No."})
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    assert bodies(play, move) == [("ruled", False)]


def test_one_that_lapsed_with_a_phase_was_not_cut_short() -> None:
    play = started()
    move = submit(play, takes_ms=30 * MINUTE)
    kept = dict.fromkeys(play.state.msel, "keep")
    play.do(FACILITATOR, "phase.begin", phase="second", due=kept, waiting="lapse")
    play.run(MINUTE)
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    assert bodies(play, move) == [("lapsed", False)]


def test_pages_learn_of_endex_and_of_its_undoing() -> None:
    play = started()
    move = submit(play, takes_ms=10 * MINUTE)
    for act, more in (("exercise.end", {"waiting": "lapse"}), ("exercise.take_back_end", {})):
        play.do(FACILITATOR, act, **more)
        step = play.steps[-1]
        for viewer in ("cell:north", "white"):
            touch = touches(step.entry, step.payload, step.before, step.after, viewer)
            assert move in touch.items
        mine = touches(step.entry, step.payload, step.before, step.after, "cell:north")
        assert "moves" in mine.regions
        other = touches(step.entry, step.payload, step.before, step.after, "cell:south")
        assert move not in other.items
