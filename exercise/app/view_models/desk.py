"""The player's right column: what waits for us, drafts, moves sent."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from exercise.app.view_models.common import CellTag, ItemRef, Moment, Openness


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingItem:
    """An inject that this cell has not answered or not acknowledged, or a deal to confirm."""

    key: str
    sender: str
    medium: str
    """cable, news, call, intelligence, post, question, or agreement."""
    title: str
    since: Moment
    due: Moment | None = None
    """When an answer is due; past it, the row turns red in the browser."""
    acknowledged_by: str = ""
    answer_asked: bool = False
    decides: bool = False
    """A decision is to be made by ``due``."""
    default: str = ""
    """Title of the option that is taken otherwise."""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingView:
    """Region ``waiting``: decisions by when they fall, then the others, oldest first."""

    items: tuple[WaitingItem, ...] = ()
    started: bool = True
    ended: bool = False
    """ENDEX was given: nothing waits any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A move being written. The team reads it; the hand writes."""

    id: str
    version: int
    title: str
    instrument: str
    """Id of the instrument; empty while not chosen."""
    instrument_name: str
    tags: tuple[str, ...]
    actor: str
    targets: tuple[CellTag, ...]
    intent: str
    order: str
    openness: Openness
    answers: ItemRef | None
    takes_ms: int
    menu: str = ""
    """Which of the menu's moves it is; empty: a free one."""
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What stands in that move's blanks."""
    reads: str = ""
    """The order as it would go out now."""
    own: str = ""
    """What of it goes with the intent, and nobody reads whom the order is aimed at."""
    key_holders: tuple[str, ...] = ()
    """Offices of which one must agree before it goes out; empty: no second key is needed."""
    key_turned: bool = False
    option: str = ""
    """Of the decision that ``answers`` puts, which the move makes."""
    proposed: bool = False
    """Its hand has put it to the team, and written nothing since."""
    hand: str
    """Seat id that is writing."""
    hand_name: str
    hand_office: str
    saved: datetime
    assents: tuple[str, ...] = ()
    """Offices of those who agree, and those who do not; the seats' ids beside them."""
    dissents: tuple[str, ...] = ()
    assent_seats: tuple[str, ...] = ()
    dissent_seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftsView:
    """Region ``drafts``."""

    cell: CellTag
    drafts: tuple[DraftView, ...] = ()
    submitters: tuple[str, ...] = ()
    """Names (or offices) of who may submit, for those who may not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMove:
    key: str
    """Item key in the feed; also the argument ``move`` of commands."""
    number: int
    title: str
    state: Literal["waiting", "ruled", "ruled_again", "withdrawn", "lapsed"]
    submitted: Moment
    expected: Moment
    cut_short: bool = False
    """Not ruled on, and the play ended before its result was due."""
    state_at: Moment | None = None
    overdue_ms: int = 0
    """Exercise time from which it is late: the scenario's limit after submission."""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovesView:
    """Region ``moves``, newest first."""

    moves: tuple[SentMove, ...] = ()
    earlier: int = 0
    """Older ones, which the feed alone still shows."""
    submitters: tuple[str, ...] = ()
