"""How objectives are rated, as things stand."""

from dataclasses import dataclass

from exercise.domain.payloads import Rating


@dataclass(frozen=True, slots=True)
class RatingState:
    """The newest rating of one objective by one rater: the cell itself, or a seat of the staff."""

    item: str
    """Of its evidence; the same for each new one until that is erased."""
    cell: str
    objective: str
    rating: Rating
    own: bool
    """By the cell itself."""
    by: str
    """Seat."""
    seat_title: str
    reasoned: bool
    seq: int
    at: int
    t: int

    @property
    def rater(self) -> str:
        """The cell, whichever seat speaks for it; or the seat of the staff."""
        return self.cell if self.own else self.by
