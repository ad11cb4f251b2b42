"""Bands across the page under the bar, each a state that everybody must know of."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from exercise.app.view_models.common import CellTag, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class PausedBand:
    kind: ClassVar[str] = "paused"
    wall: datetime
    by: str = ""
    """Name of the cell that paused ("White Cell"); empty when the server paused itself."""
    after_noduff: bool = False
    """A real emergency stopped the clock; nobody is to blame for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayBand:
    """The server was away or late and paused the clock; stays until resumed."""

    kind: ClassVar[str] = "away"
    wall: datetime
    seconds: int
    reason: Literal["server_away", "server_late"]
    staff: bool = False
    """White cell and observers also read how to go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDuffBand:
    kind: ClassVar[str] = "noduff"
    text: str
    place: str
    cell: CellTag | None
    cell_name: str
    office: str
    wall: datetime
    at: Moment
    may_clear: bool = False
    """White cell's viewers only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedBand:
    """After ENDEX. ``take_back_until`` only for the white cell, and only for its minute."""

    kind: ClassVar[str] = "ended"
    at: Moment
    waiting: Literal["lapse", "as_ordered"]
    moves: int
    """How many moves that concerned (of the viewer's own, for a cell)."""
    take_back_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HotWashBand:
    kind: ClassVar[str] = "hotwash"
    wall: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedBand:
    kind: ClassVar[str] = "closed"
    wall: datetime


Band = PausedBand | AwayBand | NoDuffBand | EndedBand | HotWashBand | ClosedBand


@dataclass(frozen=True, slots=True, kw_only=True)
class BandsView:
    """Region ``bands``; empty most of the time. A no-duff comes alone."""

    bands: tuple[Band, ...] = ()
