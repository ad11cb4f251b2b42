"""The blanks of a menu move: what may fill each, and how that reads."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from exercise.domain.menus import values_by_default
from exercise.domain.order_words import Said, sentence, spoken
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import FormField, WrittenOrder
from exercise.domain.state import State

_WHOLE = re.compile(r"[+-]?\d{1,10}")
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
        return [place.id for place in state.the_world.places if field.offers(place.id)]
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
    said = _filling(state, cell, given)
    return _and(sentence(move, said, state.the_world.language) or move.title, more)


def as_it_stands(
    state: State, cell: str, move: WrittenOrder, values: Mapping[str, Iterable[str]], more: str
) -> str:
    """How a draft would read, with dots where a blank is still to be filled."""
    said = _as_far(state, cell, values)
    return _and(sentence(move, said, state.the_world.language) or move.title, more)


def by_default(state: State, cell: str, move: WrittenOrder) -> tuple[str, str]:
    """An order as it is given when nobody filled its blanks, and what of that is the team's own.

    A sentence with a blank that holds nothing to begin with is left out.
    """
    said, language = _as_far(state, cell, values_by_default(move), None), state.the_world.language
    return sentence(move, said, language) or move.title, _own(move, said, language)


def own(state: State, cell: str, move: WrittenOrder, given: Mapping[str, tuple[str, ...]]) -> str:
    """What stands in the blanks that the order's readers do not read, as checked."""
    return _own(move, _filling(state, cell, given), state.the_world.language)


def own_as_it_stands(
    state: State, cell: str, move: WrittenOrder, values: Mapping[str, Iterable[str]]
) -> str:
    """What a draft has in the blanks that the order's readers do not read."""
    return _own(move, _as_far(state, cell, values), state.the_world.language)


def _own(move: WrittenOrder, said: Said, language: str) -> str:
    """Each of them after its label, as a sentence."""
    told = " ".join(
        f"{field.label}: {{{field.id}}}{' ' if field.unit else ''}{field.unit}."
        for field in move.fields
        if field.own and said(field) is not None
    )
    return sentence(move.model_copy(update={"order": told}), said, language)


def _and(told: str, more: str) -> str:
    return f"{told}\n\n{more}" if more else told


def _filling(state: State, cell: str, given: Mapping[str, tuple[str, ...]]) -> Said:
    def said(field: FormField) -> str | None:
        values = given.get(field.id)
        return _said(state, cell, field, values) if values else None

    return said


def _as_far(
    state: State, cell: str, values: Mapping[str, Iterable[str]], to_fill: str | None = "…"
) -> Said:
    def said(field: FormField) -> str | None:
        given = tuple(one for one in values.get(field.id, ()) if one)
        if not given:
            return None if field.optional else to_fill
        try:
            for one in given:
                _check(state, cell, field, one)
        except Refused:
            return ", ".join(given)
        return _said(state, cell, field, given)

    return said


def _said(state: State, cell: str, field: FormField, values: tuple[str, ...]) -> str:
    if field.kind == "date":
        return spoken(date.fromisoformat(values[0]), state.the_world.language)
    if field.kind == "place":
        place = next(one for one in state.the_world.places if one.id == values[0])
        return place.names.get(cell, place.name)
    if field.kind == "cell":
        return ", ".join(state.cell_name(one) for one in values)
    return values[0]
