"""To whom an item goes, and who can read it."""

from exercise.app.read import tags
from exercise.app.read.receipts import row_of
from exercise.app.read.viewers import cell_of, is_staff, own_cell
from exercise.app.view_models.common import Reach, Recipients
from exercise.domain import payloads as p
from exercise.domain.audience import PUBLIC, STAFF
from exercise.domain.scenario import PRESS
from exercise.domain.state import Item, State


def recipients(state: State, item: Item, viewer: str) -> Recipients:
    """To whom an item goes, as the viewer may know it."""
    payload = item.payload
    if isinstance(payload, p.InjectDelivered):
        return _of_inject(state, item, payload, viewer)
    own = isinstance(payload, p.MessageSent) and payload.to == (payload.cell,)
    return Recipients(
        everyone=_to_everyone(item),
        own=own and own_cell(viewer) is not None,
        cells=tags.tags(state, _named(item)),
    )


def _to_everyone(item: Item) -> bool:
    match item.payload:
        case p.MoveTookEffect(openness=openness):
            return openness == "public"
        case p.RulingMade() | p.RulingTold() | p.MoveSubmitted() | p.MessageSent():
            return False
    return PUBLIC in item.audience


def _named(item: Item) -> tuple[str, ...]:
    match item.payload:
        case p.MessageSent(to=cells) | p.PassedOn(to=cells):
            return cells
        case p.AgreementRecorded(parties=cells):
            return cells
        case p.MoveTookEffect(targets=cells) | p.MoveSubmitted(targets=cells):
            return cells
        case p.RulingMade(told=told):
            return tuple(told)
        case p.RulingTold():
            return _cells(item)
    return ()


def _of_inject(state: State, item: Item, inject: p.InjectDelivered, viewer: str) -> Recipients:
    offices = tags.seat_titles(state, (to for to in inject.to if "." in to))
    everyone = inject.public and set(inject.to) >= set(state.cells)
    for_empty = inject.for_empty_seat or ""
    if is_staff(viewer):
        row = row_of(state, item.id)
        went_on = {to for to, _ in row.acting} if row else set()
        for_empty = ", ".join(tags.seat_titles(state, (to for to in inject.to if to in went_on)))
    return Recipients(
        everyone=everyone,
        cells=tags.recipient_tags(state, inject.to),
        offices=offices,
        for_empty_seat=for_empty,
    )


def _cells(item: Item) -> tuple[str, ...]:
    return tuple(cell for cell in map(cell_of, item.audience) if cell is not None)


def reach(state: State, item: Item, viewer: str) -> Reach:
    """Who can read an item, in a word."""
    if PUBLIC in item.audience:
        return Reach(kind="public")
    match item.payload:
        case p.MoveSubmitted(openness=openness, cell=cell):
            if openness != "secret":
                return Reach(kind=openness)
            return Reach(kind="secret") if is_staff(viewer) else _only(state, cell)
        case p.MoveTookEffect(openness="secret", cell=cell):
            return Reach(kind="secret") if is_staff(viewer) else _only(state, cell)
        case p.RulingTold():
            return Reach(kind="reads", cell=_name(state, item))
    readers = [one for one in item.audience if one not in STAFF]
    only = own_cell(readers[0]) if len(readers) == 1 else None
    if only is None:
        return Reach(kind="private")
    if isinstance(item.payload, p.InjectDelivered) and item.payload.medium in PRESS:
        # Others may have read the paper too, in another wording.
        return Reach(kind="reads", cell=tags.cell_name(state, only))
    return _only(state, only)


def _only(state: State, cell: str) -> Reach:
    return Reach(kind="own", cell=tags.cell_name(state, cell))


def _name(state: State, item: Item) -> str:
    return ", ".join(tags.cell_name(state, cell) for cell in _cells(item))


def may_pass_on(item: Item, viewer: str) -> bool:
    """Whether the viewer's cell may hand the item on: it received it, and did not send it."""
    cell = own_cell(viewer)
    if cell is None:
        return False
    match item.payload:
        case p.InjectDelivered():
            return True
        case p.MessageSent() | p.StatementMade() | p.PassedOn() | p.MoveTookEffect() as said:
            return said.cell != cell
    return False
