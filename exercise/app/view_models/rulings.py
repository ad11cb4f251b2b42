"""Moves waiting for a ruling with the form to rule; and the observers' notes."""

from dataclasses import dataclass
from typing import Literal

from exercise.app.view_models.common import CellTag, ItemRef, Moment, Openness, TextFor
from exercise.app.view_models.feed import MoveBody
from exercise.app.view_models.ruling_start import RulingStart


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeWord:
    id: str
    word: str
    takes_effect: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackChoice:
    id: str
    name: str
    value: int
    low: int
    high: int
    unit: str = ""
    word: str = ""
    """What the scenario calls the value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingMove:
    """A move that waits for a ruling, in one line."""

    key: str
    """Argument ``move`` and ``moves[]`` of commands, and the item's key in the feed."""
    cell: CellTag
    number: int
    title: str
    openness: Openness
    submitted: Moment
    overdue_ms: int
    """Exercise time from which its age turns red."""
    claimed_by: str = ""
    claimed_seat: str = ""
    prepared: bool = False
    """The scenario suggests a ruling."""
    force: bool = False
    """It uses force, and is ruled on by itself."""
    alone: str = ""
    """Why it is ruled on by itself, as the scenario has it."""
    said_at: Moment | None = None
    """When the words that are suggested for it went out, for an order given before."""
    said_with: int = 0
    """Else the number of the older move that waits and has the same words."""
    stands: Moment | None = None
    """When it takes effect if nobody rules; None: it waits."""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingsView:
    """Region ``rulings``, oldest first."""

    moves: tuple[WaitingMove, ...]
    prepared: tuple[str, ...] = ()
    """Keys of those that may be ruled on together as suggested."""
    cells: tuple[CellTag, ...]
    """Playing cells, each of which gets a text of its own."""
    outcomes: tuple[OutcomeWord, ...]
    tracks: tuple[TrackChoice, ...]
    state: Literal["open", "closed"] = "open"
    """Closed: before STARTEX and after the hot wash nothing is ruled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A ruling that the scenario suggests."""

    outcome: str
    changes: tuple[tuple[str, int], ...] = ()
    """Name of a track, and by how much it moves."""
    texts: tuple[TextFor, ...] = ()
    reason: str = ""
    hint: str = ""
    start: RulingStart


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedMove:
    """A move that waits, opened, with what a ruling on it is made of."""

    move: WaitingMove
    body: MoveBody
    rulings: RulingsView
    prepared: Prepared | None = None
    as_suggested_to: tuple[CellTag, ...] = ()
    as_ordered_to: tuple[CellTag, ...] = ()
    """Cells that would read each of the two rulings."""
    order_to: tuple[CellTag, ...] = ()
    """Cells that read the order itself once it takes effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    key: str
    at: Moment
    text: str
    by: str
    about: ItemRef | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesView:
    """Region ``notes``, newest first."""

    notes: tuple[NoteRow, ...] = ()
