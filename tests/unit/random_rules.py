"""Random conditions and rules of rows; they mostly name what there is."""

from collections.abc import Callable
from random import Random
from typing import Any

from exercise.domain.scenario import (
    AgreementIs,
    Channel,
    Condition,
    DecisionIs,
    Gate,
    HoldIfUnopened,
    InjectIs,
    MessageIs,
    MoveIs,
    QuietWindow,
    RulingIs,
    Scenario,
    TrackIs,
)
from exercise.domain.state import FACILITATOR
from tests.unit.harness import Play
from tests.unit.trial import CELLS, MINUTE, TRIAL, WORLD, at


def some(rng: Random, of: Any, least: int = 0) -> list[Any]:
    pool = sorted(of)
    return rng.sample(pool, min(len(pool), rng.randint(least, 3)))


def row(play: Play, rng: Random) -> str:
    return rng.choice(sorted(play.state.msel))


def item(play: Play, rng: Random, *kinds: str) -> str:
    known = sorted(one.id for one in play.state.items.values() if not kinds or one.kind in kinds)
    return rng.choice(known) if known else "none"


def move(play: Play, rng: Random) -> str:
    waiting = sorted(play.state.waiting)
    pool = waiting if waiting and rng.random() < 0.8 else sorted(play.state.moves)
    return rng.choice(pool) if pool else "none"


def poll(play: Play, rng: Random) -> str:
    put = sorted(one.id for one in play.state.polls.values())
    return rng.choice(put) if put else "none"


def stand_in(play: Play, rng: Random) -> None:
    """A program for the people of a cell, who leave; or it leaves."""
    cell = rng.choice((*CELLS, "white", "white"))
    temperament = rng.choice(("silent", "erratic", None))
    if temperament and cell != "white":
        play.empty(cell)
    play.do(
        FACILITATOR,
        "standin.seat",
        cell=cell,
        temperament=temperament,
        moves_only=rng.random() < 0.3,
    )


def rule_of(play: Play, rng: Random) -> dict[str, Any]:
    """What decides whether a row goes out, beside its time."""
    soon = play.t / MINUTE + rng.choice((0.2, 1, 20))
    return {
        "when": condition(play, rng) if rng.random() < 0.8 else None,
        "delay_ms": rng.choice((0, 0, 1_000, 60_000)),
        "unless": condition(play, rng) if rng.random() < 0.3 else None,
        "expires": at(soon) if rng.random() < 0.5 else None,
        "storyline": rng.choice(((), (), ("storm",), ("gold",))),
        "exclusive": rng.choice((None, None, "fate")),
        "waits": rng.random() < 0.8,
    }


def condition(play: Play, rng: Random, deep: int = 0) -> Condition:
    """Any condition; it mostly names what there is."""
    made = rng.choice(_SINGLE if deep > 1 or rng.random() < 0.5 else _SEVERAL)
    return made(play, rng, deep + 1)


def _cells(rng: Random) -> tuple[str, ...]:
    return tuple(some(rng, CELLS)[:2])


def _tally(rng: Random) -> dict[str, Any]:
    return {
        "count": rng.choice((1, 1, 2)),
        "within_ms": rng.choice((None, 20_000, 300_000)),
        "since": rng.choice((None, None, "second")),
    }


def _for_inject(play: Play, rng: Random) -> dict[str, Any]:
    has = rng.choice(("released", "opened", "acknowledged", "answered", None))
    left = rng.choice(("unopened", "unacknowledged", "unanswered")) if has is None else None
    for_ms = rng.choice((0, 20_000, 90_000))
    return {"inject": row(play, rng), "has": has, "left": left, "by": _cells(rng), "for_ms": for_ms}


_SINGLE: tuple[Callable[[Play, Random, int], Condition], ...] = (
    lambda play, rng, _: Condition(at=at(play.t / MINUTE + rng.choice((-1, 0.5, 30)) + 1)),
    lambda play, rng, _: Condition(phase=rng.choice(("first", "second"))),
    lambda play, rng, _: Condition(
        move=MoveIs(by=_cells(rng), target=_cells(rng), **_tally(rng)),
    ),
    lambda play, rng, _: Condition(
        ruling=RulingIs(by=_cells(rng), takes_effect=rng.choice((None, True)), **_tally(rng)),
    ),
    lambda play, rng, _: Condition(
        track=TrackIs(of="heat", at_least=rng.randint(45, 60), until=rng.choice((None, 40))),
    ),
    lambda play, rng, _: Condition(inject=InjectIs.model_validate(_for_inject(play, rng))),
    lambda play, rng, _: Condition(
        message=MessageIs(sender=_cells(rng), either=rng.random() < 0.5, **_tally(rng)),
    ),
    lambda play, rng, _: Condition(
        agreement=AgreementIs(between=_cells(rng), **_tally(rng)),
    ),
    lambda play, rng, _: Condition(
        decision=DecisionIs(of=rng.choice(("film", "captain")), by_default=rng.choice((None, True)))
    ),
)
_SEVERAL: tuple[Callable[[Play, Random, int], Condition], ...] = (
    lambda play, rng, deep: Condition(all_of=_two(play, rng, deep)),
    lambda play, rng, deep: Condition(any_of=_two(play, rng, deep)),
    lambda play, rng, deep: Condition(none_of=condition(play, rng, deep)),
)


def _two(play: Play, rng: Random, deep: int) -> tuple[Condition, ...]:
    return condition(play, rng, deep), condition(play, rng, deep)


def _gates() -> tuple[Gate, ...]:
    """Of each kind of thing that may open one."""
    decided = Condition(decision=DecisionIs(of="film"))
    ruled = Condition(ruling=RulingIs())
    conditions = (
        Condition(any_of=(decided, Condition(all_of=(ruled, Condition(none_of=decided))))),
        Condition(move=MoveIs(count=2, within_ms=5 * MINUTE)),
        Condition(message=MessageIs(count=2)),
        Condition(agreement=AgreementIs()),
        Condition(track=TrackIs(of="heat", at_least=51, until=50)),
        Condition(inject=InjectIs(inject="ships", left="unopened", for_ms=MINUTE)),
        Condition(phase="second"),
        Condition(at=at(7)),
    )
    named = enumerate(conditions)
    return tuple(Gate(id=f"gate-{n}", title=f"Gate {n}", when=when) for n, when in named)


def with_waits() -> Scenario:
    """The trial with a quiet window in each phase, and desks that may be too full."""
    window = QuietWindow(from_ms=4 * MINUTE, to_ms=6 * MINUTE)
    phases = tuple(one.model_copy(update={"quiet": (window,)}) for one in WORLD.phases)
    limits = HoldIfUnopened(more_than=2, at_most_ms=MINUTE)
    apart = Channel(between=("north", "west"), open=("second",))
    changed = {
        "phases": phases,
        "hold_if_unopened": limits,
        "channels": (apart,),
        "gates": _gates(),
    }
    world = WORLD.model_copy(update=changed)
    return TRIAL.model_copy(update={"world": world})
