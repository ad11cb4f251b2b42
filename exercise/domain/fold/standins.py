"""Folding the entries about stand-ins."""

from dataclasses import replace

from exercise.domain.entry import Entry
from exercise.domain.fold.evolver import Evolver
from exercise.domain.payloads import StandInCast, StandInSeated
from exercise.domain.state import Span, StandInState, State, changed


def cast(state: State, entry: Entry, payload: StandInCast) -> State:
    found = StandInState(payload.cell, payload.temperament, payload.seed)
    return changed(state, standins=state.standins.insert(payload.cell, found))


def seated(state: State, entry: Entry, payload: StandInSeated) -> State:
    found = state.standins.get(payload.cell)
    spans = _ended(state.stood_in.get(payload.cell) or (), entry.seq)
    if found is None:
        return state
    if not payload.here:
        return changed(
            state,
            standins=state.standins.remove(payload.cell),
            stood_in=state.stood_in.insert(payload.cell, spans),
        )
    return changed(
        state,
        standins=state.standins.insert(payload.cell, replace(found, here=True, since_t=entry.t)),
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
