"""How much one seat may ask: so much at once, and so much a second after that."""

import time
from collections.abc import Callable, Hashable


class Allowance:
    """Of all that ask. One that has asked nothing for a while has the whole of it again."""

    def __init__(
        self, burst: float, per_second: float, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst = burst
        self._per_second = per_second
        self._now = now
        self._left: dict[Hashable, tuple[float, float]] = {}

    def take(self, who: Hashable, cost: float = 1) -> bool:
        """Whether ``who`` may ask for what costs so much; if so, that much is spent."""
        now = self._now()
        left, at = self._left.get(who, (self._burst, now))
        left = min(self._burst, left + (now - at) * self._per_second)
        if left < cost:
            return False
        self._left[who] = (left - cost, now)
        return True
