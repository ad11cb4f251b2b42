"""Where the exercise and its clock stand."""

from dataclasses import dataclass
from enum import StrEnum

from exercise.domain.payloads import NoDuffRaised


class Life(StrEnum):
    """Where the exercise stands."""

    LOBBY = "lobby"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"
    HOTWASH = "hotwash"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class BegunPhase:
    phase: str
    t: int
    """Exercise time it actually began at."""
    at: int
    seq: int = 0


@dataclass(frozen=True, slots=True)
class ClockMark:
    """The clock as the newest entry that everybody is told of left it."""

    at: int = 0
    t: int = 0


@dataclass(frozen=True, slots=True)
class NoDuff:
    item: str
    payload: NoDuffRaised | None
    at: int
    t: int
    was_running: bool
