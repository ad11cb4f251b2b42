"""The feed: one item, one thing. ``FeedItem.kind`` names its template in ``templates/feed/``."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from exercise.app.view_models.agreement import AgreementBody
from exercise.app.view_models.attached import AttachedFile
from exercise.app.view_models.bank import FactNote
from exercise.app.view_models.choices import DecisionView
from exercise.app.view_models.common import (
    CellTag,
    ItemRef,
    Moment,
    Openness,
    Reach,
    Recipients,
    Sender,
    TextFor,
)
from exercise.app.view_models.polls import AnswersBody, QuestionBody
from exercise.app.view_models.receipts import Receipt
from exercise.app.view_models.ruling_start import RulingStart

Precedence = Literal["FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"]
EnteredBy = Literal["itself", "control", "default"]
Information = Literal[1, 2, 3, 4, 5, 6]


@dataclass(frozen=True, slots=True, kw_only=True)
class CableBody:
    kind: ClassVar[str] = "cable"
    group: ClassVar[str] = "cables"
    precedence: Precedence
    title: str
    paragraphs: tuple[str, ...]
    """Numbered by the template when there is more than one; see ``text.paragraphs``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsBody:
    kind: ClassVar[str] = "news"
    group: ClassVar[str] = "press"
    title: str
    dateline: str
    """Place in capitals, or empty; see ``text.dateline``."""
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTurn:
    speaker: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBody:
    kind: ClassVar[str] = "call"
    group: ClassVar[str] = "cables"
    title: str
    turns: tuple[CallTurn, ...]
    paragraphs: tuple[str, ...] = ()
    """When the transcript was written as plain text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntelligenceBody:
    kind: ClassVar[str] = "intelligence"
    group: ClassVar[str] = "cables"
    title: str
    paragraphs: tuple[str, ...]
    """A last paragraph that begins with ``Comment.`` or ``Comment:`` is set as the comment."""
    comment: str = ""
    source: Literal["A", "B", "C", "D", "E", "F"] | None = None
    information: Information | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostBody:
    kind: ClassVar[str] = "post"
    group: ClassVar[str] = "press"
    author: str
    handle: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskBody:
    """What a controller is to do: read by staff alone."""

    kind: ClassVar[str] = "task"
    group: ClassVar[str] = "cables"
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageBody:
    kind: ClassVar[str] = "message"
    group: ClassVar[str] = "messages"
    text: str
    answers: ItemRef | None = None
    """Only when the viewer may read that item and the answer was noted for it."""
    from_own_cell: bool = False
    may_answer: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementBody:
    kind: ClassVar[str] = "statement"
    group: ClassVar[str] = "press"
    text: str
    answers: ItemRef | None = None
    from_own_cell: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveBody:
    """A move as its own cell, the white cell and observers see it."""

    kind: ClassVar[str] = "move"
    group: ClassVar[str] = "moves"
    number: int
    title: str
    instrument: str
    """The scenario's name of the instrument."""
    tags: tuple[str, ...]
    actor: str
    targets: tuple[CellTag, ...]
    intent: str
    order: str
    openness: Openness
    takes_ms: int
    expected: Moment
    """Result expected at: submission plus how long the order takes."""
    cut_short: bool = False
    """Not ruled on, and the play ended before its result was due."""
    state: Literal["waiting", "ruled", "ruled_again", "withdrawn", "lapsed"]
    state_at: Moment | None = None
    """When it was ruled on, withdrawn or lapsed."""
    answers: ItemRef | None = None
    assents: tuple[str, ...] = ()
    dissents: tuple[str, ...] = ()
    """Seat titles."""
    claimed_by: str = ""
    """Staff only: who rules."""
    from_own_cell: bool = True
    entered_by: EnteredBy = "itself"
    """Default: nobody made the decision in time."""
    decided: str = ""
    """What was chosen with it, of a decision that the viewer reads: it stands without the order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectBody:
    """A move that took effect, as others learn of it."""

    kind: ClassVar[str] = "effect"
    group: ClassVar[str] = "moves"
    title: str
    actor: str
    instrument: str
    targets: tuple[CellTag, ...]
    order: str
    openness: Openness


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackShift:
    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleAgain:
    """What a ruling in the place of this one starts from."""

    start: RulingStart
    changes: tuple[tuple[str, int], ...]
    """Name of each track and by how much it stands higher since: put back by default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingOn:
    """A move that a ruling answers; ``number`` 0 for another cell's move, known by title only."""

    title: str
    number: int = 0
    key: str = ""
    cell: CellTag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingBody:
    kind: ClassVar[str] = "ruling"
    group: ClassVar[str] = "rulings"
    on: tuple[RulingOn, ...]
    """Empty: it answers no move."""
    outcome: str
    """The scenario's word; empty if none was given."""
    as_ordered: bool
    suggested: bool = False
    """Staff only: as the scenario had prepared it."""
    stood: bool = False
    """Staff only: nobody had ruled in time."""
    text: str = ""
    """What the viewer's cell reads; empty for staff, who get ``texts``."""
    tracks: tuple[TrackShift, ...] = ()
    texts: tuple[TextFor, ...] = ()
    reason: str = ""
    """Staff only."""
    superseded_by: ItemRef | None = None
    supersedes: ItemRef | None = None
    put_back: tuple[TrackShift, ...] = ()
    """What it took back of the changes of the ruling whose place it takes, before ``tracks``."""
    kept: tuple[str, ...] = ()
    """Tracks that the older ruling moved and that stay as moved."""
    again: RuleAgain | None = None
    """White cell only, and while it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOnBody:
    kind: ClassVar[str] = "passed_on"
    group: ClassVar[str] = "messages"
    note: str
    of: str
    """Sender of the original."""
    medium: str
    title: str
    text: str
    from_own_cell: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedBody:
    kind: ClassVar[str] = "erased"
    group: ClassVar[str] = "messages"
    was: str
    """Feed kind of what stood here."""
    by: str = ""
    reason: str = ""
    """Staff only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemBody:
    """A line across the feed: what happened to the exercise itself."""

    kind: ClassVar[str] = "system"
    group: ClassVar[str] = "system"
    what: Literal[
        "startex",
        "phase",
        "paused",
        "resumed",
        "rate",
        "advanced",
        "hold",
        "hold_lifted",
        "noduff",
        "noduff_cleared",
        "endex",
        "taken_back",
        "hotwash",
        "closed",
        "away",
        "seat_taken",
        "seat_left",
        "seat_empty",
        "right",
        "released",
        "kept",
        "dropped",
        "amended",
        "planned",
        "observation",
    ]
    name: str = ""
    """Phase's title, inject's title, person's or seat's name, note's text: whatever it is about."""
    detail: str = ""
    rate_milli: int = 0
    pace: int = 1
    """Seconds of the story to a second of exercise time, in the phase that begins."""
    seconds: int = 0
    to: Moment | None = None
    cell: CellTag | None = None
    granted: bool = True


