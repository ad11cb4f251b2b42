"""One open exercise: the state in memory, the clock, and the one door through which it changes.

Commit first, tell people second: subscribers hear of entries only once they are on disk, in the
order of the log. Another process may append too; ``UNIQUE(exercise, seq)`` decides, the loser
refolds and decides again.
"""

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace

from exercise.app.answers import Answer, accepted, from_kept, refused
from exercise.app.carried import Carried
from exercise.app.collector import kept_for_good
from exercise.app.exercise_clock import ExerciseClock
from exercise.app.ids import derive, secret_of
from exercise.app.memory import Memory
from exercise.app.notices import Notices
from exercise.app.offload import Offload, inline
from exercise.app.ports import (
    CommandRecord,
    Conflict,
    EraseName,
    ErasePayloads,
    ExerciseRow,
    SideWrite,
    Stamp,
    Store,
    StreamEntry,
)
from exercise.app.times import Salts, Times
from exercise.domain import agenda, lifecycle
from exercise.domain.consequences import follow
from exercise.domain.decision import Context, Decision
from exercise.domain.entry import Entry
from exercise.domain.fold import evolve, fold
from exercise.domain.gates import open_by_time
from exercise.domain.payloads import Payload
from exercise.domain.refusal import Refused
from exercise.domain.state import SYSTEM, Life, State
from exercise.domain.storylines import kept_back
from exercise.domain.upcast import payload_of

ERASING = (ErasePayloads, EraseName)
"""Side writes after which bytes are left in files."""

Rule = Callable[[State, Context], Decision]
Beside = Callable[[State, Decision], Sequence[SideWrite]]


@dataclass(frozen=True, slots=True)
class Told:
    """An entry on disk, with the states around it."""

    entry: Entry
    payload: Payload | None
    before: State
    after: State


Subscriber = Callable[[Sequence[Told]], None]
"""Must not block and must not fail: it is called between two commands."""


def no_side_writes(_: State, __: Decision) -> Sequence[SideWrite]:
    """For commands that change the log alone."""
    return ()


