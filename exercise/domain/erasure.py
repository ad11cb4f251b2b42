"""Rules of erasure: a payload goes, with its salt; the entry stays and the chain still verifies."""

from collections.abc import Iterator

from exercise.domain import audience, commands, payloads
from exercise.domain.decision import Context, Deciders, Decision, record, require_white, to_everyone
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import WHITE
from exercise.domain.state import State, folder_item


def family(state: State, item: str) -> tuple[str, ...]:
    """The items that hold the same text, the given item's root first.

    An inject and all its deliveries, a move and what became known of it, whatever was passed on.
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
        record(payloads.ItemErased(was=was), by=context.actor, to=readers, item=one)
        for one in items
        for was, readers in _read_by(state, one)
    )
    return Decision(
        (*told, erased),
        answer={"erased": len(seqs)},
        erases=tuple(seqs),
        erased_items=items,
    )


def _read_by(state: State, item: str) -> Iterator[tuple[str, audience.Audience]]:
    """Kind and readers of an item, or of a brief; nothing for a row of the MSEL."""
    found = state.items.get(item)
    if found is not None:
        yield found.kind, audience.of(*found.audience, *audience.STAFF)
    elif item in state.briefs:
        folders = {folder_item(cell): cell for cell in state.cells}
        if item in folders:
            yield payloads.FolderSet.kind, audience.cells_and_staff((folders[item],))
        elif item == folder_item(WHITE):
            yield payloads.FolderSet.kind, audience.STAFF_ONLY
        else:
            yield payloads.BriefSet.kind, to_everyone(state)


def erase_name(state: State, command: commands.EraseName, context: Context) -> Decision:
    """Takes away a name that somebody typed; entries only ever carried its id."""
    require_white(state, context)
    payload = payloads.NameErased(person=command.person)
    readers = audience.of(*audience.STAFF, *_who_read_the_name(state, command.person))
    return Decision((record(payload, by=context.actor, to=readers),))


def _who_read_the_name(state: State, person: str) -> set[str]:
    """Every cell and seat the person ever sat in: their receipts still name them."""
    seats = (state.seats[seat] for seat in state.seats_of_person.get(person) or ())
    return {
        viewer
        for seat in seats
        if seat.cell in state.cells
        for viewer in (audience.cell_viewer(seat.cell), audience.seat_viewer(seat.id))
    }


DECIDERS: Deciders = {
    commands.EraseItem: erase,
    commands.EraseName: erase_name,
}
