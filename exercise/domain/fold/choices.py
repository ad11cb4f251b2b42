"""Folding decisions."""

from dataclasses import replace

from exercise.domain.choices import copies_of
from exercise.domain.entry import Entry
from exercise.domain.fold.evolver import Evolver
from exercise.domain.fold.msel import answered_by
from exercise.domain.payloads import DecisionExtended, DecisionMade, DecisionPut
from exercise.domain.state import ChoiceState, Made, State, changed


def put(state: State, entry: Entry, payload: DecisionPut) -> State:
    assert entry.item is not None
    choice = ChoiceState(
        id=entry.item,
        inject=payload.inject,
        on=payload.on,
        to=payload.to,
        options=payload.options,
        default=payload.default,
        due_t=entry.t + payload.within_ms,
        seq=entry.seq,
        at=entry.at,
        t=entry.t,
    )
    return changed(
        state,
        choices=state.choices.insert(choice.inject, choice),
        open_choices=state.open_choices.insert(choice.inject, None),
        roots=state.roots.insert(choice.id, choice.inject),
    )


def extended(state: State, entry: Entry, payload: DecisionExtended) -> State:
    choice = _choice(state, entry)
    return state if choice is None else _with(state, replace(choice, due_t=payload.due_ms))


def made(state: State, entry: Entry, payload: DecisionMade) -> State:
    choice = _choice(state, entry)
    if choice is None:
        return state
    state = _with(state, replace(choice, made=Made(payload, entry.at, entry.t)))
    state = changed(state, open_choices=state.open_choices.discard(choice.inject))
    for item in copies_of(state, choice):
        if payload.how == "default":
            state = _no_longer_asked(state, item, payload.cell)
        else:
            state = answered_by(state, entry, item, payload.cell)
    return state


def _no_longer_asked(state: State, item: str, cell: str) -> State:
    mine = state.unanswered.get(cell)
    if mine is None:
        return state
    return changed(state, unanswered=state.unanswered.insert(cell, mine.discard(item)))


def _choice(state: State, entry: Entry) -> ChoiceState | None:
    """The decision; None once its inject was erased."""
    assert entry.item is not None
    return state.choices.get(state.roots.get(entry.item, ""))


def _with(state: State, choice: ChoiceState) -> State:
    return changed(state, choices=state.choices.insert(choice.inject, choice))


EVOLVERS: dict[str, Evolver] = {
    "decision.put": put,
    "decision.extended": extended,
    "decision.made": made,
}
