"""Rules of erasure: a payload goes, with its salt; the entry stays and the chain still verifies."""

from exercise.domain import audience, commands, payloads
from exercise.domain.decision import Context, Decision, record, require_white
from exercise.domain.refusal import N_, Refused
from exercise.domain.state import Item, State


def family(state: State, item: str) -> tuple[str, ...]:
    """The items that hold the same text: an inject and all its deliveries, a move and what became
    known of it, whatever was passed on of either. The given item's root first.
    """
    found: list[str] = []
    pending = [state.roots.get(item, item)]
    while pending:
        one = pending.pop(0)
        if one not in found:
            found.append(one)
            pending += state.copies.get(one) or ()
    return tuple(found)


def erase(state: State, command: commands.EraseItem, context: Context) -> Decision:
    """Erases every payload that holds the item's text, with a reason; live pages obey at once."""
    require_white(state, context)
    items = family(state, command.item)
    seqs = sorted({seq for item in items for seq in state.entries_of.get(item) or ()})
    if not seqs:
        raise Refused("nothing_to_erase", N_("There is nothing to erase: it may be gone already."))
    erased = record(
        payloads.PayloadErased(seqs=tuple(seqs), items=items, reason=command.reason),
        by=context.actor,
        to=audience.STAFF_ONLY,
    )
    told = (
        record(payloads.ItemErased(was=item.kind), by=context.actor, to=readers, item=item.id)
        for item in (state.items.get(one) for one in items)
        if item is not None and (readers := _beyond_staff(item))
    )
    return Decision(
        (erased, *told),
        answer={"erased": len(seqs)},
        erases=tuple(seqs),
        erased_items=items,
    )


def _beyond_staff(item: Item) -> audience.Audience:
    return audience.of(*(viewer for viewer in item.audience if viewer not in audience.STAFF))


def erase_name(state: State, command: commands.EraseName, context: Context) -> Decision:
    """Takes away a name that somebody typed; entries only ever carried its id."""
    require_white(state, context)
    payload = payloads.NameErased(person=command.person)
    readers = audience.of(
        *audience.STAFF, *(audience.cell_viewer(cell) for cell in _cells_of(state, command.person))
    )
    return Decision((record(payload, by=context.actor, to=readers),))


def _cells_of(state: State, person: str) -> set[str]:
    return {
        seat.cell
        for seat in state.seats.values()
        if seat.person == person and seat.cell in state.cells
    }
