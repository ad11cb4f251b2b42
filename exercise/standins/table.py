"""What every page of a cell shows beside its streams."""

from dataclasses import dataclass
from datetime import datetime

from exercise.domain.audience import cell_viewer, seat_viewer


@dataclass(frozen=True, slots=True)
class SeatAt:
    """A seat of one's own cell."""

    id: str
    head: bool
    submit: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A cell at the table."""

    cell: str
    cells: tuple[str, ...]
    """All playing cells, in order."""
    names: tuple[tuple[str, str], ...]
    """What each is called."""
    seats: tuple[SeatAt, ...]
    """Of this cell."""
    instruments: tuple[str, ...]
    tags: tuple[str, ...]
    language: str = "en"
    """Of the story."""
    places: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    """Days of the story on which its phases begin, as ``2013-04-08``."""
    calendar: tuple[tuple[str, datetime, int], ...] = ()
    """Phase, when it begins in the story, and seconds of story per second of exercise time."""
    lasts_ms: int = 3 * 3_600_000
    """Exercise time from STARTEX to ENDEX as planned."""
    closed: tuple[tuple[str, str], ...] = ()
    """Phase and another cell that cannot be written to in it."""

    @property
    def others(self) -> tuple[str, ...]:
        """The other playing cells."""
        return tuple(cell for cell in self.cells if cell != self.cell)

    @property
    def viewers(self) -> tuple[str, ...]:
        """The streams that the cell's people follow between them."""
        return (cell_viewer(self.cell), *(seat_viewer(seat.id) for seat in self.seats))

    def name(self, cell: str) -> str:
        return dict(self.names).get(cell, cell)
