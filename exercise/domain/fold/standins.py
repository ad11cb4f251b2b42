"""Folding the entries about stand-ins."""

from dataclasses import replace

from exercise.domain.entry import Entry
from exercise.domain.fold.evolver import Evolver
from exercise.domain.payloads import StandInCast, StandInSeated
from exercise.domain.state import Span, StandInState, State, changed


def cast(state: State, entry: Entry, payload: StandInCast) -> State:
    casts = state.casts.insert(payload.cell, payload)
    playing = state.standins.get(payload.cell)
    if playing is None or playing.seed != payload.seed:
        return changed(state, casts=casts)
    told = replace(playing, moves_only=payload.moves_only)
    return changed(state, casts=casts, standins=state.standins.insert(payload.cell, told))


def seated(state: State, entry: Entry, payload: StandInSeated) -> State:
    spans = _ended(state.stood_in.get(payload.cell) or (), entry.seq)
    if not payload.here:
        return changed(
            state,
            standins=state.standins.discard(payload.cell),
            stood_in=state.stood_in.insert(payload.cell, spans),
        )
    known = state.casts[payload.cell]
    found = StandInState(
        payload.cell,
        known.temperament,
        known.seed,
        since_t=entry.t,
        moves_only=known.moves_only,
    )
    return changed(
        state,
        standins=state.standins.insert(payload.cell, found),
        stood_in=state.stood_in.insert(payload.cell, (*spans, Span(entry.seq))),
    )


def _ended(spans: tuple[Span, ...], seq: int) -> tuple[Span, ...]:
    if spans and spans[-1].to_seq is None:
        return (*spans[:-1], replace(spans[-1], to_seq=seq))
    return spans


EVOLVERS: dict[str, Evolver] = {
    "standin.cast": cast,
    "standin.seated": seated,
}
