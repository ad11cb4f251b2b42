"""Folding an erasure: every trace of the text leaves the state; the bones stay."""

from dataclasses import replace

from exercise.domain.entry import Entry
from exercise.domain.fold.evolver import Evolver
from exercise.domain.payloads import ItemErased, PayloadErased
from exercise.domain.state import Erasure, MoveStatus, RowStatus, State, changed


def item_erased(state: State, entry: Entry, payload: ItemErased) -> State:
    assert entry.item is not None
    return _erase(state, entry.item)


def payload_erased(state: State, entry: Entry, payload: PayloadErased) -> State:
    told = Erasure(entry.author, payload.reason)
    for item in payload.items:
        state = _erase(state, item)
        state = changed(state, erasures=state.erasures.insert(item, told))
    return state


def _erase(state: State, item: str) -> State:
    changes = changed(
        state,
        entries_of=state.entries_of.discard(item),
        questions=state.questions.discard(item),
        unacknowledged=state.unacknowledged.discard(item),
    )
    if item in state.items:
        changes = changed(
            changes, items=changes.items.insert(item, state.items[item]._replace(payload=None))
        )
    if item in state.briefs:
        changes = changed(changes, briefs=changes.briefs.insert(item, None))
    if item in state.addressed:
        changes = _answered_by_nobody(changes, item)
    if item in state.msel:
        changes = _erase_row(changes, item)
    if item in state.polls or item in state.open_choices:
        changes = _no_longer_asked(changes, item)
    if item in state.moves:
        changes = _erase_move(changes, item)
    if item in state.rulings:
        ruling = replace(state.rulings[item], texts=None)
        changes = changed(changes, rulings=changes.rulings.insert(item, ruling))
    if item in state.agreements:
        changes = _erase_disputes(changes, item)
    if state.noduff is not None and state.noduff.item == item:
        changes = changed(changes, noduff=replace(state.noduff, payload=None))
    return changes


def _no_longer_asked(state: State, item: str) -> State:
    """A question goes with all its answers, an open decision without its default."""
    still_open = item in state.open_choices
    return changed(
        state,
        polls=state.polls.discard(item),
        open_polls=state.open_polls.discard(item),
        choices=state.choices.discard(item) if still_open else state.choices,
        open_choices=state.open_choices.discard(item),
    )


def _answered_by_nobody(state: State, item: str) -> State:
    unanswered, unopened = state.unanswered, state.unopened
    for cell in state.addressed[item]:
        if (mine := unanswered.get(cell)) is not None:
            unanswered = unanswered.insert(cell, mine.discard(item))
        if (closed := unopened.get(cell)) is not None:
            unopened = unopened.insert(cell, closed.discard(item))
    return changed(state, unanswered=unanswered, unopened=unopened)


def _erase_row(state: State, item: str) -> State:
    row = state.msel[item]
    open_row = row.status in (RowStatus.PLANNED, RowStatus.KEPT, RowStatus.LAPSED)
    status = RowStatus.ERASED if open_row else row.status
    return changed(
        state, msel=state.msel.insert(item, replace(row, inject=None, status=status, later=()))
    )


def _erase_move(state: State, item: str) -> State:
    move = replace(state.moves[item], menu=None, stands_t=None)
    if move.status is MoveStatus.WAITING:
        move = replace(move, status=MoveStatus.ERASED)
    return changed(state, moves=state.moves.insert(item, move), waiting=state.waiting.discard(item))


def _erase_disputes(state: State, item: str) -> State:
    positions = state.agreements[item]
    for cell, position in positions.items():
        if not position.confirmed:
            positions = positions.insert(cell, replace(position, seat_title="", note=""))
    return changed(state, agreements=state.agreements.insert(item, positions))


EVOLVERS: dict[str, Evolver] = {
    "item.erased": item_erased,
    "payload.erased": payload_erased,
}
