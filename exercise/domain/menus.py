"""A cell's menu of moves, and how the sentence of a move reads."""

from datetime import date

from exercise.domain.order_words import sentence, spoken
from exercise.domain.payloads import FolderSet
from exercise.domain.scenario import FormField, MenuMove, WrittenOrder
from exercise.domain.state import State, folder_item


def menu_of(state: State, cell: str) -> tuple[MenuMove, ...]:
    """The moves that a cell may start from; none once its folder was erased."""
    folder = state.briefs.get(folder_item(cell))
    return folder.menu if isinstance(folder, FolderSet) else ()


def offered(state: State, cell: str) -> tuple[MenuMove, ...]:
    """Those of the menu that are good in the phase that is on."""
    return tuple(move for move in menu_of(state, cell) if move.is_good(state.begun))


def on_menu(state: State, cell: str, menu: str | None) -> MenuMove | None:
    """A move of the cell's menu, if it has it."""
    return next((move for move in menu_of(state, cell) if move.id == menu), None)


def filled(move: WrittenOrder, language: str) -> str:
    """The order's words; a blank that has no default stands as what it asks for."""
    return sentence(move, lambda field: _by_hand(field, language), language)


def own_filled(move: WrittenOrder, language: str) -> str:
    """What goes with the intent, to be filled by hand as the order is."""
    own = (f"{field.label}: {_by_hand(field, language)}." for field in move.fields if field.own)
    return " ".join(own)


def _by_hand(field: FormField, language: str) -> str:
    if field.default is None:
        return f"({field.label})"
    if field.kind != "date":
        return field.default
    try:
        return spoken(date.fromisoformat(field.default), language)
    except ValueError:
        return field.default


def labelled(move: WrittenOrder) -> str:
    """The order's words with the blanks' labels in brackets; empty if it has none."""
    return sentence(move, lambda field: f"[{field.label}]") if move.fields else ""


def values_by_default(move: WrittenOrder) -> dict[str, tuple[str, ...]]:
    """What stands in its blanks before anybody writes."""
    return {field.id: (field.default,) for field in move.fields if field.default is not None}
