"""Orders that are given for a cell as they are written: with a decision, not from its own draft."""

import re

from exercise.domain import audience, payloads
from exercise.domain.decision import Context, record
from exercise.domain.entry import Draft
from exercise.domain.payloads import FolderSet, InjectDelivered
from exercise.domain.scenario import MenuMove, Option
from exercise.domain.state import State, folder_item

_BLANK = re.compile(r"\{([^{}]*)\}")


def order_of(state: State, cell: str, option: Option) -> MenuMove | None:
    """What an option of a cell's decision orders; None: nothing, or its text was erased."""
    if option.menu is None:
        return option.order
    folder = state.briefs.get(folder_item(cell))
    menu = folder.menu if isinstance(folder, FolderSet) else ()
    return next((move for move in menu if move.id == option.menu), None)


def option_of(state: State, answers: str | None, option: str | None) -> Option | None:
    """The option that an order chooses: of the decision that the item it answers has put."""
    item = state.items.get(answers or "")
    copy = item.payload if item is not None else None
    if item is None or not isinstance(copy, InjectDelivered) or copy.decide is None:
        return None  # another cell's copy must not tell that there is a decision
    return copy.decide.option(option)


def chosen_with(state: State, move: str) -> MenuMove | None:
    """The order of the option that a move has chosen, if it stands in no menu."""
    made = (choice for choice in state.choices.values() if choice.made is not None)
    choice = next((one for one in made if one.made and one.made.what.move == move), None)
    inject = state.msel[choice.inject].inject if choice is not None else None
    asked = inject.decision if inject is not None else None
    if choice is None or choice.made is None or asked is None:
        return None
    option = asked.option(choice.made.what.option)
    return option.order if option is not None else None


def given_for(
    state: State, cell: str, order: MenuMove, context: Context, *, item: str, menu: str | None
) -> Draft:
    """The entry that gives an order on a cell's behalf, its fields as the scenario has them."""
    submitted = payloads.MoveSubmitted(
        cell=cell,
        seat_title="",
        number=state.move_counts.get(cell, 0) + 1,
        title=order.title,
        instrument=order.instrument,
        tags=order.tags,
        actor="",
        targets=tuple(one for one in state.cells if one in order.targets and one != cell),
        intent="",
        order=filled(order) or order.title,
        openness=order.openness,
        takes_ms=order.takes_ms,
        expected_ms=context.t + order.takes_ms,
        assents=(),
        dissents=(),
        menu=menu,
        stands=order.stands,
    )
    readers = audience.cells_and_staff((cell,))
    return record(submitted, by=context.actor, to=readers, item=item, behalf=cell)


def filled(order: MenuMove) -> str:
    """The order's words; a field that has no default stands as what it asks for."""

    def value(found: re.Match[str]) -> str:
        field = order.field(found[1])
        if field is None:
            return found[0]
        return field.default if field.default is not None else f"({field.label})"

    return _BLANK.sub(value, order.order)
