"""Collects garbage in calm moments: it takes longer than an inject may be late."""

from collections.abc import Callable

import gevent

from exercise.app.collector import collect, collected_by_hand
from exercise.live.faults import spared

EVERY_S = 30.0
CALM_S = 0.25
"""How long nothing must be about to fall due: some times what collecting takes."""
TRY_S, TRIES = 0.1, 300
"""How often it asks whether it is calm, and how many times before it does without."""


class Tidier:
    """Does it once in a while, when nothing is about to fall due."""

    def __init__(self, pause_s: Callable[[], float]) -> None:
        """``pause_s`` gives the seconds until something may fall due."""
        self._pause_s = pause_s

    def run(self) -> None:
        """Tidies for ever."""
        with collected_by_hand():
            while True:
                gevent.sleep(EVERY_S)
                with spared("tidying up"):
                    self.tidy()

    def tidy(self) -> None:
        """Waits for a calm moment, but not for ever, and collects."""
        for _ in range(TRIES):
            if self._pause_s() >= CALM_S:
                break
            gevent.sleep(TRY_S)
        collect()
