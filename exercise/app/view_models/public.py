"""The projector: what is asked of the room, and what is public."""

from dataclasses import dataclass

from exercise.app.view_models.attached import AttachedFile
from exercise.app.view_models.bar import RunState
from exercise.app.view_models.common import CellTag, Moment, Sender
from exercise.app.view_models.polls import AnswersBody


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelCell:
    """How many of a cell's seats are here, for the lobby."""

    cell: CellTag
    here: int
    total: int
    stand_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """Region ``panel``: one task, in few words; in the lobby, who is here."""

    state: RunState
    phase_number: int
    """0 before STARTEX."""
    phase_count: int
    phase: str
    task: str
    until_ms: int | None = None
    """When the next phase is planned; the browser counts the minutes."""
    here: int = 0
    seats: int = 0
    cells: tuple[PanelCell, ...] = ()
    """Lobby: the playing cells in order."""
    stand_ins: tuple[CellTag, ...] = ()
    """Playing cells that a program plays now."""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidView:
    """Region ``said``: the newest of public statements, moves and opened answers, or None."""

    sender: Sender | None = None
    text: str = ""
    done: bool = False
    """Whether ``text`` is the title of a move that took effect."""
    answers: AnswersBody | None = None
    """In the place of ``text``."""
    at: Moment | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WireLine:
    at: Moment
    title: str
    lang: str = ""
    marking: str = ""
    picture: AttachedFile | None = None
    """Its first picture, with the newest line alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WireView:
    """Region ``wire``: the two newest lines of press and posts, newest first."""

    lines: tuple[WireLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WallView:
    """What of the projector's page never changes, outside of every region."""

    fiction_note: str = ""
    """The scenario's sentence on what is invented."""
    addresses: tuple[str, ...] = ()
    """Where to join, as people type it: without codes, for a wall is read by all."""
    qr: str = ""
    """URL of an SVG that leads to the first address."""
