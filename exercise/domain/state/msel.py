"""The MSEL's rows, and how far each delivery got."""

from dataclasses import dataclass
from enum import StrEnum

from exercise.domain.scenario import Inject


class RowStatus(StrEnum):
    PLANNED = "planned"
    KEPT = "kept"
    RELEASED = "released"
    DROPPED = "dropped"
    LAPSED = "lapsed"
    """It did not go out by itself; by hand it still may."""
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class MselRow:
    """One row of the MSEL as it stands."""

    inject: Inject | None
    """None once erased."""
    id: str
    order: int
    status: RowStatus
    amended: bool = False
    triggered_t: int | None = None
    """When its condition came true."""
    due_t: int | None = None
    """When it falls due since then; None: by hand."""
    lapsed: str | None = None
    """Why it lapsed."""
    released_t: int | None = None
    released_at: int | None = None
    how: str | None = None
    deliveries: tuple[tuple[str, str], ...] = ()
    acting: tuple[tuple[str, str], ...] = ()
    later: tuple[tuple[str, int], ...] = ()
    """Recipients whose copies follow, each with the exercise time it is due at."""
    left_out: tuple[str, ...] = ()
    """Recipients that got no copy: their cells have had their number of injects."""
    by: str | None = None
    """Seat that kept or dropped it."""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    seat: str
    person: str | None
    at: int
    t: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """How far a delivered inject got in one cell. Times: wall ms; None: not yet."""

    received_at: int | None = None
    opened_at: int | None = None
    opened_t: int | None = None
    acknowledged: Acknowledgement | None = None
    answered_at: int | None = None
    answered_t: int | None = None
