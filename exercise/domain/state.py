"""The folded state of one exercise: immutable, persistent, cheap to keep at every entry.

Whatever grows with the log is a persistent map or list, so that an entry costs the same at
100,000 entries as at 100; a tuple holds only what stays small.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from rpds import HashTrieMap, List

from exercise.domain.entry import GENESIS
from exercise.domain.payloads import (
    BriefSet,
    FolderSet,
    NoDuffRaised,
    Payload,
    RulingMade,
    RulingReasoned,
)
from exercise.domain.scenario import Inject, Phase, Role, World

FACILITATOR = "white.facilitator"
SYSTEM = "system"


class Life(StrEnum):
    """Where the exercise stands."""

    LOBBY = "lobby"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"
    HOTWASH = "hotwash"
    CLOSED = "closed"


def brief_item(cell: str | None) -> str:
    """Item id of a public brief."""
    return f"brief.{cell or 'exercise'}"


def folder_item(cell: str) -> str:
    """Item id of a cell's own folder."""
    return f"folder.{cell}"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that stands in a feed or a list: the entry that made it, with its payload."""

    id: str
    seq: int
    kind: str
    at: int
    t: int
    author: str
    behalf: str | None
    happened: int | None
    audience: tuple[str, ...]
    payload: Payload | None
    """None once erased."""
    cursors: tuple[tuple[str, int], ...] = ()
    """Each reader's own cursor of the entry that made it."""

    def cursor_of(self, viewer: str) -> int | None:
        """Its place in a viewer's stream; None for whoever may not read it."""
        return next((cursor for reader, cursor in self.cursors if reader == viewer), None)


@dataclass(frozen=True, slots=True)
class FeedRef:
    """An item's place in a viewer's feed."""

    item: str
    at: int
    cursor: int


@dataclass(frozen=True, slots=True)
class SeatState:
    id: str
    """``cell.post``."""
    cell: str
    title: str
    head: bool
    submit: bool
    clock: bool = False
    person: str | None = None
    practice_acknowledged: bool = False
    practice_answer: str | None = None
    """Item of the answer to the practice message."""

    @property
    def ready(self) -> bool:
        """Whether the practice message has been acknowledged and answered."""
        return self.practice_acknowledged and self.practice_answer is not None


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    seat: str
    person: str | None
    at: int
    t: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """How far a delivered inject got in one cell. Times: wall ms; None: not yet."""

    received_at: int | None = None
    opened_at: int | None = None
    opened_t: int | None = None
    acknowledged: Acknowledgement | None = None
    answered_at: int | None = None
    answered_t: int | None = None


@dataclass(frozen=True, slots=True)
class PendingRequest:
    """Somebody waits for the white cell's word on a taken seat."""

    request: str
    seat: str
    person: str
    at: int
    """Wall ms."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """Who erased an item, and why: for the staff."""

    by: str
    reason: str


class RowStatus(StrEnum):
    PLANNED = "planned"
    KEPT = "kept"
    RELEASED = "released"
    DROPPED = "dropped"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class MselRow:
    """One row of the MSEL as it stands."""

    inject: Inject | None
    """None once erased."""
    id: str
    order: int
    status: RowStatus
    amended: bool = False
    released_t: int | None = None
    released_at: int | None = None
    how: str | None = None
    deliveries: tuple[tuple[str, str], ...] = ()
    acting: tuple[tuple[str, str], ...] = ()
    by: str | None = None
    """Seat that kept or dropped it."""


class MoveStatus(StrEnum):
    WAITING = "waiting"
    RULED = "ruled"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class MoveState:
    id: str
    cell: str
    number: int
    at: int
    t: int
    status: MoveStatus
    claimed_by: str | None = None
    effect: str | None = None
    """Item under which it became known, once it took effect."""
    rulings: tuple[str, ...] = ()
    """Oldest first."""
    told: tuple[str, ...] = ()
    """Its own cell's copies of them, oldest first: all that the cell may go by."""
    closed_at: int | None = None
    closed_t: int | None = None
    """When it was withdrawn or lapsed."""


