"""Makes data folders with long logs: the same rules and the same store, at the machine's speed.

Run as ``python -m bench.longlog SCENARIO FOLDER SIZE...``: one exercise goes on and on, and at each
size (entries) its folder is copied to ``FOLDER/SIZE``.
"""

import hashlib
import shutil
import sys
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from bench.acts import PARAGRAPH
from exercise.app.exercises import Exercises
from exercise.app.running import RunningExercise
from exercise.domain.commands import parse_command
from exercise.domain.decide import decide
from exercise.domain.decision import Context, Decision
from exercise.domain.entry import Draft, Entry, place
from exercise.domain.fold import evolve
from exercise.domain.state import FACILITATOR, State
from exercise.domain.upcast import payload_of
from exercise.scenario import load, scenario_hash
from exercise.store.folder import store_key
from exercise.store.opening import open_store
from exercise.store.store import SqlStore

TOGETHER = 20
"""Commands appended in one transaction, and so at one moment."""
_SECONDS_APART = 6
_SALT = "00" * 16


class Day:
    """An exercise that goes on and on."""

    def __init__(self, store: SqlStore, exercise: RunningExercise) -> None:
        self._store = store
        self.state: State = exercise.state
        self._head: Entry = next(iter(store.read(exercise.id, after=exercise.state.seq - 1)))
        self._drafts: list[Draft] = []
        self._numbers = count(1)
        self._dice = Random(7)  # noqa: S311 (the same day each time)
        self._at, self._t = exercise.state.at, 0
        self._last = self._head

    def act(self, actor: str, kind: str, /, **fields: Any) -> dict[str, Any]:
        """One command, decided by the product's own rules."""
        number = next(self._numbers)

        def new_id(label: str) -> str:
            return hashlib.sha256(f"{actor}/{number}/{label}".encode()).hexdigest()[:16]

        context = Context(actor=actor, t=self._t, at=self._at, new_id=new_id)
        decision: Decision = decide(self.state, parse_command({"type": kind, **fields}), context)
        for draft in decision.drafts:
            entry = place(
                draft,
                exercise=self.state.exercise,
                seq=self.state.seq + 1,
                at=self._at,
                t=self._t,
                salt=_SALT,
                prev=self._last.hash,
            )
            self.state = evolve(self.state, entry, payload_of(entry))
            self._last = entry
        self._drafts += decision.drafts
        return decision.answer

    def write(self) -> None:
        """Puts what was decided on disk, and lets time go by."""
        salts = [_SALT] * len(self._drafts)
        made = self._store.append(
            self.state.exercise, self._drafts, head=self._head, at=self._at, t=self._t, salts=salts
        )
        self._head = made[-1]
        self._drafts = []
        self._at += _SECONDS_APART * 1000
        self._t += _SECONDS_APART * 1000

    def go_on(self, size: int) -> None:
        """Messages, statements and moves with their rulings, until the log has so many entries."""
        while self.state.seq < size:
            for _ in range(TOGETHER):
                if self.state.seq < size:
                    self._anything()
            self.write()

    def _anything(self) -> None:
        own, other = self._dice.sample(self.state.cells, 2)
        head, chance = f"{own}.head", self._dice.random()
        if chance < 0.7:  # noqa: PLR2004 (shares of ordinary traffic)
            self.act(head, "message.send", to=[other], text=PARAGRAPH)
        elif chance < 0.8:  # noqa: PLR2004
            self.act(head, "statement.make", text=PARAGRAPH)
        else:
            move = self.act(
                head,
                "move.submit",
                title="Send a third ship",
                instrument="military",
                order=PARAGRAPH,
                openness=self._dice.choice(("public", "private", "secret")),
                targets=[other],
                takes_ms=0,
            )["item"]
            self.act(FACILITATOR, "ruling.as_ordered", move=move)


def build(scenario: Path, folder: Path, sizes: list[int]) -> None:
    """A data folder for each size, smallest first."""
    data = folder / "growing"
    store = open_store(data)
    known = load(scenario)
    exercise = Exercises(store, key=store_key(data)).create(
        known, scenario_hash=scenario_hash(known), name=known.world.title
    )
    day = Day(store, exercise)
    day.act(FACILITATOR, "exercise.start")
    day.act(FACILITATOR, "hold.place")
    day.write()
    for size in sorted(sizes):
        day.go_on(size)
        store.close()
        shutil.copytree(data, folder / str(size))


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]), [int(size) for size in sys.argv[3:]])
