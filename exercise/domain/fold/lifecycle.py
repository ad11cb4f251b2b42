"""Folding the clock's entries."""

from exercise.domain.entry import Entry
from exercise.domain.fold.evolver import Evolver
from exercise.domain.payloads import (
    ClockPaused,
    ExerciseEnded,
    ExerciseStarted,
    NoDuffRaised,
    Payload,
    PhaseBegun,
    RateSet,
)
from exercise.domain.state import BegunPhase, ClockMark, Life, NoDuff, State, changed


def _mark(entry: Entry) -> ClockMark:
    return ClockMark(entry.at, entry.t)


def started(state: State, entry: Entry, payload: ExerciseStarted) -> State:
    return changed(
        state,
        life=Life.RUNNING,
        rate_milli=payload.rate_milli,
        started_at=entry.at,
        clock=_mark(entry),
        phases=(BegunPhase(payload.phase, entry.t, entry.at, entry.seq),),
    )


def paused(state: State, entry: Entry, payload: ClockPaused) -> State:
    return changed(
        state,
        clock=_mark(entry),
        life=Life.PAUSED,
        pause_reason=payload.reason,
        pause_by=entry.author,
        pause_at=entry.at,
        away_ms=payload.away_ms,
    )


def resumed(state: State, entry: Entry, payload: Payload) -> State:
    return changed(
        state,
        clock=_mark(entry),
        life=Life.RUNNING,
        pause_reason=None,
        pause_by=None,
        pause_at=None,
        away_ms=0,
    )


def rate_set(state: State, entry: Entry, payload: RateSet) -> State:
    return changed(state, clock=_mark(entry), rate_milli=payload.rate_milli)


def advanced(state: State, entry: Entry, payload: Payload) -> State:
    return changed(state, clock=_mark(entry))


def hold_placed(state: State, entry: Entry, payload: Payload) -> State:
    return changed(state, held=True)


def hold_lifted(state: State, entry: Entry, payload: Payload) -> State:
    return changed(state, held=False)


def phase_begun(state: State, entry: Entry, payload: PhaseBegun) -> State:
    begun = BegunPhase(payload.phase, entry.t, entry.at, entry.seq)
    return changed(state, clock=_mark(entry), phases=(*state.phases, begun))


def noduff_raised(state: State, entry: Entry, payload: NoDuffRaised | None) -> State:
    assert entry.item is not None
    standing = changed(
        state,
        clock=_mark(entry),
        noduff=NoDuff(entry.item, payload, entry.at, entry.t, was_running=state.running),
    )
    if not state.running:
        return standing
    return changed(
        standing,
        life=Life.PAUSED,
        pause_reason="noduff",
        pause_by=entry.author,
        pause_at=entry.at,
        away_ms=0,
    )


def noduff_cleared(state: State, entry: Entry, payload: Payload | None) -> State:
    return changed(state, noduff=None)


def ended(state: State, entry: Entry, payload: ExerciseEnded) -> State:
    return changed(
        state,
        clock=_mark(entry),
        life=Life.ENDED,
        ended_at=entry.at,
        ended_t=entry.t,
        ended_waiting=payload.waiting,
        ended_moves=tuple(sorted(state.waiting, key=lambda move: state.waiting[move])),
        settled=False,
    )


def end_taken_back(state: State, entry: Entry, payload: Payload) -> State:
    return changed(
        state,
        clock=_mark(entry),
        life=Life.PAUSED,
        ended_at=None,
        ended_t=None,
        ended_waiting=None,
        ended_moves=(),
        pause_reason="by_hand",
        pause_by=entry.author,
        pause_at=entry.at,
        away_ms=0,
    )


def end_settled(state: State, entry: Entry, payload: Payload) -> State:
    return changed(state, settled=True)


def hot_wash_begun(state: State, entry: Entry, payload: Payload) -> State:
    return changed(state, life=Life.HOTWASH, life_at=entry.at, settled=True)


def closed(state: State, entry: Entry, payload: Payload) -> State:
    return changed(state, life=Life.CLOSED, life_at=entry.at, settled=True)


EVOLVERS: dict[str, Evolver] = {
    "exercise.started": started,
    "clock.paused": paused,
    "clock.resumed": resumed,
    "clock.rate_set": rate_set,
    "clock.advanced": advanced,
    "hold.placed": hold_placed,
    "hold.lifted": hold_lifted,
    "phase.begun": phase_begun,
    "noduff.raised": noduff_raised,
    "noduff.cleared": noduff_cleared,
    "exercise.ended": ended,
    "exercise.end_taken_back": end_taken_back,
    "exercise.end_settled": end_settled,
    "hotwash.begun": hot_wash_begun,
    "exercise.closed": closed,
}
