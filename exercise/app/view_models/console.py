"""The white cell's console: controls, strip, MSEL, questions, prompt."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from exercise.app.view_models.bar import RunState
from exercise.app.view_models.common import CellTag, ItemRef, Moment, Sender
from exercise.app.view_models.feed import FeedItem
from exercise.app.view_models.receipts import CellProgress

RowState = Literal[
    "planned",
    "kept",
    "released",
    "dropped",
    "needs_hand",
    "unsent",
    "waits",
    "ready",
    "full",
    "off",
    "lapsed",
    "excluded",
]
"""Unsent: ENDEX came first. Waits: for its condition; ready: that came true, and it waits for a
hand. Full: it is due, and a cell it goes to has too much unopened. Off: its storyline is. Lapsed:
it will not go out by itself any more; excluded: nor by hand, for another of its group did."""

_TO_COME = ("planned", "needs_hand", "waits", "ready", "full", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What must hold, in parts: the page puts the sentence together."""

    kind: Literal[
        "all",
        "any",
        "not",
        "at",
        "phase",
        "move",
        "ruling",
        "track",
        "inject",
        "message",
        "agreement",
        "decision",
    ]
    parts: tuple["Condition", ...] = ()
    cells: tuple[str, ...] = ()
    """Names of who does it."""
    toward: tuple[str, ...] = ()
    """Names of cells that it is done to."""
    words: tuple[str, ...] = ()
    """Names of instruments, tags, outcomes, a phase or a track; a time; numbers of injects."""
    what: str = ""
    """Which of its kind: how far an inject got, ``at_least`` of a track, …"""
    value: int = 0
    count: int = 1
    ms: int = 0
    """For how long, or within how long."""
    either: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What decides whether and when a row goes out by itself, beside its time."""

    when: Condition | None = None
    unless: Condition | None = None
    delay_ms: int = 0
    expires: str = ""
    """As the scenario has it, or as exercise time."""
    true_since: Moment | None = None
    """When its condition came true."""
    lapsed: str = ""
    """Why it lapsed: ``expired``, ``unless``, ``full`` or ``excluded``."""
    spared: tuple[str, ...] = ()
    """Names of cells that did not get it, having had their number of injects."""
    storylines: tuple[str, ...] = ()
    """Titles of those that it belongs to."""
    alone: tuple[str, ...] = ()
    """Numbers of the injects of which only one goes out, its own among them."""
    later: tuple["Later", ...] = ()
    waits: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A copy that follows."""

    cell: str
    ms: int
    """So long after the others."""
    at: Moment | None = None
    """When, once the others went out; None also when it has gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FullDesk:
    """A cell that has too much unopened."""

    cell: CellTag
    unopened: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StorylineItem:
    """A storyline: how much of it is still to come, and what to settle before it goes on."""

    id: str
    title: str
    on: bool
    to_come: int
    fell_due: tuple[str, ...] = ()
    """Ids of the injects that fell due while it was off, to be settled as it is switched on."""
    listed_ms: int = 0
    """Exercise time of that list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestPhase:
    """The phase that would come next."""

    id: str
    title: str
    number: int
    planned: Moment | None
    unreleased: tuple[str, ...] = ()
    """Ids of what the present phase leaves unreleased, to be settled before it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlsView:
    """Region ``controls``. Shown to seats that may drive the clock (``data-can-drive``)."""

    state: RunState
    ms: int
    rate_milli: int
    rates_milli: tuple[int, ...] = (500, 1000, 2000, 4000, 6000, 8000, 10000, 20000)
    held: tuple[str, ...] | None = None
    """Ids of what lifting the hold would release; None when there is no hold."""
    listed_ms: int = 0
    """Exercise time that list goes up to: argument ``listed_ms`` of ``hold.lift``."""
    next_phase: LatestPhase | None = None
    waiting_moves: int = 0
    prepared_moves: int = 0
    """Of those, how many may be ruled on together as suggested."""
    take_back_until: datetime | None = None
    ready: int = 0
    """Lobby: seats that have answered the practice message, of those taken."""
    seated: int = 0
    storylines: tuple[StorylineItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StripInject:
    id: str
    number: str
    title: str
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of one lane: ``count`` injects too close together, or 0 for a silence."""

    start_ms: int
    end_ms: int
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    cell: CellTag
    injects: tuple[StripInject, ...]
    overloads: tuple[Span, ...] = ()
    silences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NextInject:
    id: str
    number: str
    title: str
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingPhase:
    number: int
    title: str
    at_ms: int
    """When it is planned to begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StripView:
    """Region ``strip``: everything still to be expected; the browser shows the next window.

    What a phase brings that has not begun is counted from its planned start.
    """

    ms: int
    window_ms: int
    lanes: tuple[Lane, ...]
    silence_ms: int = 600_000
    """From how long nothing for a team is called a silence."""
    next: tuple[NextInject, ...] = ()
    """All that fall due by themselves, ascending."""
    phase: ComingPhase | None = None
    """What the facilitator begins next."""
    over: bool = False
    """After ENDEX: nothing more goes out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """An inject as one cell would read it, ready to be shown by the feed's own partial."""

    cell: CellTag
    item: FeedItem
    title: str = ""
    text: str = ""
    """Raw text, to edit. Empty where the cell reads the common wording."""
    tells: tuple[tuple[str, str], ...] = ()
    """What each fact is about, and the version that this reader is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """An objective that an inject is to exercise."""

    id: str
    text: str
    """Empty where its cell's folder was erased."""
    cell: CellTag | None = None
    """Whose own it is; None: the exercise's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MselRow:
    id: str
    number: str
    at: Moment | None
    """Planned, then actual time; None while its anchor has not come."""
    at_words: str
    """As the scenario has it when ``at`` is None or hangs on a condition: ``phase2+00:05``; empty
    for by hand, and from STARTEX."""
    phase: int = 0
    """Number of the phase it follows when ``at`` is None; 0: none."""
    expected_ms: int | None = None
    """When that phase, begun as planned, would bring it."""
    story: Moment | None = None
    """Time of the story it is planned for when ``at`` is None."""
    title: str
    cells: tuple[CellTag, ...]
    state: RowState
    progress: tuple[CellProgress, ...] = ()
    """Once released: how far it got, per cell."""
    sent: Moment | None = None
    state_by: str = ""
    """Who kept or dropped it."""
    medium: str = ""
    precedence: str = ""
    marking: str = ""
    sender: str = ""
    public: bool = False
    concerns: tuple[str, ...] = ()
    objectives: tuple[Served, ...] = ()
    """That it is to exercise."""
    controller: str = ""
    expects: str = ""
    decision: str = ""
    notes: str = ""
    text: str = ""
    """Common wording, raw, to edit."""
    full: tuple[FullDesk, ...] = ()
    """For whom it waits though it is due."""
    rule: Rule | None = None
    """Only of a row that is opened, and goes by more than time."""
    wordings: tuple[Wording, ...] = ()
    overdue_ms: int | None = None
    """Exercise time from which it counts as unacknowledged too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectForm:
    """What stands in the form for a new inject."""

    title: str = ""
    at: str = ""
    sender: str = ""
    medium: str = ""
    precedence: str = ""
    to: tuple[str, ...] = ()
    text: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MselView:
    """Region ``msel``, in order of time, those without one last."""

    rows: tuple[MselRow, ...]
    cells: tuple[CellTag, ...]
    """Columns, the playing cells in order."""
    ms: int
    """Exercise time of the newest entry; the browser moves the now line on from it."""
    media: tuple[str, ...] = ("cable", "news", "call", "intelligence", "post")
    personas: tuple[str, ...] = ()
    blank: InjectForm = InjectForm()

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def due(self) -> int:
        return sum(row.state in _TO_COME for row in self.rows)

    @property
    def held(self) -> int:
        return sum(row.state == "kept" for row in self.rows)

    @property
    def now_before(self) -> str:
        """Id of the first row still to come: the now line stands before it. Empty: at the end."""
        waiting = (*_TO_COME, "kept", "unsent", "lapsed", "excluded")
        return next((row.id for row in self.rows if row.state in waiting), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionItem:
    """A message to the white cell that nobody has answered."""

    key: str
    sender: Sender
    text: str
    since: Moment
    reply_to: str = ""
    """Cell id to answer to."""
    about: ItemRef | None = None
    request: str = ""
    """Words of the white cell's own message that it answers."""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsView:
    """Region ``questions``, oldest first."""

    items: tuple[QuestionItem, ...] = ()
    answers: tuple[QuestionItem, ...] = ()
    """The newest answers to what the white cell asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnacknowledgedItem:
    inject: str
    """Id of the MSEL row."""
    number: str
    title: str
    precedence: str
    cells: tuple[CellTag, ...]
    since: Moment
    overdue_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnacknowledgedView:
    """Region ``unacknowledged``, oldest first."""

    items: tuple[UnacknowledgedItem, ...] = ()
    over: bool = False
    """After ENDEX nobody is waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptLine:
    at: Moment
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptView:
    """Region ``prompt``: the present phase's prompts, ascending; the browser shows the due one."""

    phase_number: int
    phase: str
    """Empty before STARTEX."""
    lines: tuple[PromptLine, ...] = ()
    next_phase: LatestPhase | None = None
    ms: int = 0
    over: RunState | Literal[""] = ""
    """After ENDEX: how far its end has come; then there are no lines."""
