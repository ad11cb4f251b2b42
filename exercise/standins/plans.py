"""What an actor means to do, in the order of time."""

import heapq
from collections.abc import Callable

from exercise.standins.heard import Act

Plan = Callable[[int], list[Act]]
"""Done at an exercise time (ms); gives the commands it comes to."""


class Plans:
    """Plans by the moment they are for; those for the same moment in the order they were made."""

    def __init__(self) -> None:
        self._heap: list[tuple[int, int, Plan]] = []
        self._made = 0

    def add(self, t: int, plan: Plan) -> None:
        self._made += 1
        heapq.heappush(self._heap, (t, self._made, plan))

    def next_t(self) -> int | None:
        return self._heap[0][0] if self._heap else None

    def due(self, t: int) -> list[Act]:
        """Carries out what is planned up to ``t``, also what is planned meanwhile."""
        acts: list[Act] = []
        while self._heap and self._heap[0][0] <= t:
            moment, _, plan = heapq.heappop(self._heap)
            acts += plan(moment)
        return acts

    def drop(self) -> None:
        """Forgets everything."""
        self._heap.clear()
