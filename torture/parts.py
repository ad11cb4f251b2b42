"""The parts of a run, in the order they go."""

from collections.abc import Callable
from dataclasses import dataclass

from torture import clock, crash, hostile, network, secrecy, soak
from torture.work import Work


@dataclass(frozen=True)
class Part:
    """What must hold, and what tries to break it."""

    run: Callable[[Work], None]
    claim: str
    share: float
    """Of the time."""


PARTS = {
    "crash": Part(crash.run, crash.CLAIM, 6),
    "network": Part(network.run, network.CLAIM, 3),
    "clock": Part(clock.run, clock.CLAIM, 2.5),
    "secrecy": Part(secrecy.run, secrecy.CLAIM, 2),
    "hostile": Part(hostile.run, hostile.CLAIM, 7),
    "soak": Part(soak.run, soak.CLAIM, 2),
}
