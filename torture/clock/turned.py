"""Clocks turned by hand: stepped forward and back, stood still, and read by two at once."""

from itertools import count
from random import Random

from exercise.app import door
from exercise.app.exercises import Exercises
from exercise.app.running import RunningExercise
from exercise.domain.agenda import due_rows
from exercise.domain.scenario import Scenario
from exercise.domain.state import FACILITATOR, Life
from exercise.store.store import SqlStore
from tests.support.day import KEY, TurnedTimes
from torture.truth import check_log
from torture.work import Fault, Work

STEPS = (-86_400_000, -3_600_000, -20_000, -1_000, 1_000, 20_000, 3_600_000, 86_400_000)
"""By how much somebody steps the wall clock, ms."""
RATES = (100, 1_000, 60_000, 3_600_000)


class Turned:
    """One exercise, opened once or twice over one store, under clocks that are turned."""

    def __init__(self, work: Work, store: SqlStore, scenario: Scenario, rng: Random) -> None:
        self._work, self._store, self._rng = work, store, rng
        self._times = TurnedTimes()
        self._keys = count(1)
        self._other: RunningExercise | None = None
        first = Exercises(store, key=KEY, times=self._times)
        self._one = first.create(scenario, scenario_hash="0" * 64, name="Turned")
        self._do(self._one, "exercise.start")

    def alone(self, steps: int) -> None:
        """One server: its exercise time never goes back, not even between two looks.

        Raises:
            Fault: it did.
        """
        shown = self._one.now()
        for _ in range(steps):
            self._turn()
            self._drive(self._one)
            self._one.tick()
            if self._one.now() < shown:
                raise Fault(f"exercise time went back from {shown} to {self._one.now()}")
            shown = self._one.now()
            self._work.count("looks at the clock")
        self._settle(self._one)

    def racing(self, steps: int) -> None:
        """Two servers of one database: nothing out twice, nothing lost."""
        other = Exercises(self._store, key=KEY, times=self._times).get(self._one.id)
        if other is None:
            raise LookupError(self._one.id)
        self._other = other
        for _ in range(steps):
            self._turn()
            for exercise in self._rng.sample((self._one, other), 2):
                self._drive(exercise)
                exercise.tick()
        self._settle(self._rng.choice((self._one, other)))
        self._one.tick()
        other.tick()
        if self._one.state != other.state:
            raise Fault("two schedulers of one log came to different states")

    def _turn(self) -> None:
        self._times.turn(self._rng.choice((0, 0, 3, 400, 1_000, 14_000)))
        if self._rng.random() < 0.15:
            self._times.wall += self._rng.choice(STEPS)
            self._work.count("steps of the wall clock")
        if self._rng.random() < 0.03:
            self._times.turn(self._rng.choice((16_000, 300_000)))
            self._work.count("minutes in which the process stood still")

    def _drive(self, exercise: RunningExercise) -> None:
        rng = self._rng
        if exercise.state.life is Life.PAUSED and rng.random() < 0.6:
            self._do(exercise, "clock.resume")
        if rng.random() < 0.1:
            both = [("clock.pause", {}), ("clock.set_rate", {"rate_milli": rng.choice(RATES)})]
            for kind, fields in rng.sample(both, 2):
                self._do(exercise, kind, **fields)
            self._work.count("rates changed in the instant of a pause")

    def _do(self, exercise: RunningExercise, kind: str, **fields: object) -> None:

        before = exercise.now()
        door.submit(exercise, FACILITATOR, f"turn-{next(self._keys)}", {"type": kind, **fields})
        # Of two servers one may not have read yet that the other stopped the clock.
        if self._other is None and exercise.now() < before:
            raise Fault(f"{kind} moved exercise time back from {before} to {exercise.now()}")

    def _settle(self, exercise: RunningExercise) -> None:
        exercise.tick()
        if exercise.state.life is Life.PAUSED:
            self._do(exercise, "clock.resume")
        exercise.tick()
        lost = due_rows(exercise.state, exercise.state.t)
        if lost:
            raise Fault(f"due, and never released: {[row.id for _, row in lost]}")
        log = list(self._store.read(exercise.id))
        check_log(log)
        self._work.count(
            "injects released by turned clocks, once", sum(e.kind == "inject.released" for e in log)
        )
