"""Time and randomness, as the application is given them."""

import secrets
import time
from collections.abc import Callable
from typing import Protocol


class Times(Protocol):
    """The clocks of this machine."""

    def wall_ms(self) -> int:
        """Milliseconds since the epoch, UTC; may be stepped by whoever keeps the machine."""

    def mono_ns(self) -> int:
        """Nanoseconds that only ever grow, from an arbitrary beginning."""


class SystemTimes:
    """The real ones."""

    def wall_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def mono_ns(self) -> int:
        return time.monotonic_ns()


Salts = Callable[[], str]
"""Makes a fresh salt (hex) for each payload."""


def random_salt() -> str:
    """Sixteen unpredictable bytes, in hex."""
    return secrets.token_hex(16)
