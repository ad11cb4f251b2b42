"""What everybody does in both runs: random, sensible, and nothing of it in secret."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from exercise.domain import lifecycle
from exercise.domain.agenda import due_rows
from exercise.domain.state import FACILITATOR, Life, RowStatus, State
from torture.secrecy.stage import Stage

Fields = dict[str, Any]
CONTROL = "white.lead"
LOBBY_STEPS = 5
"""Steps in the lobby, at most."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens: a command, time going by, or a device that comes or goes."""

    what: str
    seat: str = ""
    ms: int = 0
    command: Fields = field(default_factory=dict)
    key: str = ""


def perform(stage: Stage, step: Step) -> str:
    """Does it; gives the answer that whoever did it reads."""
    match step.what:
        case "wait":
            stage.times.turn(step.ms)
            stage.exercise.tick()
        case "beat":
            stage.follower.tell_presence()
            stage.follower.beat()
        case "come":
            stage.connect(step.seat)
        case "go":
            stage.disconnect(step.seat)
        case _:
            answer = stage.act(step.seat, step.key, _with_all_due(stage, step.command))
            return repr((answer.ok, answer.body, answer.code))
    return ""


def _with_all_due(stage: Stage, command: Fields) -> Fields:
    """The facilitator's console lists whatever falls due, secret rows among it."""
    if "due" not in command:
        return command
    every = dict.fromkeys(stage.exercise.state.msel, "release")
    return {**command, "due": {**every, **command["due"]}}


class Writer:
    """Writes the script while the quiet run plays: it knows only what is so there."""

    def __init__(self, rng: Random, heads: tuple[str, ...], steps: int) -> None:
        self._rng = rng
        self._steps = steps
        self._heads = heads
        self._away: set[str] = set()

    def next(self, stage: Stage, number: int) -> Step:
        """Another step, which may come to nothing."""
        rng, state = self._rng, stage.exercise.state
        if state.life is Life.LOBBY and number >= LOBBY_STEPS:
            return _step(FACILITATOR, number, _onward(state))
        if number == self._steps * 9 // 10:
            end = {"type": "exercise.end", "waiting": rng.choice(("lapse", "as_ordered"))}
            return _step(FACILITATOR, number, end)
        if rng.random() < 0.25:
            return Step("wait", ms=rng.choice((0, 700, 9_000, 14_000)))
        if rng.random() < 0.15:
            return rng.choice((Step("beat"), self._line()))
        if not state.running and rng.random() < 0.5:
            return _step(FACILITATOR, number, _onward(state))
        seat, command = rng.choice(_ACTS)(rng, state, self._heads)
        return _step(seat, number, command)

    def _line(self) -> Step:
        seat = self._rng.choice(self._heads)
        self._away ^= {seat}
        return Step("go" if seat in self._away else "come", seat)


def _step(seat: str, number: int, command: Fields) -> Step:
    return Step("act", seat, command=command, key=f"step-{number}")


def _onward(state: State) -> Fields:
    if state.noduff is not None:
        return {"type": "noduff.clear"}
    if state.life is Life.ENDED:
        return {"type": "exercise.take_back_end"}
    return {"type": "exercise.start" if state.life is Life.LOBBY else "clock.resume"}


Act = Callable[[Random, State, tuple[str, ...]], tuple[str, Fields]]


def _some(rng: Random, of: Any) -> list[str]:
    pool = sorted(of)
    return rng.sample(pool, min(len(pool), rng.randint(1, 2)))


def _item(rng: Random, state: State, *kinds: str) -> str:
    known = sorted(one.id for one in state.items.values() if not kinds or one.kind in kinds)
    return rng.choice(known) if known else "none"


def _message(rng: Random, state: State, heads: tuple[str, ...]) -> tuple[str, Fields]:
    seat = rng.choice((*heads, CONTROL))
    answers = _item(rng, state, "message.sent", "inject.delivered") if rng.random() < 0.3 else None
    to = _some(rng, (*state.cells, "white"))
    return seat, {"type": "message.send", "to": to, "text": "A word.", "answers": answers}


