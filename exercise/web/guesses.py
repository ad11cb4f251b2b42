"""Slows down those who try links and codes, without shutting out a room behind one address.

Only failures count. An address has a generous allowance of them that refills; past it, each further
failure doubles the wait for codes, until half of it has come back. A good link is never made to
wait: its secret is far too long to be found by trying, and honest people must not pay for a
stranger in their network.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

ALLOWANCE = 1_500
"""Failures an address may make at once: a hall of 500 people mistyping a code three times each.

A code has 40 bits: whoever tries 1,500 at once, and then one a second, does not find one in years.
"""
REFILL_PER_S = 1.0
LONGEST_WAIT_S = 300
MAX_ADDRESSES = 10_000


@dataclass(slots=True)
class _Tally:
    left: float
    at: float
    wait_s: int = 0
    until: float = 0.0


class Guesses:
    """Failures by address, in memory."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._tallies: OrderedDict[str, _Tally] = OrderedDict()

    def wait_of(self, address: str) -> int:
        """Seconds until the address may try another code; 0 now."""
        tally = self._tallies.get(address)
        return 0 if tally is None else max(0, -int(-(tally.until - self._now()) // 1))

    def failed(self, address: str) -> None:
        """Counts a failure."""
        now = self._now()
        tally = self._tallies.pop(address, None) or _Tally(ALLOWANCE, now)
        tally.left = min(ALLOWANCE, tally.left + (now - tally.at) * REFILL_PER_S) - 1
        tally.at = now
        if tally.left > ALLOWANCE / 2:
            tally.wait_s = 0
        elif tally.left < 0 or tally.wait_s:
            tally.wait_s = min(LONGEST_WAIT_S, max(1, tally.wait_s * 2))
            tally.until = now + tally.wait_s
        self._tallies[address] = tally
        if len(self._tallies) > MAX_ADDRESSES:
            self._tallies.popitem(last=False)
