"""Programs that play for people."""

from dataclasses import dataclass

from exercise.domain.payloads import Temperament


@dataclass(frozen=True, slots=True)
class StandInState:
    """A program that plays a cell."""

    cell: str
    temperament: Temperament
    seed: str
    since_t: int
    """Exercise time at which it came."""
    moves_only: bool = False
    """It says nothing."""


@dataclass(frozen=True, slots=True)
class Span:
    """Entries from and to which a stand-in played a cell."""

    from_seq: int
    to_seq: int | None = None
    """None: it does still."""

    def holds(self, seq: int) -> bool:
        """Whether an entry lies within it."""
        return self.from_seq <= seq and (self.to_seq is None or seq < self.to_seq)
