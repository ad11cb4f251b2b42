"""The blanks of a menu move: what may fill each, and how that reads."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from exercise.domain.order_words import sentence
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import FormField, WrittenOrder
from exercise.domain.state import State

_WHOLE = re.compile(r"[+-]?\d{1,10}")
_NOTHING = "–"
"""What an order says where an optional blank is left empty."""
LONGEST = 2_000
"""Letters of a text for which the scenario says nothing else."""


def checked(
    state: State, cell: str, move: WrittenOrder, values: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """What fills each blank, as the menu allows it.

    Raises:
        Refused: a blank is empty, unknown or wrongly filled.
    """
    unknown = next((name for name in values if move.field(name) is None), None)
    if unknown is not None:
        raise Refused(
            "bad_field", N_("This move has no such blank."), details={"field": f"values.{unknown}"}
        )
    found: dict[str, tuple[str, ...]] = {}
    for field in move.fields:
        given = tuple(dict.fromkeys(one for one in values.get(field.id, ()) if one))
        if not given and not field.optional:
            raise _bad(field, N_("Fill in “%(label)s”."))
        if len(given) > 1 and not field.several:
            raise _bad(field, N_("“%(label)s” takes one answer."))
        for one in given:
            _check(state, cell, field, one)
        found[field.id] = given
    return found


def _check(state: State, cell: str, field: FormField, value: str) -> None:
    if field.kind == "text" and len(value) > (field.most or LONGEST):
        raise _bad(
            field,
            N_("“%(label)s” has at most %(most)s letters."),
            most=str(field.most or LONGEST),
        )
    if field.kind == "number":
        _check_number(field, value)
    if field.kind == "date":
        _check_date(field, value)
    known = _choices(state, cell, field)
    if known is not None and value not in known:
        raise _bad(field, N_("Choose one of those that “%(label)s” offers."))


def _check_number(field: FormField, value: str) -> None:
    low, high = field.low, field.high
    number = int(value) if _WHOLE.fullmatch(value) else None
    if number is None:
        raise _bad(field, N_("“%(label)s” is a whole number."))
    if (low is not None and number < low) or (high is not None and number > high):
        if low is not None and high is not None:
            message = N_("“%(label)s” lies between %(low)s and %(high)s.")
        elif low is not None:
            message = N_("“%(label)s” is at least %(low)s.")
        else:
            message = N_("“%(label)s” is at most %(high)s.")
        raise _bad(field, message, low=str(low), high=str(high))


def _check_date(field: FormField, value: str) -> None:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise _bad(field, N_("“%(label)s” is a day such as 2013-04-12.")) from None


def _choices(state: State, cell: str, field: FormField) -> Iterable[str] | None:
    if field.kind == "choice":
        return field.options
    if field.kind == "place":
        return [place.id for place in state.the_world.places]
    if field.kind == "cell":
        return [one for one in state.cells if one != cell]
    return None


def _bad(field: FormField, message: str, **values: str) -> Refused:
    return Refused(
        "bad_field",
        message,
        details={"field": f"values.{field.id}"},
        label=field.label,
        **values,
    )


def ordered(
    state: State, cell: str, move: WrittenOrder, given: Mapping[str, tuple[str, ...]], more: str
) -> str:
    """The move's sentence with its blanks filled, as checked, and what was written besides."""

    def said(field: FormField) -> str:
        return _said(state, cell, field, given[field.id])

    return _and(sentence(move, said, state.the_world.language), more)


def as_it_stands(
    state: State, cell: str, move: WrittenOrder, values: Mapping[str, Iterable[str]], more: str
) -> str:
    """How a draft would read, with dots where a blank is still to be filled."""

    def said(field: FormField) -> str:
        given = tuple(one for one in values.get(field.id, ()) if one)
        if not given:
            return _NOTHING if field.optional else "…"
        try:
            for one in given:
                _check(state, cell, field, one)
        except Refused:
            return ", ".join(given)
        return _said(state, cell, field, given)

    return _and(sentence(move, said, state.the_world.language), more)


def _and(told: str, more: str) -> str:
    return f"{told}\n\n{more}" if more else told


def _said(state: State, cell: str, field: FormField, values: tuple[str, ...]) -> str:
    if not values:
        return _NOTHING
    if field.kind == "date":
        return _spoken(date.fromisoformat(values[0]), state.the_world.language)
    if field.kind == "place":
        place = next(one for one in state.the_world.places if one.id == values[0])
        return place.names.get(cell, place.name)
    if field.kind == "cell":
        return ", ".join(state.cell_name(one) for one in values)
    return values[0]


def _spoken(day: date, language: str) -> str:
    """As an English sentence has it; in other languages as ISO 8601."""
    return f"{day.day} {day:%B} {day.year}" if language.startswith("en") else day.isoformat()
