"""Clocks that somebody turns, and randomness that hangs on a key alone."""

import hashlib
import hmac
from collections.abc import Callable

FROM_WALL_MS = 946_684_800_000
"""The first second of the year 2000, UTC: no real exercise was then."""


class VirtualTimes:
    """Wall and monotonic clock of a machine on which nothing takes any time."""

    def __init__(self) -> None:
        self._passed_ms = 0

    def wall_ms(self) -> int:
        return FROM_WALL_MS + self._passed_ms

    def mono_ns(self) -> int:
        return self._passed_ms * 1_000_000

    def pass_by(self, ms: int) -> None:
        """Both clocks go on by so much."""
        self._passed_ms += ms


def key_of(seed: int) -> bytes:
    """The key of a rehearsal's data folder, from which ids, salts and with them chance come.

    Not from the scenario: a word changed in it leaves the chances of everything else as they were.
    """
    return hashlib.sha256(f"rehearsal/{seed}".encode()).digest()


def salts_of(key: bytes) -> Callable[[], str]:
    """A salt after the other, always the same ones."""
    made = 0

    def salt() -> str:
        nonlocal made
        made += 1
        return hmac.new(key, f"salt/{made}".encode(), hashlib.sha256).hexdigest()[:32]

    return salt
