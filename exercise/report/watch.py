"""What the report needs and the folded state does not keep, gathered while the log goes by.

Only times, ids and bones: no text is held here, so that what was erased later cannot linger.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from exercise.domain.entry import Entry
from exercise.domain.gates import GateWatch
from exercise.domain.payloads import (
    AttentionRecorded,
    ClockAdvanced,
    ClockPaused,
    EndTakenBack,
    ExerciseEnded,
    ExerciseStarted,
    InjectDropped,
    NameErased,
    ObjectiveRated,
    Payload,
    PayloadErased,
    PhaseBegun,
    RateSet,
    SeatLeft,
    SeatTaken,
    StandInSeated,
)
from exercise.domain.state import Life, State


@dataclass(frozen=True, slots=True)
class Stop:
    """A stretch during which exercise time stood still. Wall times in ms."""

    t: int
    reason: str
    """``by_hand``, ``server_away``, ``server_late`` or ``noduff``."""
    from_at: int
    to_at: int | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """A stretch of exercise time that was advanced over."""

    from_t: int
    to_t: int


Turning = Literal["started", "rate", "phase", "paused", "advanced", "ended", "taken_back"]


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that was done to the clock, from STARTEX on."""

    what: Turning
    t: int
    at: int
    """Wall ms."""
    rate_milli: int = 0
    """Of STARTEX and of a change of rate: what it ran at from then on."""
    phase: str = ""
    to_t: int = 0
    """Of what was advanced over."""
    stop: int = 0
    """Of a pause: its place among the stops."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody's time in a seat. Wall times in ms."""

    seat: str
    person: str
    from_at: int
    to_at: int | None = None


@dataclass(frozen=True, slots=True)
class StoodIn:
    """A stretch in which a program played a cell. Wall times in ms."""

    cell: str
    from_at: int
    to_at: int | None = None


@dataclass(frozen=True, slots=True)
class Erased:
    """One act of erasing; ``kinds`` are the kinds of the payloads that went, one per payload."""

    t: int
    at: int
    by: str
    person: str | None
    reason: str
    kinds: tuple[str, ...]


