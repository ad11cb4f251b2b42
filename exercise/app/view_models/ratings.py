"""Objectives and how they are rated: as the cell sees its own, and as the staff see all."""

from dataclasses import dataclass

from exercise.app.view_models.common import CellTag, Moment
from exercise.domain.payloads import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingLine:
    """What one rater says of an objective."""

    rating: Rating
    by: str
    """Office of the cell's seat; of the staff, a name or an office."""
    at: Moment
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveRow:
    """An objective of one cell."""

    id: str
    """Argument ``objective`` of commands."""
    text: str
    own: RatingLine | None = None
    """The cell's own."""
    staff: tuple[RatingLine, ...] = ()
    """Never for the cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellObjectives:
    cell: CellTag
    rows: tuple[ObjectiveRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectivesView:
    """Region ``objectives``, of the staff: cells that have some."""

    cells: tuple[CellObjectives, ...] = ()
    open: bool = False
    """Whether the staff may rate now."""
    lang: str = ""

    @property
    def total(self) -> int:
        return sum(len(one.rows) for one in self.cells)

    @property
    def rated(self) -> int:
        """Objectives that somebody rated."""
        return sum(bool(row.own or row.staff) for one in self.cells for row in one.rows)
