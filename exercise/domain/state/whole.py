"""Everything that follows from a log."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from rpds import HashTrieMap, List

from exercise.domain.entry import GENESIS
from exercise.domain.payloads import BriefSet, ControlSet, FolderSet, StandInCast
from exercise.domain.scenario import Control, Phase, Role, World
from exercise.domain.state.choices import ChoiceState
from exercise.domain.state.clock import BegunPhase, ClockMark, Life, NoDuff
from exercise.domain.state.items import CONTROL_ITEM, Erasure, FeedRef, Item, Position
from exercise.domain.state.moves import MoveState, RulingState, TrackPoint
from exercise.domain.state.msel import MselRow, Receipt
from exercise.domain.state.polls import PollState
from exercise.domain.state.ratings import RatingState
from exercise.domain.state.roles import Roles
from exercise.domain.state.seats import PendingRequest, SeatState
from exercise.domain.state.standins import Span, StandInState

__all__ = ["State", "changed"]


@dataclass(frozen=True)
class State:
    """Everything that follows from the log up to ``seq``. See :func:`changed`."""

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
    roles: Roles = field(default_factory=Roles)
    """Playing cells in the scenario's order."""
    white: Role | None = None
    briefs: HashTrieMap[str, BriefSet | FolderSet | ControlSet | None] = field(
        default_factory=HashTrieMap
    )
    """By item (see ``brief_item``, ``folder_item``, ``CONTROL_ITEM``); None once erased."""

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
    ended_waiting: Literal["lapse", "as_ordered"] | None = None
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
    standins: HashTrieMap[str, StandInState] = field(default_factory=HashTrieMap)
    """By cell: the programs that play now."""
    casts: HashTrieMap[str, StandInCast] = field(default_factory=HashTrieMap)
    """By cell: how its stand-in plays, or last did."""
    stood_in: HashTrieMap[str, tuple[Span, ...]] = field(default_factory=HashTrieMap)
    """By cell: when programs played it."""

    msel: HashTrieMap[str, MselRow] = field(default_factory=HashTrieMap)
    storylines: HashTrieMap[str, bool] = field(default_factory=HashTrieMap)
    """Whether each is on."""
    gone: HashTrieMap[str, str] = field(default_factory=HashTrieMap)
    """Group of injects that exclude each other, to the one that went out."""
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
    asserted: HashTrieMap[str, HashTrieMap[str, str]] = field(default_factory=HashTrieMap)
    """By item: each fact that it asserts, to the version of it, as the white cell tagged it."""
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
    contacts: HashTrieMap[str, List[int]] = field(default_factory=HashTrieMap)
    """``cell>cell``, or ``cell>public``: exercise times of what one said to the other, newest
    first."""
    heard: HashTrieMap[str, int] = field(default_factory=HashTrieMap)
    """By cell: exercise time at which its people last did anything that the white cell reads."""
    questions: HashTrieMap[str, int] = field(default_factory=HashTrieMap)
    """Messages to the white cell not yet answered, with their entries."""
    unacknowledged: HashTrieMap[str, int] = field(default_factory=HashTrieMap)
    """Delivered injects that some addressed cell has not acknowledged, with their entries."""
    unanswered: HashTrieMap[str, HashTrieMap[str, int]] = field(default_factory=HashTrieMap)
    """By cell: injects addressed to it that it has not answered, with their entries."""
    unopened: HashTrieMap[str, HashTrieMap[str, int]] = field(default_factory=HashTrieMap)
    """By cell: injects addressed to it that nobody of it has opened, with their entries."""
    polls: HashTrieMap[str, PollState] = field(default_factory=HashTrieMap)
    """By inject: the sealed questions that went out."""
    open_polls: HashTrieMap[str, None] = field(default_factory=HashTrieMap)
    """Those of them that take answers."""
    choices: HashTrieMap[str, ChoiceState] = field(default_factory=HashTrieMap)
    """By inject: the decisions that were put."""
    open_choices: HashTrieMap[str, None] = field(default_factory=HashTrieMap)
    """Those of them that are not made."""
    tracks: HashTrieMap[str, List[TrackPoint]] = field(default_factory=HashTrieMap)
    """By track, newest first."""
    ratings: HashTrieMap[str, tuple[RatingState, ...]] = field(default_factory=HashTrieMap)
    """By cell, each rater's newest on each objective, the newest last."""
    observations: List[str] = field(default_factory=List)
    feeds: HashTrieMap[str, List[FeedRef]] = field(default_factory=HashTrieMap)
    """By viewer, newest first."""
    cursors: HashTrieMap[str, int] = field(default_factory=HashTrieMap)
    """Newest cursor of each viewer's stream."""

    # ── small questions every rule asks ──────────────────────────────────────

    @property
    def cells(self) -> tuple[str, ...]:
        """Ids of the playing cells, in order."""
        return self.roles.cells

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
    def begun(self) -> tuple[str, ...]:
        """Ids of the phases that have begun, in order."""
        return tuple(one.phase for one in self.phases)

    @property
    def phase(self) -> BegunPhase | None:
        """The phase that is on, or None before STARTEX."""
        return self.phases[-1] if self.phases else None

    @property
    def control(self) -> Control:
        """Facts, secrets, answers and prepared rulings; nothing of it once erased."""
        found = self.briefs.get(CONTROL_ITEM)
        return found.control if isinstance(found, ControlSet) else Control()

    def phase_spec(self, phase: str) -> Phase | None:
        """What the scenario says of a phase."""
        return next((one for one in self.the_world.phases if one.id == phase), None)

    def role(self, cell: str) -> Role | None:
        """The role of a playing cell or of the white cell."""
        if self.white is not None and cell == self.white.id:
            return self.white
        return self.roles.by_cell.get(cell)

    def cell_name(self, cell: str) -> str:
        """A cell's name; its id when the scenario does not know it."""
        role = self.role(cell)
        return role.name if role else cell

    def seats_of(self, cell: str) -> tuple[SeatState, ...]:
        """The seats of a cell, in order."""
        seats = (self.seats[seat] for seat in self.seat_order)
        return tuple(seat for seat in seats if seat.cell == cell)

    def is_played(self, seat: SeatState) -> bool:
        """Whether somebody sits there, or a stand-in plays the whole cell."""
        return seat.person is not None or seat.cell in self.standins

    def by_stand_in(self, cell: str, seq: int) -> bool:
        """Whether a stand-in played the cell as that entry was written."""
        return any(span.holds(seq) for span in self.stood_in.get(cell) or ())

    def acting_head(self, cell: str) -> SeatState | None:
        """Who speaks for the cell: its head, or, while that seat is empty, the first one taken."""
        taken = [seat for seat in self.seats_of(cell) if self.is_played(seat)]
        return next((seat for seat in taken if seat.head), taken[0] if taken else None)

    def acts_for(self, seat: SeatState) -> SeatState | None:
        """Who does the work of an empty seat: the one that covers it, or else the acting head."""
        cover = self.seats.get(seat.covered_by) if seat.covered_by else None
        return cover if cover is not None and cover.person else self.acting_head(seat.cell)

    def may_submit(self, seat: SeatState) -> bool:
        """Whether the seat may submit moves: by right, as acting head, or for an empty seat."""
        return self._is_acting(seat) or any(one.submit for one in self._in_its_hands(seat))

    def may_speak(self, seat: SeatState) -> bool:
        """Whether the seat may speak for its cell in public; as for moves."""
        return self._is_acting(seat) or any(one.speak for one in self._in_its_hands(seat))

    def _is_acting(self, seat: SeatState) -> bool:
        acting = self.acting_head(seat.cell)
        return acting is not None and acting.id == seat.id

    def _in_its_hands(self, seat: SeatState) -> tuple[SeatState, ...]:
        """The seat itself, and the empty ones that it covers."""
        if not seat.person:
            return (seat,)
        others = (one for one in self.seats_of(seat.cell) if one.covered_by == seat.id)
        return (seat, *(one for one in others if not one.person))

    def track_value(self, track: str) -> int | None:
        """Present value of a track."""
        points = self.tracks.get(track)
        newest = next(iter(points), None) if points else None
        return newest.value if newest else None


if TYPE_CHECKING:
    from dataclasses import replace as changed  # with its checks of names and types
else:

    def changed(state: State, /, **changes: object) -> State:
        """A state that differs in some fields.

        As ``dataclasses.replace`` makes it, which sets all fifty fields one by one, at every entry
        of a log.
        """
        if type(state) is not State:  # one that grows while a whole log is folded
            state.__dict__.update(changes)
            return state
        found = object.__new__(State)
        found.__dict__.update(state.__dict__, **changes)
        return found