@dataclass(slots=True)
class Watch:
    """Shown every entry once, in order."""

    first_seq: int = 0
    created_at: int = 0
    anchors: list[tuple[int, int]] = field(default_factory=list)
    """(exercise time, wall time) wherever one began to run otherwise against the other."""
    stops: list[Stop] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)
    stood_in: list[StoodIn] = field(default_factory=list)
    erasures: list[Erased] = field(default_factory=list)
    erased_items: set[str] = field(default_factory=set)
    person_at: dict[str, str] = field(default_factory=dict)
    """Item to the person who sat in its author's seat."""
    received_t: dict[tuple[str, str], int] = field(default_factory=dict)
    """(item, cell) to the exercise time at which one of the cell's browsers first had it."""
    closed_t: dict[str, int] = field(default_factory=dict)
    """Move to the exercise time it was withdrawn or lapsed at."""
    drop_reasons: dict[str, str] = field(default_factory=dict)
    """Inject to why it was dropped; taken out again when that is erased."""
    ended_t: int | None = None
    gates: GateWatch = field(default_factory=GateWatch)
    _kinds: dict[int, str] = field(default_factory=dict)

    def observe(self, before: State, entry: Entry, payload: Payload | None, after: State) -> None:
        """Takes in one entry, with the state on either side of it."""
        if not self.first_seq:
            self.first_seq, self.created_at = entry.seq, entry.at
        self._kinds[entry.seq] = entry.kind
        self._clock(before, entry, payload, after)
        self._turn(entry, payload, after)
        self.gates.observe(before, entry, after)
        self._item(before, entry)
        match payload:
            case AttentionRecorded():
                self._attention(payload, entry.t, after)
            case InjectDropped() if entry.item:
                self.drop_reasons[entry.item] = payload.reason
            case SeatTaken():
                self.sittings.append(Sitting(payload.seat, payload.person, entry.at))
            case SeatLeft():
                self._leaves(payload, entry.at)
            case StandInSeated():
                self._stands_in(payload, entry.at)
            case PayloadErased() | NameErased():
                self._erases(entry, payload, before)

    def _item(self, before: State, entry: Entry) -> None:
        if entry.item is None:
            return
        seat = before.seats.get(entry.author)
        if seat is not None and seat.person:
            if entry.kind == ObjectiveRated.kind:  # rated anew, it is the newer one's word
                self.person_at[entry.item] = seat.person
            self.person_at.setdefault(entry.item, seat.person)
        if entry.kind in ("move.withdrawn", "move.lapsed"):
            self.closed_t[entry.item] = entry.t

    # ── the clock ────────────────────────────────────────────────────────────

    def _clock(self, before: State, entry: Entry, payload: Payload | None, after: State) -> None:
        away = payload.away_ms if isinstance(payload, ClockPaused) else 0
        paused, pauses = before.life is Life.PAUSED, after.life is Life.PAUSED
        if isinstance(payload, ClockAdvanced):
            self.skips.append(Skip(payload.from_ms, payload.to_ms))
            self.anchors += [(payload.from_ms, entry.at), (payload.to_ms, entry.at)]
        elif (before.running, before.rate_milli) != (after.running, after.rate_milli):
            self.anchors.append((entry.t, entry.at - away))
        if after.life is Life.ENDED and before.life is not Life.ENDED:
            self.ended_t = entry.t
        elif pauses:
            self.ended_t = None
        if pauses and not paused:
            at = entry.at - away
            self.turns.append(Turn("paused", entry.t, at, stop=len(self.stops)))
            self.stops.append(Stop(entry.t, after.pause_reason or "by_hand", at))
        elif paused and not pauses:
            self.stops[-1] = replace(self.stops[-1], to_at=entry.at)

    def _turn(self, entry: Entry, payload: Payload | None, after: State) -> None:
        t, at = entry.t, entry.at
        match payload:
            case ExerciseStarted():
                self.turns.append(Turn("started", t, at, payload.rate_milli, payload.phase))
            case RateSet() if after.life is not Life.LOBBY:
                self.turns.append(Turn("rate", t, at, payload.rate_milli))
            case PhaseBegun():
                self.turns.append(Turn("phase", t, at, phase=payload.phase))
            case ClockAdvanced():
                self.turns.append(Turn("advanced", payload.from_ms, at, to_t=payload.to_ms))
            case ExerciseEnded():
                self.turns.append(Turn("ended", t, at))
            case EndTakenBack():  # before the pause that it makes
                self.turns.insert(len(self.turns) - 1, Turn("taken_back", t, at))

    # ── people ───────────────────────────────────────────────────────────────

    def _attention(self, payload: AttentionRecorded, t: int, after: State) -> None:
        seat = after.seats.get(payload.seat)
        if seat is not None:
            for item in (*payload.received, *payload.opened):
                self.received_t.setdefault((item, seat.cell), t)

    def _leaves(self, payload: SeatLeft, at: int) -> None:
        for place in reversed(range(len(self.sittings))):
            sitting = self.sittings[place]
            if sitting.seat == payload.seat and sitting.to_at is None:
                self.sittings[place] = replace(sitting, to_at=at)
                return

    def _stands_in(self, payload: StandInSeated, at: int) -> None:
        for place, one in enumerate(self.stood_in):
            if one.cell == payload.cell and one.to_at is None:
                self.stood_in[place] = replace(one, to_at=at)
        if payload.here:
            self.stood_in.append(StoodIn(payload.cell, at))

    # ── erasure ──────────────────────────────────────────────────────────────

    def _erases(self, entry: Entry, payload: PayloadErased | NameErased, before: State) -> None:
        seat = before.seats.get(entry.author)
        person = seat.person if seat else None
        if isinstance(payload, NameErased):
            kinds: tuple[str, ...] = ("name",)
            reason = ""
        else:
            kinds = tuple(self._kinds.get(seq, "") for seq in payload.seqs)
            reason = payload.reason
            self.erased_items.update(payload.items)
            for item in payload.items:
                self.drop_reasons.pop(item, None)
        self.erasures.append(Erased(entry.t, entry.at, entry.author, person, reason, kinds))
