"""How far an inject got: for its readers, and for the staff."""

from typing import Literal

from exercise.app.beside import Beside
from exercise.app.read import moments, tags
from exercise.app.read.senders import bare_ref, item_ref
from exercise.app.read.viewers import WHITE, is_staff, own_cell
from exercise.app.view_models.common import ItemRef
from exercise.app.view_models.receipts import CellProgress, Receipt
from exercise.domain import state as s
from exercise.domain.audience import recipient_cell
from exercise.domain.msel import PUBLIC_COPY
from exercise.domain.payloads import InjectDelivered
from exercise.domain.state import Item, MselRow, State

Step = Literal[0, 1, 2, 3, 4]


def receipt(
    state: State, item: Item, inject: InjectDelivered, viewer: str, beside: Beside
) -> Receipt | None:
    """Foot of an inject as the viewer sees it; None for those of whom nothing is asked."""
    due = (
        moments.as_of_item(state, item, item.t + inject.answer_within_ms)
        if inject.answer_within_ms is not None
        else None
    )
    if is_staff(viewer):
        return Receipt(due=due, progress=progress(state, item.id, viewer))
    cell = own_cell(viewer)
    if cell is None:
        return None
    marks = marks_of(state, item.id, cell)
    ack = marks.acknowledged
    return Receipt(
        wanted=cell in (state.addressed.get(item.id) or ()),
        acknowledged_by=acknowledged_by(state, ack, beside),
        acknowledged_at=moments.of_mark(state, ack.t, ack.at) if ack else None,
        due=due,
        answered_by=_answers(state, item, cell, viewer),
    )


def acknowledged_by(state: State, ack: s.Acknowledgement | None, beside: Beside) -> str:
    """Name of who acknowledged, or the title of the seat; empty when nobody has."""
    if ack is None:
        return ""
    return beside.name_of(ack.person) or tags.seat_title(state, ack.seat)


def marks_of(state: State, item: str, cell: str) -> s.Receipt:
    """A cell's marks on a delivered item, none set if it has none."""
    of_item = state.receipts.get(item)
    return (of_item.get(cell) if of_item else None) or s.Receipt()


def _answers(state: State, item: Item, cell: str, viewer: str) -> tuple[ItemRef, ...]:
    return tuple(
        item_ref(state, answer, viewer) or bare_ref(state, answer)
        for answer in reversed(tuple(state.answered_by.get(item.id) or ()))
        if state.seats[state.items[answer].author].cell == cell
    )


# ── for the staff ────────────────────────────────────────────────────────────


def row_of(state: State, item: str) -> MselRow | None:
    """The row of the MSEL that a delivered item came from."""
    root = state.roots.get(item)
    return state.msel.get(root) if root else None


def shown_as(state: State, item: str) -> str:
    """The item under which the staff read it: an acting head's copy stands with the seat's."""
    row = row_of(state, item)
    if row is None:
        return item
    seat = next((to for to, copy in row.acting if copy == item), None)
    return next((copy for to, copy in row.deliveries if to == seat), item)


def progress(state: State, item: str, viewer: str) -> tuple[CellProgress, ...]:
    """Of one delivered item: how far it got with each cell or seat it went to."""
    row = row_of(state, item)
    if row is None:
        return ()
    to_this = [to for to, copy in row.deliveries if copy == item]
    return _progress(state, row, to_this, viewer)


def row_progress(state: State, row: MselRow, viewer: str) -> tuple[CellProgress, ...]:
    """Of a whole row: how far it got with everyone it went to."""
    return _progress(state, row, [to for to, _ in row.deliveries], viewer)


def _progress(
    state: State, row: MselRow, recipients: list[str], viewer: str
) -> tuple[CellProgress, ...]:
    deliveries, acting = dict(row.deliveries), dict(row.acting)
    found = []
    for to in recipients:
        cell = tags.cell_tag(state, recipient_cell(to)) if to != PUBLIC_COPY else None
        if cell is None:
            continue
        copies = [deliveries[to], *([acting[to]] if to in acting else [])]
        steps = [step(marks_of(state, copy, cell.id), viewer) for copy in copies]
        office = tags.seat_title(state, to) if "." in to else ""
        found.append(CellProgress(cell=cell, step=max(steps), office=office))
    return tuple(found)


def step(marks: s.Receipt, viewer: str) -> Step:
    """How far it got; what browsers report is for the white cell alone."""
    if marks.answered_at is not None:
        return 4
    if marks.acknowledged is not None:
        return 3
    if viewer != WHITE:
        return 0
    if marks.opened_at is not None:
        return 2
    return 1 if marks.received_at is not None else 0
