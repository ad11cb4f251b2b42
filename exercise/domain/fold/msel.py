"""Folding the MSEL's entries, and how far each delivery got."""

from __future__ import annotations

from dataclasses import replace

from rpds import HashTrieMap, List

from exercise.domain.entry import Entry
from exercise.domain.fold.evolver import Evolver
from exercise.domain.msel import PUBLIC_COPY
from exercise.domain.payloads import (
    AttentionRecorded,
    InjectAcknowledged,
    InjectLapsed,
    InjectPlanned,
    InjectReleased,
    InjectTriggered,
    Payload,
    ReferenceNoted,
    StorylineSet,
)
from exercise.domain.scenario import WHITE
from exercise.domain.state import Acknowledgement, MselRow, Receipt, RowStatus, State, changed


def planned(state: State, entry: Entry, payload: InjectPlanned | None) -> State:
    assert entry.item is not None
    inject = payload.inject if payload else None
    before = state.msel.get(entry.item)
    if before is None:
        row = MselRow(inject=inject, id=entry.item, order=len(state.msel), status=RowStatus.PLANNED)
    else:
        row = replace(
            before,
            inject=inject,
            amended=True,
            status=RowStatus.PLANNED,
            by=None,
            lapsed=None,
            triggered_t=None,
            due_t=None,
        )
    return changed(state, msel=state.msel.insert(entry.item, row))


def kept(state: State, entry: Entry, payload: Payload) -> State:
    return _row(state, entry, RowStatus.KEPT)


def dropped(state: State, entry: Entry, payload: Payload | None) -> State:
    return _row(state, entry, RowStatus.DROPPED)


def triggered(state: State, entry: Entry, payload: InjectTriggered) -> State:
    assert entry.item is not None
    row = replace(state.msel[entry.item], triggered_t=entry.t, due_t=payload.due_ms)
    return changed(state, msel=state.msel.insert(row.id, row))


def lapsed(state: State, entry: Entry, payload: InjectLapsed) -> State:
    assert entry.item is not None
    row = replace(state.msel[entry.item], status=RowStatus.LAPSED, lapsed=payload.why)
    return changed(state, msel=state.msel.insert(row.id, row))


def _row(state: State, entry: Entry, status: RowStatus) -> State:
    assert entry.item is not None
    row = replace(state.msel[entry.item], status=status, by=entry.author)
    return changed(state, msel=state.msel.insert(entry.item, row))


def released(state: State, entry: Entry, payload: InjectReleased) -> State:
    assert entry.item is not None
    row = state.msel[entry.item]
    if row.released_t is None:
        row = replace(
            row,
            status=RowStatus.RELEASED,
            released_t=entry.t,
            released_at=entry.at,
            how=payload.how,
            by=entry.author,
            left_out=payload.left_out,
        )
    row = replace(
        row,
        deliveries=(*row.deliveries, *payload.deliveries.items()),
        acting=(*row.acting, *payload.acting.items()),
        later=(
            *((to, due) for to, due in row.later if to not in payload.deliveries),
            *payload.later.items(),
        ),
    )
    state = _excluded(state, row, payload)
    made = tuple(dict.fromkeys((*payload.deliveries.values(), *payload.acting.values())))
    copies = (*(state.copies.get(entry.item) or ()), *made)
    roots = state.roots
    for copy in made:
        roots = roots.insert(copy, entry.item)
    addressed = _addressed(state, payload)
    unacknowledged, unanswered = state.unacknowledged, state.unanswered
    unopened = state.unopened
    for item, cells in addressed.items():
        unacknowledged = unacknowledged.insert(item, entry.seq)
        for cell in cells if cells != (WHITE,) else ():
            mine = unanswered.get(cell) or HashTrieMap()
            unanswered = unanswered.insert(cell, mine.insert(item, entry.seq))
            closed = unopened.get(cell) or HashTrieMap()
            unopened = unopened.insert(cell, closed.insert(item, entry.seq))
    return changed(
        state,
        msel=state.msel.insert(entry.item, row),
        roots=roots,
        copies=state.copies.insert(entry.item, copies),
        addressed=state.addressed.update(addressed),
        receipts=state.receipts.update({copy: HashTrieMap() for copy in made}),
        unacknowledged=unacknowledged,
        unanswered=unanswered,
        unopened=unopened,
    )


def _excluded(state: State, row: MselRow, payload: InjectReleased) -> State:
    """The rest of its group can no longer go out: by this very entry, so that both or none."""
    if payload.exclusive is None:
        return state
    rows = state.msel
    for other in payload.excludes:
        lapsed = replace(rows[other], status=RowStatus.LAPSED, lapsed="excluded")
        rows = rows.insert(other, lapsed)
    return changed(state, msel=rows, gone=state.gone.insert(payload.exclusive, row.id))


def _addressed(state: State, payload: InjectReleased) -> dict[str, tuple[str, ...]]:
    """Cells that each copy asks something of: an empty seat's copy gives way to its head's."""
    cells: dict[str, list[str]] = {}
    for recipient, item in payload.deliveries.items():
        if recipient == PUBLIC_COPY:
            continue
        seat = state.seats.get(recipient)
        answering = payload.acting.get(recipient, item) if seat else item
        cells.setdefault(answering, []).append(seat.cell if seat else recipient)
    return {item: tuple(dict.fromkeys(found)) for item, found in cells.items()}


