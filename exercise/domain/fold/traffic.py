"""Folding messages, agreements and observations."""

from rpds import HashTrieMap, List

from exercise.domain.entry import Entry
from exercise.domain.fold.evolver import Evolver
from exercise.domain.payloads import (
    AgreementConfirmed,
    AgreementDisputed,
    AgreementRecorded,
    MessageSent,
    ObservationNoted,
)
from exercise.domain.scenario import WHITE
from exercise.domain.state import Position, State, changed


def message_sent(state: State, entry: Entry, payload: MessageSent | None) -> State:
    if payload is None or WHITE not in payload.to or payload.cell == WHITE:
        return state
    assert entry.item is not None
    return changed(state, questions=state.questions.insert(entry.item, entry.seq))


def agreement_recorded(state: State, entry: Entry, payload: AgreementRecorded | None) -> State:
    assert entry.item is not None
    by_cell = state.cell_agreements
    for viewer in entry.audience:
        if viewer.startswith("cell:"):
            cell = viewer.removeprefix("cell:")
            by_cell = by_cell.insert(cell, (by_cell.get(cell) or List()).push_front(entry.item))
    return changed(
        state,
        cell_agreements=by_cell,
        agreements=state.agreements.insert(entry.item, HashTrieMap()),
    )


def agreement_confirmed(state: State, entry: Entry, payload: AgreementConfirmed) -> State:
    position = Position(True, payload.seat_title, "", entry.at, entry.t)
    return _position(state, entry, payload.cell, position)


def agreement_disputed(state: State, entry: Entry, payload: AgreementDisputed | None) -> State:
    cell = state.seats[entry.author].cell
    title, note = (payload.seat_title, payload.note) if payload else ("", "")
    return _position(state, entry, cell, Position(False, title, note, entry.at, entry.t))


def _position(state: State, entry: Entry, cell: str, position: Position) -> State:
    assert entry.item is not None
    positions = (state.agreements.get(entry.item) or HashTrieMap()).insert(cell, position)
    return changed(state, agreements=state.agreements.insert(entry.item, positions))


def observation_noted(state: State, entry: Entry, payload: ObservationNoted | None) -> State:
    assert entry.item is not None
    return changed(state, observations=state.observations.push_front(entry.item))


EVOLVERS: dict[str, Evolver] = {
    "message.sent": message_sent,
    "agreement.recorded": agreement_recorded,
    "agreement.confirmed": agreement_confirmed,
    "agreement.disputed": agreement_disputed,
    "observation.noted": observation_noted,
}