Body = (
    CableBody
    | NewsBody
    | CallBody
    | IntelligenceBody
    | PostBody
    | QuestionBody
    | TaskBody
    | AnswersBody
    | MessageBody
    | StatementBody
    | MoveBody
    | EffectBody
    | RulingBody
    | AgreementBody
    | PassedOnBody
    | ErasedBody
    | SystemBody
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One entry of somebody's feed. ``body.kind`` chooses the template."""

    key: str
    """Opaque, unique in this viewer's stream; also its command argument ``item``."""
    order: str
    """Place in this reader's feed, ascending when compared as text."""
    at: Moment
    sender: Sender
    to: Recipients
    reach: Reach
    body: Body
    receipt: Receipt | None = None
    decision: DecisionView | None = None
    """Put by the inject, for those who make it and for the staff."""
    lang: str = ""
    """Language of the text in it, when known (BCP 47)."""
    marking: str = ""
    """Where it is not the exercise's own."""
    staff: bool = False
    """Console and observer: the denser form, with marks for every cell."""
    may_erase: bool = False
    """White cell only."""
    may_pass_on: bool = False
    number: str = ""
    """MSEL number, for staff only: a team must never see one."""
    asserts: tuple[FactNote, ...] = ()
    """Staff only: versions of facts, as the white cell noted them."""
    may_note: bool = False
    """White cell only: whether it can note what this asserts."""
    files: tuple[AttachedFile, ...] = ()

    @property
    def kind(self) -> str:
        return self.body.kind

    @property
    def group(self) -> str:
        return self.body.group


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """The feed's window, oldest first."""

    items: tuple[FeedItem, ...] = ()
    older_url: str = ""
    """Where the page before is read; empty at the beginning."""
    older_before: str = ""
    """The ``order`` before which older items stand; the web makes ``older_url`` of it."""
    cells: tuple[CellTag, ...] = ()
    """Staff: cells to filter by."""
    staff: bool = False
    started: bool = True
    """False in the lobby: says when traffic will begin."""
    cursors: dict[str, int] = field(default_factory=dict)
    """Newest cursor of each stream it was rendered from."""
