"""Random exercises with conditional, exclusive and delayed injects: none twice, none lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise.domain import agenda
from exercise.domain.fold import evolve, fold
from exercise.domain.state import State
from exercise.domain.upcast import payload_of
from tests.unit.harness import Play
from tests.unit.release_play import release_play
from torture.releases import check_releases


def settled(play: Play) -> None:
    """Once time has had its say nothing is left that it should have done."""
    play.tick()
    state = play.state
    if state.running and not state.held and state.noduff is None:
        act = agenda.next_act(state, play.t)
        assert act is None


@pytest.mark.parametrize("seed", range(60))
def test_a_log_keeps_every_rule_of_release(seed: int) -> None:
    play = release_play(seed, 60)
    settled(play)
    assert check_releases(play.log)


@given(st.integers(0, 2**32))
def test_whatever_is_played(seed: int) -> None:
    play = release_play(seed, 40)
    settled(play)
    check_releases(play.log)
    check_releases(play.stored())
    assert fold(play.stored(), State(play.state.exercise)) == play.state


@pytest.mark.parametrize("seed", range(10))
def test_a_replay_is_the_same_at_every_entry(seed: int) -> None:
    play = release_play(seed, 50)
    state = fold(play.log[: -len(play.steps)], State(play.state.exercise))
    for step in play.steps:
        assert state == step.before
        state = evolve(state, step.entry, payload_of(step.entry))
        assert state == step.after


@given(st.integers(0, 2**32), st.integers(1_000, 600_000))
def test_what_was_foreseen_is_what_happens(seed: int, ms: int) -> None:
    """The next act comes at its time, however the time until then is cut into ticks."""
    play = release_play(seed, 30)
    play.tick()
    state = play.state
    act = agenda.next_act(state)
    if not state.running or state.held or state.noduff is not None or act is None:
        return
    while play.t + ms < act.t:
        play.wait(ms * 1000 // state.rate_milli or 1)
        if play.t < act.t:
            play.tick()
            assert play.state == state
    play.wait(max(0, act.t - play.t) * 1000 // state.rate_milli + 1)
    play.tick()
    assert play.state.seq > state.seq
