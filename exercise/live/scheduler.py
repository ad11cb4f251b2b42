"""The scheduler: lets time do what it does, when it is due. It sleeps only until it next looks."""

import time
from collections.abc import Callable, Sequence

from gevent.event import Event

from exercise.app.exercise_clock import what_due_hangs_on
from exercise.app.running import RunningExercise, Told
from exercise.domain.same import same
from exercise.domain.state import State
from exercise.live.faults import spared

LOOK_S = 1.0
"""How often every exercise is looked at though nothing is known to be due: stamps, absence, what
other processes appended."""

SHORTEST_S = 0.002


class Scheduler:
    """Ticks every open exercise. Two of them may race: the log lets only one release."""

    def __init__(self, exercises: Callable[[], Sequence[RunningExercise]]) -> None:
        self._exercises = exercises
        self._sooner = Event()
        self._now = False
        self._well: set[str] = set()
        """Exercises whose last tick went well; the others are tried again every ``LOOK_S``."""

    def follow(self, exercise: RunningExercise) -> None:
        """Looks again whenever the exercise changes: a new rate, a resumed clock."""

        def hear(told: Sequence[Told]) -> None:
            before, after = told[0].before, told[-1].after
            self._now = self._now or _clock_of(before) != _clock_of(after)
            if self._now or _moves_what_is_due(before, after):
                self._sooner.set()

        exercise.subscribe(hear)

    def run(self) -> None:
        """Ticks for ever."""
        while True:
            self._now = False
            self.tick()
            self._wait()

    def _wait(self) -> None:
        """Until something is due or it is time to look; what changes meanwhile may change when."""
        looks_at = time.monotonic() + LOOK_S
        while not self._now:
            self._sooner.clear()
            pause = self.pause_s()
            if not self._sooner.wait(max(0.0, min(pause, looks_at - time.monotonic()))):
                return

    def tick(self) -> None:
        """Lets time pass in every open exercise; one that fails is logged and tried again."""
        self._well.clear()
        for exercise in self._exercises():
            with spared(f"the clock of exercise {exercise.id}"):
                exercise.tick()
                self._well.add(exercise.id)
            with spared(f"cleaning up after exercise {exercise.id}"):
                exercise.scrub()

    def pause_s(self) -> float:
        """Seconds until it next looks."""
        pause = LOOK_S
        for exercise in self._exercises():
            with spared(f"foreseeing exercise {exercise.id}"):
                due = exercise.due_in_s() if exercise.id in self._well else None
                pause = min(pause, LOOK_S if due is None else due)
        return max(SHORTEST_S, pause)


def _moves_what_is_due(before: State, after: State) -> bool:
    """Whether the next moment at which something falls due may be another one now."""
    return not same(what_due_hangs_on(before), what_due_hangs_on(after))


def _clock_of(state: State) -> tuple[object, ...]:
    return state.running, state.rate_milli, state.noduff is None, state.clock, state.held