def _statement(rng: Random, _: State, heads: tuple[str, ...]) -> tuple[str, Fields]:
    return rng.choice((*heads, CONTROL)), {"type": "statement.make", "text": "To all."}


def _move(rng: Random, state: State, heads: tuple[str, ...]) -> tuple[str, Fields]:
    return rng.choice(heads), {
        "type": "move.submit",
        "title": "A move",
        "instrument": state.the_world.instruments[0].id,
        "order": "Go.",
        "openness": rng.choice(("public", "private", "secret")),
        "targets": _some(rng, state.cells),
    }


def _ordered(rng: Random, state: State, _: tuple[str, ...]) -> tuple[str, Fields]:
    waiting = sorted(state.waiting)
    return CONTROL, {
        "type": "ruling.as_ordered",
        "move": rng.choice(waiting) if waiting else "none",
    }


def _ruling(rng: Random, state: State, _: tuple[str, ...]) -> tuple[str, Fields]:
    waiting = sorted(state.waiting)
    return CONTROL, {
        "type": "ruling.make",
        "moves": waiting[:1],
        "outcome": rng.choice(state.the_world.outcomes).id,
        "texts": dict.fromkeys(_some(rng, state.cells), "So it went."),
        "tracks": {rng.choice(state.the_world.tracks).id: rng.choice((-2, 3))},
    }


def _agreement(rng: Random, state: State, heads: tuple[str, ...]) -> tuple[str, Fields]:
    seat = rng.choice(heads)
    parties = sorted({seat.partition(".")[0], *_some(rng, state.cells)})
    return seat, {"type": "agreement.record", "parties": parties, "text": "Agreed."}


def _confirm(rng: Random, state: State, heads: tuple[str, ...]) -> tuple[str, Fields]:
    item = _item(rng, state, "agreement.recorded")
    return rng.choice(heads), {"type": "agreement.confirm", "item": item}


def _pass_on(rng: Random, state: State, heads: tuple[str, ...]) -> tuple[str, Fields]:
    item = _item(rng, state, "inject.delivered", "message.sent", "move.took_effect")
    return rng.choice(heads), {"type": "item.pass_on", "item": item, "to": _some(rng, state.cells)}


def _acknowledge(rng: Random, state: State, heads: tuple[str, ...]) -> tuple[str, Fields]:
    item = _item(rng, state, "inject.delivered")
    return rng.choice(heads), {"type": "inject.acknowledge", "item": item}


def _release(rng: Random, state: State, _: tuple[str, ...]) -> tuple[str, Fields]:
    rows = sorted(row.id for row in state.msel.values() if row.status is RowStatus.PLANNED)
    return CONTROL, {"type": "inject.release", "inject": rng.choice(rows) if rows else "none"}


def _clock(rng: Random, state: State, _: tuple[str, ...]) -> tuple[str, Fields]:
    until = state.t + rng.choice((30_000, 600_000))
    phase = lifecycle.next_phase(state) or "none"
    dues = {row.id: "release" for _, row in due_rows(state, until)}
    every = {row.id: "release" for row in state.msel.values()}
    return FACILITATOR, rng.choice(
        (
            {"type": "clock.pause"},
            {"type": "clock.set_rate", "rate_milli": rng.choice((1_000, 2_000, 60_000))},
            {"type": "clock.advance", "to_ms": until, "due": dues},
            {"type": "phase.begin", "phase": phase, "due": every},
            {"type": "hold.place"},
            {"type": "hold.lift", "due": every},
            {"type": "noduff.raise", "text": "Somebody fell."},
        )
    )


def _erase(rng: Random, state: State, _: tuple[str, ...]) -> tuple[str, Fields]:
    return CONTROL, {"type": "item.erase", "item": _item(rng, state), "reason": "Personal."}


_ACTS: tuple[Act, ...] = (
    *(_message, _message, _statement, _move, _move, _ordered, _ruling, _agreement, _confirm),
    *(_pass_on, _acknowledge, _release, _release, _clock, _erase),
)
