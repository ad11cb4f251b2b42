"""What a stand-in puts into the blanks of an order."""

from collections.abc import Mapping, Sequence

from exercise.domain.scenario import FormField, MenuMove
from exercise.standins import words
from exercise.standins.chance import Chance
from exercise.standins.table import Table

Value = str | int | list[str]
"""Cells are lists of ids."""


def fill(fields: Sequence[FormField], table: Table, chance: Chance, about: str) -> dict[str, Value]:
    """A value for each field that can have one; half of what may be left out is."""
    filled: dict[str, Value] = {}
    for field in fields:
        left_out = field.optional and chance.happens(0.5, about, "field", field.id)
        value = None if left_out else _value(field, table, chance, about)
        if value is not None:
            filled[field.id] = value
    return filled


def _value(field: FormField, table: Table, chance: Chance, about: str) -> Value | None:
    match field.kind:
        case "text":
            text = field.default or chance.one_of(words.NOTE, about, field.id)
            return text[: field.most]
        case "choice":
            return chance.one_of(field.options, about, field.id) if field.options else None
        case "number":
            low, high = _ends(field)
            return chance.between(low, high, about, field.id)
        case "date":
            return field.default or (chance.one_of(table.dates, about, field.id))
        case "place":
            return chance.one_of(table.places, about, field.id) if table.places else None
        case "cell":
            return [chance.one_of(table.others, about, field.id)] if table.others else None


def _ends(field: FormField) -> tuple[int, int]:
    low = 0 if field.low is None else field.low
    high = max(low, low + 100 if field.high is None else field.high)
    return low, high


def written(move: MenuMove, filled: Mapping[str, Value], table: Table) -> str:
    """The order with its blanks filled in."""
    order = move.order
    for field in move.fields:
        order = order.replace("{" + field.id + "}", _said(field, filled.get(field.id), table))
    return order


def _said(field: FormField, value: Value | None, table: Table) -> str:
    if value is None:
        return "–"
    if isinstance(value, list):
        return ", ".join(map(table.name, value))
    return f"{value} {field.unit}".strip() if isinstance(value, int) else value