def attention(state: State, entry: Entry, payload: AttentionRecorded) -> State:
    seat = state.seats.get(payload.seat)
    if seat is None:
        return state
    receipts = state.receipts
    for item in payload.received:
        receipts = _mark(receipts, item, seat.cell, received_at=entry.at)
    for item in payload.opened:
        receipts = _mark(
            receipts, item, seat.cell, received_at=entry.at, opened_at=entry.at, opened_t=entry.t
        )
    unopened = _opened(state, seat.cell, *payload.opened)
    return changed(state, receipts=receipts, unopened=unopened)


def _opened(state: State, cell: str, *items: str) -> HashTrieMap[str, HashTrieMap[str, int]]:
    """What each cell has unopened, once this one has seen these."""
    mine = state.unopened.get(cell)
    if mine is None or not any(item in mine for item in items):
        return state.unopened
    for item in items:
        mine = mine.discard(item)
    return state.unopened.insert(cell, mine)


def storyline_set(state: State, entry: Entry, payload: StorylineSet) -> State:
    lines = state.storylines.insert(payload.storyline, payload.on)
    return changed(state, storylines=lines)


def acknowledged(state: State, entry: Entry, payload: InjectAcknowledged) -> State:
    assert entry.item is not None
    seat = state.seats[payload.seat]
    mark = Acknowledgement(seat=seat.id, person=seat.person, at=entry.at, t=entry.t)
    receipts = _mark(state.receipts, entry.item, payload.cell, acknowledged=mark)
    cells = state.addressed.get(entry.item) or ()
    of_item = receipts.get(entry.item) or HashTrieMap()
    done = all(
        (receipt := of_item.get(cell)) is not None and receipt.acknowledged for cell in cells
    )
    left = state.unacknowledged.discard(entry.item) if done else state.unacknowledged
    by_person = state.acknowledged_by
    if seat.person is not None:
        theirs = by_person.get(seat.person) or List()
        by_person = by_person.insert(seat.person, theirs.push_front(entry.item))
    return changed(
        state,
        receipts=receipts,
        unacknowledged=left,
        acknowledged_by=by_person,
        unopened=_opened(state, payload.cell, entry.item),
    )


def reference(state: State, entry: Entry, payload: ReferenceNoted) -> State:
    assert entry.item is not None
    if payload.how == "passes_on":
        before = state.copies.get(payload.refers_to) or ()
        return changed(state, copies=state.copies.insert(payload.refers_to, (*before, entry.item)))
    state = answered_by(state, entry, payload.refers_to, payload.cell)
    questions = state.questions
    if payload.cell not in state.cells:
        questions = questions.discard(payload.refers_to)
    answers = state.answered_by.get(payload.refers_to) or List()
    return changed(
        state,
        questions=questions,
        answered_by=state.answered_by.insert(payload.refers_to, answers.push_front(entry.item)),
        refers=state.refers.insert(entry.item, payload.refers_to),
    )


def answered_by(state: State, entry: Entry, item: str, cell: str) -> State:
    """The state in which a cell has answered an item."""
    receipts = _mark(state.receipts, item, cell, answered_at=entry.at, answered_t=entry.t)
    mine = state.unanswered.get(cell)
    unanswered = state.unanswered
    if mine is not None:
        unanswered = unanswered.insert(cell, mine.discard(item))
    return changed(
        state, receipts=receipts, unanswered=unanswered, unopened=_opened(state, cell, item)
    )


def _mark(
    receipts: HashTrieMap[str, HashTrieMap[str, Receipt]],
    item: str,
    cell: str,
    *,
    received_at: int | None = None,
    opened_at: int | None = None,
    opened_t: int | None = None,
    acknowledged: Acknowledgement | None = None,
    answered_at: int | None = None,
    answered_t: int | None = None,
) -> HashTrieMap[str, HashTrieMap[str, Receipt]]:
    """The receipts with these marks; a mark once set stays. Items that are no injects have none."""
    of_item = receipts.get(item)
    if of_item is None:
        return receipts
    old = of_item.get(cell) or Receipt()
    new = Receipt(
        received_at=old.received_at if old.received_at is not None else received_at,
        opened_at=old.opened_at if old.opened_at is not None else opened_at,
        opened_t=old.opened_t if old.opened_t is not None else opened_t,
        acknowledged=old.acknowledged or acknowledged,
        answered_at=old.answered_at if old.answered_at is not None else answered_at,
        answered_t=old.answered_t if old.answered_t is not None else answered_t,
    )
    return receipts if new == old else receipts.insert(item, of_item.insert(cell, new))


EVOLVERS: dict[str, Evolver] = {
    "inject.planned": planned,
    "inject.kept": kept,
    "inject.dropped": dropped,
    "inject.triggered": triggered,
    "inject.lapsed": lapsed,
    "inject.released": released,
    "storyline.set": storyline_set,
    "inject.acknowledged": acknowledged,
    "attention.recorded": attention,
    "reference.noted": reference,
}
