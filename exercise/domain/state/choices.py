"""Decisions that were put, and how they came out."""

from dataclasses import dataclass

from exercise.domain.payloads import DecisionMade


@dataclass(frozen=True, slots=True)
class Made:
    """How a decision came out, and when."""

    what: DecisionMade
    at: int
    t: int


@dataclass(frozen=True, slots=True)
class ChoiceState:
    """One decision as it stands."""

    id: str
    inject: str
    on: str
    """Cell, or ``cell.seat``."""
    to: str
    """The inject's recipient whose copy has the options."""
    options: tuple[str, ...]
    default: str
    due_t: int
    """Exercise time at which the default is taken."""
    seq: int
    """Of the entry that put it."""
    at: int
    t: int
    made: Made | None = None

    @property
    def cell(self) -> str:
        """Whose decision it is, or whose seat's."""
        return self.on.partition(".")[0]
