"""Plays of rows that are about when they go out."""

from typing import Any

import pytest

from exercise.domain.fold import fold
from exercise.domain.refusal import Refused
from exercise.domain.scenario import (
    Condition,
    Inject,
    MessageIs,
    Scenario,
)
from exercise.domain.state import MselRow, State
from tests.unit.harness import Play, started
from tests.unit.trial import TRIAL, WORLD

PUBLIC_WORD = Condition(message=MessageIs(sender=("north",), to=("public",)))
OF_MINE = ("one", "two", "three", "four")


def scenario(*injects: Inject, **world: Any) -> Scenario:
    """The trial's cells with these injects alone."""
    return TRIAL.with_injects(injects).model_copy(update={"world": WORLD.model_copy(update=world)})


def play_of(*injects: Inject, **world: Any) -> Play:
    return started(scenario(*injects, **world))


def row(play: Play, one: str = "one") -> MselRow:
    return play.state.msel[one]


def gone(play: Play) -> dict[str, int]:
    """Rows that went out, with when."""
    found = ((one, play.state.msel.get(one)) for one in OF_MINE)
    return {one: r.released_t for one, r in found if r is not None and r.released_t is not None}


def release(play: Play, one: str = "one") -> None:
    play.do("white.lead", "inject.release", inject=one)


def replayed(play: Play) -> None:
    """What is on disk folds into the same state."""
    assert fold(play.stored(), State(play.state.exercise)) == play.state


def refusal(play: Play, actor: str, kind: str, **fields: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        play.do(actor, kind, **fields)
    return refused.value


# ── exclusive ────────────────────────────────────────────────────────────────
