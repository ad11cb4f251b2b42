"""Days of the story that somebody has named, for whoever drives it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from exercise.app.view_models.common import CellTag, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """One day, and who named it where."""

    day: date
    what: Literal["ordered", "result", "agreed"]
    """Named in an order of the menu; the day its result is expected; named in an agreement."""
    cells: tuple[CellTag, ...]
    key: str
    """Of the item in the feed."""
    title: str
    number: int = 0
    """Of a move."""
    at: Moment | None = None
    """Of a result: when in the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesView:
    """Region ``dates``, the earliest first."""

    rows: tuple[NamedDay, ...] = ()
