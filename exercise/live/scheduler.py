"""The scheduler: lets time do what it does, when it is due. It sleeps only until it next looks."""

import logging
from collections.abc import Callable, Sequence

from gevent.event import Event

from exercise.app.running import RunningExercise, Told

log = logging.getLogger(__name__)

LOOK_S = 1.0
"""How often every exercise is looked at though nothing is known to be due: stamps, absence, what
other processes appended."""


class Scheduler:
    """Ticks every open exercise. Two of them may race: the log lets only one release."""

    def __init__(self, exercises: Callable[[], Sequence[RunningExercise]]) -> None:
        self._exercises = exercises
        self._sooner = Event()

    def follow(self, exercise: RunningExercise) -> None:
        """Looks again whenever the exercise changes: a new rate, a resumed clock."""

        def hear(_: Sequence[Told]) -> None:
            self._sooner.set()

        exercise.subscribe(hear)

    def run(self) -> None:
        """Ticks for ever."""
        while True:
            self._sooner.clear()
            self.tick()
            self._sooner.wait(self._pause())

    def tick(self) -> None:
        """Lets time pass in every open exercise; one that fails is logged and tried again."""
        for exercise in self._exercises():
            try:
                exercise.tick()
                exercise.scrub()
            except Exception:
                log.exception("the clock of exercise %s failed; trying again", exercise.id)

    def _pause(self) -> float:
        dues = (exercise.due_in_s() for exercise in self._exercises())
        return max(0.005, min((LOOK_S, *(due for due in dues if due is not None))))
