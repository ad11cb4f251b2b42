"""A day driven through the one door: a running exercise on a real store, with clocks to turn."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

from exercise.app import door, joining
from exercise.app.answers import Answer
from exercise.app.exercises import Exercises
from exercise.app.running import RunningExercise
from exercise.domain.state import FACILITATOR
from exercise.scenario.load import loaded
from exercise.store.store import SqlStore
from tests.support.reference import REFERENCE

KEY = bytes(range(32))


class TurnedTimes:
    """Clocks that stand until they are turned."""

    def __init__(self) -> None:
        self.wall = 1_700_000_000_000
        self.mono = 1_000_000_000

    def wall_ms(self) -> int:
        return self.wall

    def mono_ns(self) -> int:
        return self.mono

    def turn(self, ms: int) -> None:
        """Both clocks go on."""
        self.wall += ms
        self.mono += ms * 1_000_000


class Day:
    """An exercise and the people in it, driven through the one door."""

    def __init__(self, store: SqlStore, times: TurnedTimes) -> None:
        self.store = store
        self.times = times
        self.exercises = Exercises(store, key=KEY, times=times, salts=self._salts())
        self._numbers = count(1)

    @staticmethod
    def _salts() -> Callable[[], str]:
        numbers = count(1)
        return lambda: f"{next(numbers):032x}"

    def create(self, scenario: Path = REFERENCE) -> RunningExercise:
        read = loaded(scenario)
        return self.exercises.create(
            read.scenario, scenario_hash="0" * 64, name="Trial", files=read.files
        )

    def seat(self, exercise: RunningExercise, seat: str, name: str) -> joining.Joined:
        cell = seat.split(".", maxsplit=1)[0]
        number = next(self._numbers)
        return joining.join(
            exercise,
            cell=cell,
            seat=seat,
            name=name,
            command_id=f"join-{number}",
            secret=lambda: f"secret-{number}",
        )

    def act(self, exercise: RunningExercise, seat: str, kind: str, /, **fields: object) -> Answer:
        number = next(self._numbers)
        return door.submit(exercise, seat, f"act-{number}", {"type": kind, **fields})

    def must(self, exercise: RunningExercise, seat: str, kind: str, /, **fields: object) -> Answer:
        answer = self.act(exercise, seat, kind, **fields)
        assert answer.ok, answer
        return answer

    def started(self, scenario: Path = REFERENCE) -> RunningExercise:
        """An exercise under way, with two heads in their seats."""
        exercise = self.create(scenario)
        self.seat(exercise, "tokyo.head", "Mori")
        self.seat(exercise, "seoul.head", "Baek")
        self.must(exercise, FACILITATOR, "exercise.start")
        return exercise
