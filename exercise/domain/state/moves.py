"""Moves, rulings and tracks."""

from dataclasses import dataclass
from enum import StrEnum

from exercise.domain.payloads import RulingMade, RulingReasoned


class MoveStatus(StrEnum):
    WAITING = "waiting"
    RULED = "ruled"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class MoveState:
    id: str
    cell: str
    number: int
    at: int
    t: int
    status: MoveStatus
    menu: str | None = None
    """Which of the cell's menu it is; None also once erased."""
    stands_t: int | None = None
    """Exercise time from which it takes effect unruled; None: it waits, or was erased."""
    claimed_by: str | None = None
    effect: str | None = None
    """Item under which it became known, once it took effect."""
    rulings: tuple[str, ...] = ()
    """Oldest first."""
    told: tuple[str, ...] = ()
    """Its own cell's copies of them, oldest first: all that the cell may go by."""
    closed_at: int | None = None
    closed_t: int | None = None
    """When it was withdrawn or lapsed."""


@dataclass(frozen=True, slots=True)
class RulingState:
    id: str
    made: RulingMade
    texts: RulingReasoned | None = None
    """None when the ruling has no words, or they were erased."""
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class TrackPoint:
    t: int
    value: int
    at: int = 0
    """Wall ms."""
