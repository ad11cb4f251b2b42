"""Seats, and who waits for one."""

from dataclasses import dataclass

FACILITATOR = "white.facilitator"
SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class SeatState:
    id: str
    """``cell.post``."""
    cell: str
    title: str
    head: bool
    submit: bool
    speak: bool = True
    """In public, for the cell."""
    covered_by: str | None = None
    """Seat that does its work while nobody sits in it."""
    clock: bool = False
    person: str | None = None
    practice_acknowledged: bool = False
    practice_answer: str | None = None
    """Item of the answer to the practice message."""

    @property
    def ready(self) -> bool:
        """Whether the practice message has been acknowledged and answered."""
        return self.practice_acknowledged and self.practice_answer is not None


@dataclass(frozen=True, slots=True)
class PendingRequest:
    """Somebody waits for the white cell's word on a taken seat."""

    request: str
    seat: str
    person: str
    at: int
    """Wall ms."""
