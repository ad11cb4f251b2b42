"""Folding messages, agreements and observations."""

from rpds import HashTrieMap, List

from exercise.domain.audience import cell_viewer
from exercise.domain.entry import Entry
from exercise.domain.fold.evolver import Evolver
from exercise.domain.payloads import (
    AgreementConfirmed,
    AgreementDisputed,
    AgreementRecorded,
    MessageSent,
    ObservationNoted,
    Payload,
    QuestionNoted,
)
from exercise.domain.scenario import WHITE
from exercise.domain.state import Position, State, changed


def message_sent(state: State, entry: Entry, payload: MessageSent | None) -> State:
    state = said(state, entry, payload)
    if payload is None or WHITE not in payload.to or payload.cell == WHITE:
        return state
    assert entry.item is not None
    return changed(state, questions=state.questions.insert(entry.item, entry.seq))


def question_noted(state: State, entry: Entry, _: QuestionNoted) -> State:
    assert entry.item is not None
    return changed(state, questions=state.questions.discard(entry.item))


def said(state: State, entry: Entry, _: Payload | None) -> State:
    """Who wrote to whom, by who wrote and who may read: it stays when the text is erased."""
    author = state.seats.get(entry.author)
    sender = author.cell if author else ""
    if sender not in state.cells:
        return state
    readers = [cell for cell in state.cells if cell_viewer(cell) in entry.audience]
    if entry.kind == "statement.made":
        readers = ["public"]
    contacts = state.contacts
    for reader in readers:
        if reader != sender:
            pair = f"{sender}>{reader}"
            contacts = contacts.insert(pair, (contacts.get(pair) or List()).push_front(entry.t))
    return changed(state, contacts=contacts)


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
    cell = entry.behalf or state.seats[entry.author].cell
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
    "statement.made": said,
    "item.passed_on": said,
    "agreement.recorded": agreement_recorded,
    "agreement.confirmed": agreement_confirmed,
    "agreement.disputed": agreement_disputed,
    "observation.noted": observation_noted,
    "question.noted": question_noted,
}
