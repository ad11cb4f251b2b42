"""What a stand-in puts into the blanks of an order."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from exercise.domain.order_words import sentence
from exercise.domain.scenario import FormField, WrittenOrder
from exercise.standins import words
from exercise.standins.chance import Chance
from exercise.standins.table import Table

Values = dict[str, list[str]]
"""By blank, as a form sends them."""
SPAN = 100
"""Of a number whose upper end is open."""
SOON = (1, 3)
"""Days from the story's today, or the date before it, to a date of an order."""


def fill(
    fields: Sequence[FormField], table: Table, chance: Chance, about: str, today: date | None = None
) -> Values:
    """A value for each blank that can have one; half of what may be left out is.

    No day lies before ``today``, nor before the day in a blank above it.
    """
    values: Values = {}
    for field in fields:
        left_out = field.optional and chance.happens(0.5, about, "field", field.id)
        value = None if left_out else _value(field, table, chance, about, today)
        if value is not None:
            values[field.id] = [value]
            if field.kind == "date" and today is not None:
                today = date.fromisoformat(value)
    return values


def _value(
    field: FormField, table: Table, chance: Chance, about: str, today: date | None
) -> str | None:
    usual = None if _is_past(field, today) else field.default
    if usual is not None and (
        field.kind == "date" or chance.happens(0.5, about, "default", field.id)
    ):
        return usual
    if field.such_as:
        return chance.one_of(field.such_as, about, field.id)
    if field.kind == "date" and today is not None:
        days = timedelta(days=chance.between(*SOON, about, field.id))
        return (today + days).isoformat()
    match field.kind:
        case "text":
            return chance.one_of(words.NOTE, about, field.id)[: field.most]
        case "number":
            low = 0 if field.low is None else field.low
            high = low + SPAN if field.high is None else field.high
            return str(chance.between(low, max(low, high), about, field.id))
        case kind:
            among: dict[str, Sequence[str]] = {
                "choice": field.options,
                "date": table.dates,
                "place": [one for one in table.places if field.offers(one)],
                "cell": table.others,
            }
            choices = among[kind]
            return chance.one_of(choices, about, field.id) if choices else None


def _is_past(field: FormField, today: date | None) -> bool:
    """Whether the day that stands in the blank before anybody writes has gone."""
    if field.kind != "date" or field.default is None or today is None:
        return False
    return date.fromisoformat(field.default) < today


def written(move: WrittenOrder, values: Mapping[str, Sequence[str]], language: str) -> str:
    """An order that stands in no menu, with its blanks filled in."""
    return sentence(move, lambda field: _listed(field, values), language)


def own_written(move: WrittenOrder, values: Mapping[str, Sequence[str]]) -> str:
    """What of such an order goes with the intent."""
    own = ((field, _listed(field, values)) for field in move.fields if field.own)
    return " ".join(f"{field.label}: {words}." for field, words in own if words is not None)


def _listed(field: FormField, values: Mapping[str, Sequence[str]]) -> str | None:
    return ", ".join(values.get(field.id, ())) or None
