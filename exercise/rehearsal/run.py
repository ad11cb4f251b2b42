"""Plays a scenario from STARTEX to ENDEX, through the one door, as fast as the machine can."""

import gc
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from exercise.app import door
from exercise.app.exercises import Exercises
from exercise.app.running import RunningExercise, Told
from exercise.domain.clock import TAKE_BACK_MS
from exercise.domain.entry import Entry
from exercise.domain.payloads import Temperament
from exercise.domain.scenario import WHITE, Scenario
from exercise.domain.state import FACILITATOR, Life
from exercise.domain.upcast import payload_of
from exercise.rehearsal.outcome import Outcome
from exercise.rehearsal.tally import Tally
from exercise.rehearsal.virtual import VirtualTimes, key_of, salts_of
from exercise.standins.casting import actor_of
from exercise.standins.chance import Chance
from exercise.standins.driver import Driver
from exercise.standins.heard import Actor, heard_by
from exercise.store import folder
from exercise.store.opening import open_store
from exercise.store.store import SqlStore

EXERCISE_ID = "rehearsal"
LONGEST_MS = 7 * 24 * 3_600_000
"""Exercise time after which it is given up."""
MIX: tuple[tuple[float, Temperament], ...] = (
    (4, "cautious"),
    (4, "assertive"),
    (1, "silent"),
    (1, "erratic"),
)

Progress = Callable[[int, int], None]
"""Told how far it got: exercise time now and at ENDEX as planned, ms."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays. ``tempers`` names cells whose temperament is not left to the seed."""

    seed: int
    tempers: Mapping[str, Temperament] = field(default_factory=dict)
    controllers: int = 3
    speed: float = 1.0
    """Of the umpire: 2 rules twice as quickly as a practised controller."""

    def temperament(self, cell: str) -> Temperament:
        """How a cell is played."""
        chosen = self.tempers.get(cell)
        if chosen is not None:
            return chosen
        return Chance(str(self.seed)).weighed(MIX, "temperament", cell)


def rehearse(
    scenario: Scenario,
    scenario_hash: str,
    cast: Cast,
    *,
    data: Path | None = None,
    progress: Progress | None = None,
    files: Mapping[str, bytes] | None = None,
) -> Outcome:
    """One run. ``data`` is a folder to be made of it, for ``startex log`` and ``report``.

    ``files`` are the bytes, by SHA-256, of what injects carry: such a folder is to have them.
    """
    with tempfile.TemporaryDirectory(prefix="startex-rehearsal-") as made:
        place = Path(made) / "data"
        with _uncollected():
            outcome = _play(scenario, scenario_hash, cast, place, progress, files)
        if data is not None:
            shutil.copytree(place, data, dirs_exist_ok=True)
    return outcome


@contextmanager
def _uncollected() -> Iterator[None]:
    """A run makes next to no garbage, and looking for it takes a sixth of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _play(
    scenario: Scenario,
    scenario_hash: str,
    cast: Cast,
    place: Path,
    progress: Progress | None,
    files: Mapping[str, bytes] | None,
) -> Outcome:
    key = key_of(cast.seed)
    times = VirtualTimes()
    with _store(place, key) as store:
        exercise = _exercises(store, key, times).create(
            scenario, scenario_hash=scenario_hash, name=scenario.world.title, files=files
        )
        _seat(exercise, cast)
        actors: tuple[Actor, ...] = (
            Driver(),
            *(
                actor_of(
                    exercise.state,
                    exercise.state.standins[cell],
                    controllers=cast.controllers,
                    speed=cast.speed,
                )
                for cell in (*exercise.state.cells, WHITE)
            ),
        )
        tally = Tally(scenario)
        play = Play(exercise, times, actors, tally, progress)
        play.begin(store.read(exercise.id))
        play.to_the_end()
        return tally.outcome(
            exercise.state,
            seed=cast.seed,
            tempers={cell: cast.temperament(cell) for cell in exercise.state.cells},
            controllers=cast.controllers,
        )


def _seat(exercise: RunningExercise, cast: Cast) -> None:
    """The facilitator seats them all."""
    for cell in (*exercise.state.cells, WHITE):
        temperament = "cautious" if cell == WHITE else cast.temperament(cell)
        command = {"type": "standin.seat", "cell": cell, "temperament": temperament}
        door.submit(exercise, FACILITATOR, f"driver/seat/{cell}", command)


@contextmanager
def _store(place: Path, key: bytes) -> Iterator[SqlStore]:
    folder.prepare(place, lambda _: key)
    store = open_store(place, durable=False)
    try:
        yield store
    finally:
        store.close()


def _exercises(store: SqlStore, key: bytes, times: VirtualTimes) -> Exercises:
    return Exercises(
        store,
        key=key,
        times=times,
        salts=salts_of(key),
        new_id=lambda: EXERCISE_ID,
        watched=False,
    )


class Play:
    """One exercise with everybody in it, moment after moment."""

    def __init__(
        self,
        exercise: RunningExercise,
        times: VirtualTimes,
        actors: Sequence[Actor],
        tally: Tally,
        progress: Progress | None = None,
    ) -> None:
        self._exercise = exercise
        self._times = times
        self._actors = actors
        self._tally = tally
        self._progress = progress
        self._end = tally.planned_end

    def begin(self, past: Iterable[Entry]) -> None:
        """Everybody is told what is there already, and from now on what comes."""
        state = self._exercise.state
        for entry in past:
            self._tell(Told(entry, payload_of(entry), state, state))
        self._exercise.subscribe(self._hear)

    def _hear(self, told: Sequence[Told]) -> None:
        for one in told:
            self._tell(one)

    def _tell(self, told: Told) -> None:
        for actor in self._actors:
            heard = heard_by(actor.viewers, told.entry, told.payload)
            if heard is not None:
                actor.hear(heard)
        self._tally.hear(told)

    def to_the_end(self) -> None:
        """Up to ENDEX, the moment after it, and closing."""
        while self._step():
            if self._progress is not None:
                self._progress(self._exercise.now(), self._end)
        self._times.pass_by(TAKE_BACK_MS + 1_000)
        self._exercise.tick()
        door.submit(self._exercise, FACILITATOR, "driver/close", {"type": "exercise.close"})

    def _step(self) -> bool:
        exercise = self._exercise
        t = self._next_t()
        if t is None or t > LONGEST_MS:
            return False
        if exercise.state.running:
            self._times.pass_by(max(0, t - exercise.now()))
            exercise.tick()
        elif exercise.state.life is Life.LOBBY and t > exercise.now():
            return False
        for actor in self._actors:
            due = actor.next_t()
            if due is not None and due <= t:
                for act in actor.act(t):
                    answer = door.submit(exercise, act.seat, act.id, act.command)
                    actor.answered(act, answer.code, answer.body)
                    self._tally.answered(act, answer)
        return True

    def _next_t(self) -> int | None:
        moments = [actor.next_t() for actor in self._actors]
        if self._exercise.state.running:
            moments.append(self._exercise.next_due())
        return min((one for one in moments if one is not None), default=None)
