"""Who an item comes from, and how another item names it."""

from dataclasses import replace

from exercise.app.read import tags
from exercise.app.read.viewers import is_staff
from exercise.app.view_models.common import ItemRef, Sender
from exercise.domain import payloads as p
from exercise.domain.scenario import WHITE
from exercise.domain.state import Item, State

FEED_KINDS = {
    "message.sent": "message",
    "statement.made": "statement",
    "item.passed_on": "passed_on",
    "agreement.recorded": "agreement",
    "move.submitted": "move",
    "move.took_effect": "effect",
    "ruling.made": "ruling",
    "ruling.told": "ruling",
    "inject.delivered": "inject",
    "answers.told": "answers",
}


def feed_kind(item: Item) -> str:
    """What kind of thing an item is in a feed; an erased inject no longer says its medium."""
    if isinstance(item.payload, p.InjectDelivered):
        return item.payload.medium
    return FEED_KINDS.get(item.kind, "system")


def sender_of(state: State, item: Item, viewer: str) -> Sender:
    """Who an item comes from, as the viewer may know it."""
    match item.payload:
        case p.InjectDelivered(sender=name):
            return Sender(name=name)
        case p.MessageSent() | p.StatementMade() as said:
            return _marked(state, item, said.cell, _speaker(state, said, viewer))
        case p.PassedOn() | p.MoveSubmitted() as said:
            return _marked(state, item, said.cell, of_cell(state, said.cell, said.seat_title))
        case p.MoveTookEffect(cell=cell):
            move = state.items[state.roots[item.id]]
            return _marked(state, move, cell, of_cell(state, cell))
        case p.AgreementRecorded(by_cell=cell, by_title=title):
            return _marked(state, item, cell, of_cell(state, cell, title))
        case _:
            return of_cell(state, _author_cell(state, item))


def _marked(state: State, item: Item, cell: str, sender: Sender) -> Sender:
    """That a program wrote an item for a playing cell; who of control did is for nobody."""
    written_so = cell in state.cells and state.by_stand_in(cell, item.seq)
    return replace(sender, stand_in=True) if written_so else sender


def of_cell(state: State, cell: str, office: str = "") -> Sender:
    tag = tags.cell_tag(state, cell)
    return Sender(name=tag.name if tag else "", cell=tag, office=office)


def _speaker(state: State, said: p.MessageSent | p.StatementMade, viewer: str) -> Sender:
    if said.persona is None:
        return of_cell(state, said.cell, said.seat_title)
    if not is_staff(viewer):
        return Sender(name=said.persona)
    cell = tags.cell_tag(state, said.cell)
    return Sender(name=said.persona, cell=cell, persona=said.persona)


def _author_cell(state: State, item: Item) -> str:
    """Of an item that no longer says so itself: its author's cell, for whoever knew it."""
    if item.kind in ("move.submitted", "item.passed_on"):
        return item.behalf or state.seats[item.author].cell
    if item.kind == "move.took_effect":
        return state.moves[state.roots[item.id]].cell
    return WHITE


def item_ref(state: State, item_id: str | None, viewer: str) -> ItemRef | None:
    """Points at an item the viewer may read; None when it may not, or there is none."""
    item = state.items.get(item_id) if item_id else None
    if item is None or viewer not in item.audience:
        return None
    sender = sender_of(state, item, viewer)
    move = state.moves.get(item.id)
    return ItemRef(
        key=item.id,
        title=_title(item),
        sender="" if item.payload is None else sender.name,
        kind=feed_kind(item) if item.payload is not None else "erased",
        number=move.number if move else 0,
        cell=None if item.payload is None else sender.cell,
    )


def bare_ref(state: State, item_id: str) -> ItemRef:
    """Names an item by kind alone, for a reader who knows of it but may not read it."""
    return ItemRef(key=item_id, title="", kind=feed_kind(state.items[item_id]))


def _title(item: Item) -> str:
    title = getattr(item.payload, "title", "")
    return title if isinstance(title, str) else ""
