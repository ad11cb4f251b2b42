"""A cell's menu of moves, and how the sentence of a move reads."""

import re
from collections.abc import Callable

from exercise.domain.payloads import FolderSet
from exercise.domain.scenario import FormField, MenuMove
from exercise.domain.state import State, folder_item

_BLANK = re.compile(r"\{([^{}]*)\}")


def menu_of(state: State, cell: str) -> tuple[MenuMove, ...]:
    """The moves that a cell may start from; none once its folder was erased."""
    folder = state.briefs.get(folder_item(cell))
    return folder.menu if isinstance(folder, FolderSet) else ()


def on_menu(state: State, cell: str, menu: str | None) -> MenuMove | None:
    """A move of the cell's menu, if it has it."""
    return next((move for move in menu_of(state, cell) if move.id == menu), None)


def sentence(move: MenuMove, said: Callable[[FormField], str]) -> str:
    """The order's words, each blank as ``said`` has it. What is no blank of the move stays.

    Whoever ends a blank with a full stop where the order has one gets one, not two.
    """

    def filling(found: re.Match[str]) -> str:
        field = move.field(found[1])
        if field is None:
            return found[0]
        words = said(field)
        ends = move.order.startswith(".", found.end())
        return words[:-1] if ends and words.endswith(".") else words

    return _BLANK.sub(filling, move.order)


def filled(move: MenuMove) -> str:
    """The order's words; a blank that has no default stands as what it asks for."""
    return sentence(
        move, lambda field: f"({field.label})" if field.default is None else field.default
    )


def labelled(move: MenuMove) -> str:
    """The order's words with the blanks' labels in brackets; empty if it has none."""
    return sentence(move, lambda field: f"[{field.label}]") if move.fields else ""


def values_by_default(move: MenuMove) -> dict[str, tuple[str, ...]]:
    """What stands in its blanks before anybody writes."""
    return {field.id: (field.default,) for field in move.fields if field.default is not None}
