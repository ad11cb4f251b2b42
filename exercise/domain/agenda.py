"""What time does, one act at a time: rows come true, go out or lapse; what was asked ends.

One act a transaction, so that each is judged on the state that the one before it left.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from exercise.domain import choices, msel, orders, polls, rulings
from exercise.domain.ahead import ahead
from exercise.domain.clock import moment_of
from exercise.domain.conditions import holds
from exercise.domain.decision import Context, Decision
from exercise.domain.entry import Draft
from exercise.domain.foreseen import FOR_EVER, trigger_ms, watch
from exercise.domain.same import while_same
from exercise.domain.scenario import AtStoryTime, ByHand, FromPhase, FromStartex, Inject
from exercise.domain.shedding import left_out
from exercise.domain.state import MoveState, MselRow, RowStatus, State
from exercise.domain.waiting import at_once, copy_goes_out_ms, goes_out_ms, is_live, kept_until

_RANK = {"trigger": 0, "default": 1, "stand": 2, "close": 3, "release": 4, "follow": 5, "lapse": 6}


@dataclass(frozen=True, slots=True)
class Act:
    """Something that time does to a row or to a move, and when."""

    t: int
    what: Literal["trigger", "default", "stand", "close", "release", "follow", "lapse"]
    """Default: nobody made its decision in time. Stand: nobody ruled on the move in time.
    Follow: copies of it that were to come later."""
    row: MselRow | None = None
    move: MoveState | None = None
    to: tuple[str, ...] = ()
    """Whom the copies that follow are for."""

    @property
    def place(self) -> tuple[int, int, int]:
        """In which order acts are done."""
        return self.t, _RANK[self.what], self.row.order if self.row else 0


def next_act(state: State, until: int = FOR_EVER) -> Act | None:
    """The first thing that time will do up to ``until``, if nothing else happens.

    Under a hold, rows wait; people go on, and what is asked of them still has its end.
    """
    acts = [] if state.held else [act for act in (_first_timed(state), _first_true(state)) if act]
    falling = choices.next_to_fall(state)
    if falling is not None:
        acts.append(Act(falling.due_t, "default", state.msel[falling.inject]))
    standing = orders.next_to_stand(state)
    if standing is not None:
        acts.append(Act(standing[0], "stand", move=standing[1]))
    closing = polls.next_to_close(state)
    if closing is not None and closing.due_t is not None:
        acts.append(Act(closing.due_t, "close", state.msel[closing.inject]))
    first = min(acts, key=lambda act: act.place, default=None)
    return None if first is None or first.t > until else first


def next_instant(state: State) -> int | None:
    """Exercise time (ms) of the next act; None: none as things stand, or a hold keeps it."""
    act = next_act(state)
    return None if act is None else act.t


def act(state: State, context: Context) -> Decision:
    """Does the first thing that is due. Nothing while not running."""
    if not state.running or state.noduff is not None:
        return Decision()
    due = next_act(state, context.t)
    if due is None:
        return Decision()
    if due.move is not None:
        return Decision(rulings.stood_entries(state, due.move, context))
    assert due.row is not None  # an act is done to a move or to a row
    return Decision(_done_to_row(state, due.row, due, context))


def _done_to_row(state: State, row: MselRow, due: Act, context: Context) -> tuple[Draft, ...]:
    match due.what:
        case "trigger":
            return (trigger(row, due.t),)
        case "default":
            return choices.default_entries(state, state.choices[row.id], context)
        case "close":
            return polls.close_entries(state, state.polls[row.id], context)
        case "lapse":
            return (msel.lapse_entry(row, why="expired"),)
        case "follow":
            return msel.later_entries(state, row, context, to=due.to)
        case _:
            return _goes_out(state, row, context)


def _goes_out(state: State, row: MselRow, context: Context) -> tuple[Draft, ...]:
    """A row that is due goes out, to all who are not spared it; or lapses after all."""
    inject = row.inject
    assert inject is not None  # what was erased is never due
    if inject.unless is not None and holds(state, inject.unless, context.t):
        return (msel.lapse_entry(row, why="unless"),)
    spared = left_out(state, inject)
    if spared == inject.to:
        return (msel.lapse_entry(row, why="full"),)
    return msel.release_entries(state, row, context, t=context.t, how="clock", left_out=spared)


def trigger(row: MselRow, t: int) -> Draft:
    """That the condition of a row came true at ``t``."""
    inject = row.inject
    by_hand = inject is None or isinstance(inject.release, ByHand)
    return msel.trigger_entry(row, due=None if by_hand or inject is None else t + inject.delay_ms)


def will_be_due(state: State, row: MselRow, until: int) -> int | None:
    """When a planned row falls due if nothing else happens; None: not up to ``until``."""
    inject = row.inject
    if row.status is not RowStatus.PLANNED or inject is None:
        return None
    due = goes_out_ms(state, row)
    if due is None and not isinstance(inject.release, ByHand):
        true_at = comes_true(state, row, until)
        if true_at is not None:
            due = kept_until(state, inject, true_at + inject.delay_ms, at_once(inject))
    if due is None or due > until or _expires_before(state, row, due):
        return None
    return due


def due_rows(state: State, until: int) -> tuple[tuple[int, MselRow], ...]:
    """Planned rows due at or before ``until``, with their due times, in order of release."""
    found = ((will_be_due(state, row, until), row) for row in state.msel.values())
    due = [(t, row) for t, row in found if t is not None]
    return tuple(sorted(due, key=lambda pair: (pair[0], pair[1].order)))


def comes_true(state: State, row: MselRow, until: int) -> int | None:
    """When the condition of a row that waits for it comes true by time alone, up to ``until``."""
    moment = trigger_ms(state, row)
    return moment if moment is not None and moment <= until else None


@while_same(
    lambda state: (
        *(state.msel, state.phases, state.world, state.storylines),
        *(state.unopened, state.seats, state.standins),
    )
)
def _first_timed(state: State) -> Act | None:
    """What time does first to a row that waits for nothing else."""
    acts = (act for row in ahead(state).timed for act in _acts(state, row))
    return min(acts, key=lambda act: act.place, default=None)


def _first_true(state: State) -> Act | None:
    """The row whose condition comes true first."""
    first = watch(state).first
    return None if first is None else Act(first[0], "trigger", first[1])


def _acts(state: State, row: MselRow) -> Iterator[Act]:
    if row.later:
        yield from _to_follow(state, row)
    elif row.inject is not None and is_live(state, row.inject):
        released, lapses = goes_out_ms(state, row), expires_ms(state, row)
        if released is not None:
            yield Act(released, "release", row)
        if lapses is not None:
            yield Act(lapses, "lapse", row)


def _to_follow(state: State, row: MselRow) -> Iterator[Act]:
    """The copies that come first of those that are still to follow."""
    times = {to: copy_goes_out_ms(state, row, to, due) for to, due in row.later}
    first = min((t for t in times.values() if t is not None), default=None)
    if first is not None:
        yield Act(first, "follow", row, to=tuple(to for to, t in times.items() if t == first))


def expires_ms(state: State, row: MselRow) -> int | None:
    """Exercise time at which a row lapses as things stand; None: never, or not known yet."""
    expires = row.inject.expires if row.inject else None
    return None if expires is None else moment_of(state, expires)


def _expires_before(state: State, row: MselRow, due: int) -> bool:
    expires = expires_ms(state, row)
    return expires is not None and expires < due


def left_by_phase(state: State, phase: str) -> tuple[MselRow, ...]:
    """Planned rows that belong to the time before ``phase`` and would be left unreleased by it."""
    spec = state.phase_spec(phase)
    if spec is None:
        return ()
    begun = state.begun
    rows = [
        row
        for row in state.msel.values()
        if row.status is RowStatus.PLANNED
        and row.inject is not None
        and row.inject.when is None
        and is_live(state, row.inject)
        and _belongs_before(row.inject, spec.planned_ms, spec.starts, begun)
    ]
    return tuple(sorted(rows, key=lambda row: row.order))


def _belongs_before(inject: Inject, planned: int, starts: datetime, begun: Collection[str]) -> bool:
    release = inject.release
    if isinstance(release, FromStartex):
        return release.ms < planned
    if isinstance(release, FromPhase):
        return release.phase in begun
    if isinstance(release, AtStoryTime):
        return release.stamp < starts
    return False
