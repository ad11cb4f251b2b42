"""What is kept of what was foreseen is what would be found anew."""

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exercise.domain import consequences, fold, foreseen
from exercise.domain.entry import Entry
from exercise.domain.payloads import Payload
from exercise.domain.scenario import Condition, MessageIs
from exercise.domain.state import State
from tests.unit.harness import Play, started
from tests.unit.release_play import ROWS, release_play
from tests.unit.trial import TRIAL, at, inject

SPOKEN = Condition(message=MessageIs(sender=("north",), to=("public",)))


@given(st.integers(0, 2**32))
@example(1212)  # the moment itself, past ENDEX
def test_an_answer_that_was_kept_is_the_answer(seed: int) -> None:
    states = [step.after for step in release_play(seed, 25).steps]
    Random(seed).shuffle(states)
    for state in states:
        rows = [state.msel[one] for one in ROWS if one in state.msel]
        kept = [foreseen.trigger_ms(state, row) for row in rows], foreseen.watch(state)
        foreseen.forget()
        assert kept == ([foreseen.trigger_ms(state, row) for row in rows], foreseen.watch(state))


def test_what_no_condition_listens_to_is_not_folded_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [inject(f"row-{n}", n, at(0), when=SPOKEN) for n in range(1, 40)]
    play = started(TRIAL.with_injects(tuple(rows)))
    folded: list[str] = []

    def evolve(state: State, entry: Entry, payload: Payload | None) -> State:
        folded.append(entry.kind)
        return fold.evolve(state, entry, payload)

    monkeypatch.setattr(consequences, "evolve", evolve)
    _note(play)
    assert not folded
    play.do("north.head", "statement.make", text="We are not amused.")
    assert folded == ["statement.made"]


def _note(play: Play) -> None:
    play.do(
        "north.head",
        "move.submit",
        title="Sail",
        instrument="military",
        order="Sail.",
        openness="secret",
    )
