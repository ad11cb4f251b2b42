"""Who is here, for the white cell: seats, rights, links; and who asks for a seat."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from exercise.app.view_models.common import CellTag


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRow:
    seat: str
    office: str
    name: str
    presence: Literal["here", "away", "never"]
    away_since: datetime | None = None
    head: bool = False
    acting_head: bool = False
    may_submit: bool = False
    may_drive: bool = False
    """White cell: may work the clock."""
    practice: Literal["none", "acknowledged", "ready"] = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRequestRow:
    """Somebody asks for a seat that another person or device holds."""

    request: str
    seat: str
    office: str
    cell: CellTag
    name: str
    since: datetime
    held_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestsView:
    """Region ``requests``, oldest first: people stand before a closed door."""

    requests: tuple[SeatRequestRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """A link to hand out, with its code and the URL of its QR code (SVG) where it has them."""

    url: str
    code: str
    qr: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPeople:
    cell: CellTag
    seats: tuple[SeatRow, ...]
    here: int
    taken: int
    """Seats that somebody has, here or away."""
    total: int
    ready: int
    link: LinkRow | None = None
    stand_in: str = ""
    """Temperament of the program that plays it; of the white cell, that there is an umpire."""
    moves_only: bool = False
    """It says nothing."""
    may_stand_in: bool = False
    """A program may be seated there: nobody else is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleView:
    """Region ``people``. The white cell is the last of ``cells``."""

    exercise: str = ""
    """Its id, from which the web makes the links."""
    cells: tuple[CellPeople, ...]
    here: int
    total: int
    lobby: bool = False
    """Before STARTEX: shows who is ready."""
