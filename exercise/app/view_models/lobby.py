"""Joining, and the lobby after it."""

from dataclasses import dataclass
from typing import Literal

from exercise.app.view_models.common import CellTag


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefView:
    """Region ``brief``. CommonMark, readable days before."""

    title: str
    subtitle: str
    public_brief: str
    ground_rules: tuple[str, ...] = ()
    secret_brief: str = ""
    """The cell's own, once seated."""
    cell: CellTag | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPerson:
    name: str
    office: str
    ready: bool
    present: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterCell:
    cell: CellTag
    people: tuple[RosterPerson, ...]
    here: int
    total: int
    least: int = 0
    most: int = 0
    """How many people the scenario wants in it; 0: it does not say."""
    ready: int | None
    """None for another cell's, of which the viewer is not told."""
    stand_in: bool = False
    """A program plays it until somebody joins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterView:
    """Region ``roster``."""

    cells: tuple[RosterCell, ...]
    here: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeView:
    """Region ``practice``: one message that every seat acknowledges and answers.

    Same for the whole cell; which seats have done what is listed, and the browser shows the
    reader's own state by ``data-seat``.
    """

    acknowledged: tuple[str, ...] = ()
    """Seat ids."""
    answered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinSeat:
    seat: str
    """Value of the form field ``seat``."""
    office: str
    taken_by: str = ""
    present: bool = False
    head: bool = False
    suggested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinView:
    """The join page: an ordinary form that works without JavaScript.

    Fields: ``name``, ``seat``. ``action`` also carries whatever token the link had.
    """

    cell: CellTag
    code: str
    action: str
    reclaim_action: str
    """POST with ``name`` and ``seat``: asks the white cell for a seat that somebody holds."""
    other_cell_url: str
    seats: tuple[JoinSeat, ...]
    brief: BriefView
    roster: RosterView
    name: str = ""
    error: str = ""
    """A translated sentence that says what to do; empty at first."""
    error_field: Literal["", "name", "seat"] = ""
    reclaiming: bool = False
    stand_in: bool = False
    """A program plays the cell until somebody sits down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatWaitView:
    """Shown while the white cell has not yet said yes to a request for a taken seat."""

    cell: CellTag
    office: str
    name: str
    refused: bool = False
    retry_url: str = ""
