"""Which items an entry makes or changes the look of, for whoever may read it."""

from collections.abc import Callable, Iterable, Iterator

from exercise.app.read.choices import handed_over
from exercise.app.read.receipts import shown_as
from exercise.app.read.told import Told
from exercise.domain.choices import copies_of
from exercise.domain.facts import SAYS_SOMETHING
from exercise.domain.orders import decision_made_by
from exercise.domain.payloads import SHOWN, FolderSet, MoveSubmitted
from exercise.domain.state import ChoiceState, State, folder_item

Found = Iterable[str | None]


def touched_items(told: Told) -> frozenset[str]:
    """Ids of items, read by anybody at all; the caller keeps those in the viewer's feed."""
    found: list[str | None] = [told.item] if told.kind in SHOWN else []
    follow = _FOLLOW.get(told.kind)
    if follow is not None:
        found += follow(told)
    return frozenset(item for item in found if item is not None)


def _itself(told: Told) -> Found:
    return (told.item,)


def _delivery(told: Told) -> Found:
    return (told.item, shown_as(told.state, told.item))


def _attention(told: Told) -> Found:
    seen = (*told.payload.received, *told.payload.opened)
    return (shown_as(told.state, item) for item in seen if told.new_marks(item))


def _went_on(told: Told) -> Found:
    """What the staff read of seats that are empty: it says to whom it went on."""
    acting = {} if told.payload is None else told.payload.acting
    return (shown_as(told.state, copy) for copy in acting.values())


def _reference(told: Told) -> Found:
    if told.payload.how != "answers":
        return ()
    answered = told.payload.refers_to
    return (told.item, answered, shown_as(told.state, answered))


def _asked(told: Told) -> Found:
    """Every copy of the question that the entry is about."""
    row = told.state.msel.get(told.state.roots.get(told.item, ""))
    if row is not None:
        for _, copy in (*row.deliveries, *row.acting):
            yield copy
            yield shown_as(told.state, copy)


def _choice(told: Told) -> Found:
    """The copies that put the decision."""
    choice = told.state.choices.get(told.state.roots.get(told.item, ""))
    if choice is None:
        return ()
    order = choice.made.what.move if choice.made is not None else None
    return (order, *_shown(told.state, choice))


def _withdrawn(told: Told) -> Found:
    """The order, and the copies of a decision that was made with it: it stands."""
    choice = decision_made_by(told.state, told.item or "")
    return (told.item, *(_shown(told.state, choice) if choice is not None else ()))


def _handed_over(told: Told) -> Found:
    return (item for choice in handed_over(told) for item in _shown(told.state, choice))


def _shown(state: State, choice: ChoiceState) -> Iterator[str]:
    for copy in copies_of(state, choice):
        yield copy
        yield shown_as(state, copy)


def _ruling(told: Told) -> Found:
    return (told.item, *told.payload.moves, told.payload.supersedes)


def _ruling_told(told: Told) -> Found:
    """The moves it is on, and the cell's copy of the ruling whose place it takes."""
    made = told.state.rulings[told.state.roots[told.item]].made
    return (*made.moves, *_copies(told.state, made.supersedes))


def _item_erased(told: Told) -> Found:
    """The item, and every other that names it: what control holds is noted on what was said."""
    if told.payload.was == "control.set":
        return (one.id for one in told.state.items.values() if one.kind in SAYS_SOMETHING)
    return (told.item, *_naming(told.state, told.item), *_without_menu(told))


def _without_menu(told: Told) -> Iterator[str]:
    """Decisions whose options are moves of a menu that was erased."""
    for inject in told.state.open_choices if told.payload.was == FolderSet.kind else ():
        choice = told.state.choices[inject]
        if folder_item(choice.cell) == told.item:
            yield from _shown(told.state, choice)


def _naming(state: State, item: str) -> Iterator[str | None]:
    root = state.roots.get(item, item)
    yield state.refers.get(item)
    yield from state.answered_by.get(item) or ()
    move = state.moves.get(root)
    for ruling in move.rulings if move else ():
        yield from _copies(state, ruling)
    erased_ruling = state.rulings.get(root)
    if erased_ruling is not None:
        yield from _copies(state, erased_ruling.made.supersedes)
        yield from _copies(state, erased_ruling.superseded_by)


def _copies(state: State, ruling: str | None) -> Iterator[str | None]:
    """A ruling as the staff have it, and as each cell was told it."""
    if ruling is not None:
        yield ruling
        yield from state.rulings[ruling].made.told.values()


def _payload_erased(told: Told) -> Found:
    items: tuple[str, ...] = told.payload.items
    return items


def _name_erased(told: Told) -> Found:
    return told.state.acknowledged_by.get(told.payload.person) or ()


def _cut_short(told: Told) -> Found:
    """Moves without a ruling that somebody reads, and whose result is due later than now."""
    for move in told.state.moves.values():
        ordered = told.state.items[move.id].payload
        later = isinstance(ordered, MoveSubmitted) and ordered.expected_ms > told.state.t
        if later and not (move.rulings and move.told):
            yield move.id


_FOLLOW: dict[str, Callable[[Told], Found]] = {
    "inject.released": _went_on,
    "inject.acknowledged": _delivery,
    "attention.recorded": _attention,
    "reference.noted": _reference,
    "answer.given": _asked,
    "answer.sealed": _asked,
    "poll.closed": _asked,
    "fact.asserted": _itself,
    "decision.extended": _choice,
    "decision.made": _choice,
    "exercise.ended": _cut_short,
    "exercise.end_taken_back": _cut_short,
    "seat.taken": _handed_over,
    "seat.left": _handed_over,
    "standin.seated": _handed_over,
    "agreement.confirmed": _itself,
    "agreement.disputed": _itself,
    "move.withdrawn": _withdrawn,
    "move.lapsed": _itself,
    "move.claimed": _itself,
    "ruling.made": _ruling,
    "ruling.reasoned": _itself,
    "ruling.told": _ruling_told,
    "item.erased": _item_erased,
    "payload.erased": _payload_erased,
    "name.erased": _name_erased,
}