class RunningExercise:
    """An exercise of this server. Thread- and greenlet-safe.

    One that is not ``watched`` has a clock that its owner turns, and no other writer: it leaves no
    stamps, notices no absence and asks for nobody else's entries.
    """

    def __init__(
        self,
        row: ExerciseRow,
        store: Store,
        *,
        times: Times,
        salts: Salts,
        key: bytes,
        offload: Offload = inline,
        watched: bool = True,
    ) -> None:
        self.row = row
        self.id = row.id
        self._store = store
        self._times = times
        self._salts = salts
        self._secret = secret_of(key, row.id)
        self._run = offload
        self._watched = watched
        self.files = Carried(store, row.id, offload)
        self._lock = threading.RLock()
        self.under_way = 0
        """Commands that wait or are being carried out."""
        self._subscribers: list[Subscriber] = []
        self.notices = Notices()
        self._noticed: tuple[tuple[str, ...], ...] = ((), ())
        self._head: Entry | None = None
        self.state = State(row.id)
        self._clock = ExerciseClock(times, watched=watched)
        self.memory = Memory()
        self._to_scrub = False

    # ── opening ──────────────────────────────────────────────────────────────

    def open(self) -> None:
        """Folds the log; an exercise found running is paused where it was last seen alive."""
        with self._lock:
            self._run(self._fold_log)
            self._clock.set(self.state, self._times.mono_ns())
            self.memory = self._run(lambda: Memory.load(self._store, self.id))
            self._clock.seen = self._clock.look()
            if self.state.running:
                stamp = self._run(lambda: self._store.last_stamp(self.id)) or Stamp(0, 0)
                seen = Stamp(max(stamp.at, self.state.at), max(stamp.t, self.state.t))
                self._pause_at(seen, "server_away")

    def subscribe(self, subscriber: Subscriber) -> None:
        """Tells ``subscriber`` of every entry from now on."""
        self._subscribers.append(subscriber)

    # ── the clock ────────────────────────────────────────────────────────────

    def now(self) -> int:
        """Exercise time now, ms; after a long absence, as the pause to come will have it."""
        return max(self.state.t, self._clock.read())

    def wall(self) -> int:
        """Wall time now, ms since the epoch."""
        return self._times.wall_ms()

    def due_in_s(self) -> float | None:
        """Seconds until time next does something; None when it will not as things stand."""
        due = self.next_due()
        return None if due is None else self._clock.seconds_until(due)

    def seconds_until(self, t: int) -> float:
        """Seconds until exercise time reaches ``t`` if it goes on as it does."""
        return self._clock.seconds_until(t)

    def next_due(self) -> int | None:
        """Exercise time (ms) at which time next does something; None as in ``due_in_s``."""
        state = self.state
        if not state.running or state.noduff is not None:
            return None
        return self._clock.next_due(state)

    def tick(self) -> None:
        """What time itself does: releases what is due, settles ENDEX, stamps, notices absence.

        Safe to call at any rate, from any process: what was done is never done twice.
        """
        with self._lock:
            self._notice_absence()
            self._release_due()  # first: an inject does not wait until the database has answered
            self._catch_up_if_behind()
            self._notice_passed()
            if self.state.life is Life.ENDED and not self.state.settled:
                self._system("settle", lifecycle.settle_when_final)
            if self._watched and self.state.running and self._clock.takes_stamp():
                stamp = Stamp(self._times.wall_ms(), self.now())
                self._run(lambda: self._store.stamp(self.id, stamp))

    def _release_due(self) -> None:
        while self.state.running:
            due, seq = self._clock.next_due(self.state), self.state.seq
            if due is None or due > self.now():
                return
            self._system("clock", agenda.act)
            if self.state.seq == seq:
                return  # an emergency stands

    def _notice_passed(self) -> None:
        """Says when, by no entry, another row that fell due is kept back, or a gate has moved."""
        now, state = self.now(), self.state
        held, opened = kept_back(state, now), open_by_time(state, now)
        if (held, opened) == self._noticed:
            return
        self._noticed = held, opened
        self.memory.held_t = now if state.held or held else None
        self.memory.gates_t = now
        self.notices.tell_passed()

    def _catch_up_if_behind(self) -> None:
        if self._watched and self._run(lambda: self._store.head_seq(self.id)) > self.state.seq:
            self._catch_up()

    def _notice_absence(self) -> None:
        look = self._clock.look()
        if self._clock.is_late(look) and self.state.running:
            self._pause_at(Stamp(self._clock.seen.wall_ms, self.now()), "server_late")
        self._clock.seen = look

    def _pause_at(self, seen: Stamp, reason: str) -> None:
        away = max(0, self._times.wall_ms() - seen.at)

        def rule(state: State, context: Context) -> Decision:
            if not state.running:
                return Decision()
            pause = lifecycle.pause_after_absence(
                state, reason=reason, away_ms=away, context=context
            )
            return replace(pause, t=max(seen.t, state.t))

        self._system(f"absence/{seen.t}/{self._times.wall_ms()}", rule)

    def _system(self, command_id: str, rule: Rule) -> None:
        self._perform(SYSTEM, command_id, rule, no_side_writes, record=False)

    # ── the door ─────────────────────────────────────────────────────────────

    def perform(
        self, actor: str, command_id: str, rule: Rule, beside: Beside = no_side_writes
    ) -> Answer:
        """Decides and appends, once: the same command id of the same seat is answered alike.

        Which it is shows when its answer is written: a seat answers an id only once.
        """
        self.under_way += 1
        try:
            with self._lock:
                self._notice_absence()
                # Whoever acts at 0:40 acts after what falls due at 0:40, however many are in line.
                # A release that fails is the tick's to tell: people go on, and can pause or hold.
                with suppress(Exception):
                    self._release_due()
                return self._perform(actor, command_id, rule, beside, record=True)
        finally:
            self.under_way -= 1

    def exclusive(self) -> AbstractContextManager[object]:
        """Nothing else changes this exercise while it is held."""
        return self._lock

    def new_id(self, actor: str, command_id: str, label: str) -> str:
        """The id a command of ``actor`` would give to a new thing."""
        return derive(self._secret, actor, command_id, label)

    def link_secret(self, what: str, generation: str, *, size: int) -> str:
        """The unguessable part of a link or code."""
        return derive(self._secret, "link", what, generation, size=size)

    def stream(self, viewer: str, *, after: int, limit: int) -> Sequence[StreamEntry]:
        """A viewer's entries after a cursor, from disk."""
        return self._run(lambda: self._store.stream(self.id, viewer, after=after, limit=limit))

    # ── beside the log ───────────────────────────────────────────────────────

    def write(self, writes: Sequence[SideWrite]) -> None:
        """Side writes alone, such as a device let go: on disk first, then in memory."""
        with self._lock:
            self._run(lambda: self._store.write(self.id, writes))
            self.memory.apply(writes)

    def write_draft(self, cell: str, write: SideWrite) -> None:
        """Saves or drops a team's draft, and tells that team."""
        self.write((write,))
        self.notices.tell_drafts(cell)

    def set_presence(self, seat: str, *, here: bool) -> None:
        """Notes that the devices of a seat came, or have all gone."""
        found = self.state.seats.get(seat)
        if found is None or not self.memory.set_presence(seat, here=here, at=self.wall()):
            return
        self.notices.tell_presence((found.cell,))

    def scrub(self) -> None:
        """Cleans files of what was erased, if anything was; again next time when readers hinder.

        Not under the lock: commands go on meanwhile.
        """
        if self._to_scrub:
            self._to_scrub = not self._run(self._store.scrub)

    # ── deciding and appending ───────────────────────────────────────────────

    def _perform(
        self, actor: str, command_id: str, rule: Rule, beside: Beside, *, record: bool
    ) -> Answer:
        while True:
            context = self._context(actor, command_id)
            writes: Sequence[SideWrite] = ()
            try:
                decision = follow(self.state, rule(self.state, context), context)
                writes = beside(self.state, decision)
                answer = accepted(decision.answer)
            except Refused as refusal:
                decision, answer = Decision(), refused(refusal)
            kept = CommandRecord(actor, command_id, answer.kept()) if record else None
            if not decision.drafts and not writes and kept is None:
                return answer
            try:
                self._append(decision, context, kept, writes)
            except Conflict:
                before = self._answered(actor, command_id) if record else None
                if before is not None:
                    return before
                self._catch_up()
                continue
            return answer

    def _answered(self, actor: str, command_id: str) -> Answer | None:
        kept = self._run(lambda: self._store.answer(self.id, actor, command_id))
        return None if kept is None else from_kept(kept)

    def _append(
        self,
        decision: Decision,
        context: Context,
        kept: CommandRecord | None,
        writes: Sequence[SideWrite],
    ) -> None:
        if self._head is None:
            raise LookupError("an exercise is created with its first entries")
        head = self._head
        t = context.t if decision.t is None else decision.t
        also = (*writes, *_erasures(decision))
        mono = self._times.mono_ns()
        entries = self._run(
            lambda: self._store.append(
                self.id,
                decision.drafts,
                head=head,
                at=context.at,
                t=t,
                salts=[self._salts() for _ in decision.drafts],
                command=kept,
                also=also,
            )
        )
        self.memory.apply(also)
        self._to_scrub = self._to_scrub or any(isinstance(one, ERASING) for one in also)
        lobby = self.state.life is Life.LOBBY
        if lobby and any(isinstance(write, EraseName) for write in also):
            # Every lobby names who is here, and the entry does not reach every cell.
            self.notices.tell_presence(self.state.cells)
        self._take_in(entries, mono)

    def _context(self, actor: str, command_id: str) -> Context:
        return Context(
            actor=actor,
            t=self.now(),
            at=self._times.wall_ms(),
            new_id=lambda label: derive(self._secret, actor, command_id, label),
        )

    # ── following the log ────────────────────────────────────────────────────

    def _fold_log(self) -> None:
        """All at once: nobody is told, so nothing of the way there need be kept."""
        with kept_for_good():
            self.state = fold(self._store.read(self.id), State(self.id))
        self._head = next(iter(self._store.read(self.id, after=self.state.seq - 1)), None)

    def _catch_up(self) -> None:
        after = self.state.seq
        entries = self._run(lambda: list(self._store.read(self.id, after=after)))
        # First, so that whoever hears of a link renewed elsewhere sees whose claims have gone.
        self.memory = self._run(self._fresh_memory)
        self._take_in(entries)

    def _fresh_memory(self) -> Memory:
        fresh = Memory.load(self._store, self.id)
        fresh.keep(self.memory.picture())
        return fresh

    def _take_in(self, entries: Sequence[Entry], mono_ns: int | None = None) -> None:
        told = []
        for entry in entries:
            payload = payload_of(entry)
            before = self.state
            self.state = evolve(before, entry, payload)
            told.append(Told(entry, payload, before, self.state))
            self._head = entry
            if _moves_clock(before, self.state, entry.kind):
                self._clock.set(self.state, mono_ns or self._times.mono_ns())
        for subscriber in self._subscribers if told else ():
            subscriber(told)


def _moves_clock(before: State, after: State, kind: str) -> bool:
    return (
        before.running != after.running
        or before.rate_milli != after.rate_milli
        or kind in ("clock.advanced", "clock.paused")
    )


def _erasures(decision: Decision) -> tuple[SideWrite, ...]:
    if not decision.erases:
        return ()
    return (ErasePayloads(seqs=decision.erases, items=decision.erased_items),)
