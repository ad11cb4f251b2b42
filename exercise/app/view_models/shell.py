"""The page around the regions: what depends on the seat, and forms that are never morphed."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from exercise.app.view_models.common import CellTag, Openness
from exercise.domain.scenario import FieldKind

PageName = Literal[
    "player", "console", "observer", "projector", "lobby", "join", "organiser", "home", "error"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """Everything on ``<body>`` and in the parts of the bar that belong to this seat."""

    page: PageName
    title: str
    """Of the document, translated, without the marking."""
    marking: str
    locale: str
    now: datetime
    """Server's wall time at rendering; the clock goes on from it until the live channel speaks."""
    exercise: str = ""
    exercise_name: str = ""
    seat: str = ""
    viewers: tuple[str, ...] = ()
    cursors: tuple[tuple[str, int], ...] = ()
    """Newest cursor of each viewer's stream that this page already holds."""
    cell: CellTag | None = None
    office: str = ""
    person: str = ""
    can_submit: bool = False
    can_speak: bool = True
    """May make public statements."""
    can_drive: bool = False
    """May work the clock (facilitator, or a controller given the right)."""
    can_manage: bool = False
    """Facilitator: links and rights."""
    head: bool = False
    leave_action: str = ""
    """POST that gives the seat up on this device; empty where there is none."""
    home_url: str = ""
    static_version: str = ""
    """Appended to static URLs, so that a new release is not held back by a cache."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposerView:
    """The message, statement and agreement forms. Never inside a region."""

    own: CellTag | None
    """None for the white cell."""
    cells: tuple[CellTag, ...]
    """All playing cells in order, the own one included."""
    white: CellTag
    personas: tuple["PersonaView", ...] = ()
    """White cell only: names it may write under; any other may be typed."""
    facts: tuple["FactView", ...] = ()
    """White cell only: what it may note that others assert."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaView:
    """A name the white cell writes under, and how that writes."""

    name: str
    voice: str = ""
    handle: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A fact, and the versions that somebody may assert of it."""

    id: str
    about: str
    versions: tuple[tuple[str, str], ...]
    """Id and words."""
    true: str = ""
    """Id of the version that is so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankView:
    """One blank of a menu's order."""

    id: str
    label: str
    kind: FieldKind
    optional: bool
    own: bool
    """Not in the order: nobody but its own team and the white cell reads it."""
    default: str
    most: int
    """Letters of a text."""
    low: int | None
    high: int | None
    unit: str
    several: bool
    options: tuple[tuple[str, str], ...]
    """Of a choice, a place or a cell: value and words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuMoveView:
    """A move the cell may start from."""

    id: str
    title: str
    instrument: str
    openness: Openness
    targets: tuple[str, ...]
    order: str
    """To begin with, where there are no blanks."""
    takes_ms: int
    tags: tuple[str, ...] = ()
    intent: str = ""
    """To begin with: what of it others do not read, where there are no blanks."""
    blanks: tuple[BlankView, ...] = ()
    sentence: str = ""
    """The order with its blanks' labels in brackets."""
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What stands in the blanks to begin with."""
    second_key: bool = False
    stands: bool = False
    since: str = ""
    """Id of the phase from which on it is offered; empty: from the start."""
    until: str = ""
    """Id of the phase with which it is so no longer."""
    offered: bool = True
    """Whether it is now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveFormView:
    """Constants of the form for a move. Values come from the draft, in the browser."""

    own: CellTag
    cells: tuple[CellTag, ...]
    """Whom a move may be aimed at: the other playing cells."""
    white: CellTag
    instruments: tuple[tuple[str, str], ...]
    """Id and name."""
    tags: tuple[str, ...]
    menu: tuple[MenuMoveView, ...] = ()
