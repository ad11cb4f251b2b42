"""A process that plays as fast as it can until it is killed: by its parent, or by itself.

It runs the one door on the real store, without sockets. What it would have answered and told goes
down a pipe, which outlives it.
"""

import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

from exercise.app import door
from exercise.app.exercises import Exercises
from exercise.app.running import RunningExercise
from exercise.domain.entry import Entry
from exercise.domain.state import FACILITATOR, Life
from exercise.store.folder import store_key
from exercise.store.opening import open_store
from exercise.store.store import SqlStore
from tests.support.day import TurnedTimes
from torture.scenario import CELLS


@dataclass(frozen=True)
class Order:
    """What one writer does, and how it ends."""

    data: Path
    database: str | None
    exercise: str
    number: int
    wall_ms: int
    seed: int
    dies_at: int = 0
    """Kills itself at this append; 0: waits to be killed."""
    after: bool = True
    """Once the append is on disk, before anybody is told or answered; else right before it."""


class Dying:
    """The store, whose process dies around one append."""

    def __init__(self, store: SqlStore, order: Order) -> None:
        self._store = store
        self._order = order
        self._appends = count(1)

    def append(self, *arguments: Any, **more: Any) -> Sequence[Entry]:
        last = next(self._appends) == self._order.dies_at
        if last and not self._order.after:
            os.kill(os.getpid(), signal.SIGKILL)
        made = self._store.append(*arguments, **more)
        if last:
            os.kill(os.getpid(), signal.SIGKILL)
        return made

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def play(order: Order, say: Connection) -> None:
    """Opens the exercise where the last writer was killed, and goes on."""
    store = Dying(open_store(order.data, order.database), order)
    times = TurnedTimes()
    times.wall = order.wall_ms
    exercises = Exercises(store, key=store_key(order.data), times=times)
    exercise = exercises.get(order.exercise)
    if exercise is None:
        raise LookupError(order.exercise)
    exercise.subscribe(lambda told: say.send(("told", [one.entry.seq for one in told])))
    rng = Random(order.seed)
    send = _sender(exercise, order, say)
    say.send(("open", exercise.state.seq))
    while True:
        if exercise.state.life is not Life.RUNNING:
            started = exercise.state.life is not Life.LOBBY
            send(FACILITATOR, {"type": "clock.resume" if started else "exercise.start"})
        times.turn(rng.choice((100, 1_000, 10_000)))
        exercise.tick()
        send(*_something(rng, exercise))


def _sender(
    exercise: RunningExercise, order: Order, say: Connection
) -> Callable[[str, dict[str, Any]], None]:
    numbers = count(1)

    def send(seat: str, command: dict[str, Any]) -> None:
        key = f"{order.number}-{next(numbers)}"
        say.send(("sent", seat, key, command))
        answer = door.submit(exercise, seat, key, command)
        say.send(("answered", seat, key, answer.ok, answer.body))

    return send


def _something(rng: Random, exercise: RunningExercise) -> tuple[str, dict[str, Any]]:
    seat = f"{rng.choice(CELLS)}.head"
    words: dict[str, Any] = {"text": f"Word {rng.random()}"}
    match rng.randrange(6):
        case 0:
            return seat, {"type": "statement.make", **words}
        case 1:
            return seat, _move(rng)
        case 2 if exercise.state.waiting:
            move = rng.choice(sorted(exercise.state.waiting))
            return FACILITATOR, {"type": "ruling.as_ordered", "move": move}
        case 3:
            return seat, {"type": "draft.open", "title": "Later"}
        case _:
            return seat, {"type": "message.send", "to": [rng.choice(CELLS)], **words}


def _move(rng: Random) -> dict[str, Any]:
    return {
        "type": "move.submit",
        "title": "A move",
        "instrument": "military",
        "order": "Go.",
        "openness": rng.choice(("public", "secret")),
    }