@dataclass(frozen=True, slots=True)
class RulingState:
    id: str
    made: RulingMade
    texts: RulingReasoned | None = None
    """None when the ruling has no words, or they were erased."""
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What one party says of an agreement entered for it."""

    confirmed: bool
    seat_title: str
    note: str
    at: int
    t: int


@dataclass(frozen=True, slots=True)
class TrackPoint:
    t: int
    value: int
    at: int = 0
    """Wall ms."""


@dataclass(frozen=True, slots=True)
class BegunPhase:
    phase: str
    t: int
    """Exercise time it actually began at."""
    at: int
    seq: int = 0


@dataclass(frozen=True, slots=True)
class ClockMark:
    """The clock as the newest entry that everybody is told of left it."""

    at: int = 0
    t: int = 0


@dataclass(frozen=True, slots=True)
class NoDuff:
    item: str
    payload: NoDuffRaised | None
    at: int
    t: int
    was_running: bool


@dataclass(frozen=True, slots=True)
class State:
    """Everything that follows from the log up to ``seq``."""

    exercise: str
    name: str = ""
    scenario_hash: str = ""
    seq: int = 0
    hash: str = GENESIS
    at: int = 0
    """Wall time (ms) of the newest entry."""
    t: int = 0
    """Exercise time (ms) of the newest entry."""

    world: World | None = None
    roles: tuple[Role, ...] = ()
    """Playing cells in the scenario's order."""
    white: Role | None = None
    briefs: HashTrieMap[str, BriefSet | FolderSet | None] = field(default_factory=HashTrieMap)
    """By item (see ``brief_item`` and ``folder_item``); None once erased."""

    life: Life = Life.LOBBY
    clock: ClockMark = field(default_factory=ClockMark)
    rate_milli: int = 1_000
    held: bool = False
    phases: tuple[BegunPhase, ...] = ()
    noduff: NoDuff | None = None
    pause_reason: str | None = None
    pause_by: str | None = None
    pause_at: int | None = None
    away_ms: int = 0
    started_at: int | None = None
    ended_at: int | None = None
    ended_t: int | None = None
    ended_waiting: str | None = None
    ended_moves: tuple[str, ...] = ()
    """Moves that were waiting at ENDEX."""
    life_at: int | None = None
    """Wall time (ms) the hot wash began, or the exercise was closed."""
    settled: bool = False
    """Whether what ENDEX does to waiting moves has been done."""

    seats: HashTrieMap[str, SeatState] = field(default_factory=HashTrieMap)
    seat_order: tuple[str, ...] = ()
    requests: HashTrieMap[str, PendingRequest] = field(default_factory=HashTrieMap)
    seats_of_person: HashTrieMap[str, tuple[str, ...]] = field(default_factory=HashTrieMap)
    """Every seat a person ever took."""
    acknowledged_by: HashTrieMap[str, List[str]] = field(default_factory=HashTrieMap)
    """By person: the items they acknowledged, newest first."""
    generations: HashTrieMap[str, int] = field(default_factory=HashTrieMap)

    msel: HashTrieMap[str, MselRow] = field(default_factory=HashTrieMap)
    items: HashTrieMap[str, Item] = field(default_factory=HashTrieMap)
    entries_of: HashTrieMap[str, tuple[int, ...]] = field(default_factory=HashTrieMap)
    """Sequence numbers of the entries whose payload belongs to an item."""
    copies: HashTrieMap[str, tuple[str, ...]] = field(default_factory=HashTrieMap)
    """Items that repeat an item's text: its deliveries, its effect, what was passed on."""
    addressed: HashTrieMap[str, tuple[str, ...]] = field(default_factory=HashTrieMap)
    """Delivered item to the cells it asks to acknowledge it."""
    receipts: HashTrieMap[str, HashTrieMap[str, Receipt]] = field(default_factory=HashTrieMap)
    """By delivered item, then by cell."""
    refers: HashTrieMap[str, str] = field(default_factory=HashTrieMap)
    """Item to the item it answers."""
    answered_by: HashTrieMap[str, List[str]] = field(default_factory=HashTrieMap)
    """Item to the items that answer it, newest first."""
    erasures: HashTrieMap[str, Erasure] = field(default_factory=HashTrieMap)
    moves: HashTrieMap[str, MoveState] = field(default_factory=HashTrieMap)
    cell_moves: HashTrieMap[str, List[str]] = field(default_factory=HashTrieMap)
    """By cell, newest first."""
    move_counts: HashTrieMap[str, int] = field(default_factory=HashTrieMap)
    waiting: HashTrieMap[str, int] = field(default_factory=HashTrieMap)
    """Moves waiting for a ruling, with the entry that submitted them."""
    rulings: HashTrieMap[str, RulingState] = field(default_factory=HashTrieMap)
    roots: HashTrieMap[str, str] = field(default_factory=HashTrieMap)
    """A delivery's inject, an effect's move, a told copy's ruling: they share one text."""
    agreements: HashTrieMap[str, HashTrieMap[str, Position]] = field(default_factory=HashTrieMap)
    cell_agreements: HashTrieMap[str, List[str]] = field(default_factory=HashTrieMap)
    """By cell, newest first."""
    questions: HashTrieMap[str, int] = field(default_factory=HashTrieMap)
    """Messages to the white cell not yet answered, with their entries."""
    unacknowledged: HashTrieMap[str, int] = field(default_factory=HashTrieMap)
    """Delivered injects that some addressed cell has not acknowledged, with their entries."""
    unanswered: HashTrieMap[str, HashTrieMap[str, int]] = field(default_factory=HashTrieMap)
    """By cell: injects addressed to it that it has not answered, with their entries."""
    tracks: HashTrieMap[str, List[TrackPoint]] = field(default_factory=HashTrieMap)
    """By track, newest first."""
    observations: List[str] = field(default_factory=List)
    feeds: HashTrieMap[str, List[FeedRef]] = field(default_factory=HashTrieMap)
    """By viewer, newest first."""
    cursors: HashTrieMap[str, int] = field(default_factory=HashTrieMap)
    """Newest cursor of each viewer's stream."""

    # ── small questions every rule asks ──────────────────────────────────────

    @property
    def cells(self) -> tuple[str, ...]:
        """Ids of the playing cells, in order."""
        return tuple(role.id for role in self.roles)

    @property
    def running(self) -> bool:
        """Whether exercise time passes."""
        return self.life is Life.RUNNING

    @property
    def the_world(self) -> World:
        """The world; set by the second entry of every log."""
        if self.world is None:
            raise LookupError("this log has no world yet")
        return self.world

    @property
    def phase(self) -> BegunPhase | None:
        """The phase that is on, or None before STARTEX."""
        return self.phases[-1] if self.phases else None

    def phase_spec(self, phase: str) -> Phase | None:
        """What the scenario says of a phase."""
        return next((one for one in self.the_world.phases if one.id == phase), None)

    def role(self, cell: str) -> Role | None:
        """The role of a playing cell or of the white cell."""
        if self.white is not None and cell == self.white.id:
            return self.white
        return next((role for role in self.roles if role.id == cell), None)

    def cell_name(self, cell: str) -> str:
        """A cell's name; its id when the scenario does not know it."""
        role = self.role(cell)
        return role.name if role else cell

    def seats_of(self, cell: str) -> tuple[SeatState, ...]:
        """The seats of a cell, in order."""
        seats = (self.seats[seat] for seat in self.seat_order)
        return tuple(seat for seat in seats if seat.cell == cell)

    def acting_head(self, cell: str) -> SeatState | None:
        """Who speaks for the cell: its head, or, while that seat is empty, the first one taken."""
        taken = [seat for seat in self.seats_of(cell) if seat.person]
        return next((seat for seat in taken if seat.head), taken[0] if taken else None)

    def may_submit(self, seat: SeatState) -> bool:
        """Whether the seat may submit moves: by right, or as acting head."""
        acting = self.acting_head(seat.cell)
        return seat.submit or (acting is not None and acting.id == seat.id)

    def track_value(self, track: str) -> int | None:
        """Present value of a track."""
        points = self.tracks.get(track)
        newest = next(iter(points), None) if points else None
        return newest.value if newest else None
