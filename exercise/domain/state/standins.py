"""Programs that play for people."""

from dataclasses import dataclass

from exercise.domain.payloads import Temperament


@dataclass(frozen=True, slots=True)
class StandInState:
    """The stand-in that a cell has, or was cast to have."""

    cell: str
    temperament: Temperament
    seed: str
    here: bool = False
    since_t: int = 0
    """Exercise time at which it came."""


@dataclass(frozen=True, slots=True)
class Span:
    """Entries from and to which a stand-in played a cell."""

    from_seq: int
    to_seq: int | None = None
    """None: it does still."""
