"""Orders from a cell's menu: their blanks filled in, the second key, and what stands unruled."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from exercise.domain import commands, ordering
from exercise.domain.payloads import FolderSet
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import FormField, MenuMove, Suggestion
from exercise.domain.state import MoveState, SeatState, State, folder_item

_BLANK = re.compile(r"\{([^{}]*)\}")
_WHOLE = re.compile(r"[+-]?\d{1,10}")
_NOTHING = "–"
"""What an order says where an optional blank is left empty."""
LONGEST = 2_000
"""Letters of a text for which the scenario says nothing else."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is ordered, once the menu's part of it has been worked in."""

    title: str
    instrument: str
    text: str
    targets: tuple[str, ...]
    tags: tuple[str, ...]
    takes_ms: int
    second_key: bool
    stands: bool


def menu_move(state: State, cell: str, menu: str) -> MenuMove:
    """A move of the cell's menu.

    Raises:
        Refused: it has no such move, or its folder was erased.
    """
    folder = state.briefs.get(folder_item(cell))
    moves = folder.menu if isinstance(folder, FolderSet) else ()
    found = next((move for move in moves if move.id == menu), None)
    if found is None:
        raise Refused("unknown_menu", N_("Your menu has no such move."))
    return found


def order_of(state: State, cell: str, command: commands.SubmitMove) -> Order:
    """The order that a command gives for a cell.

    Raises:
        Refused: of an unknown menu, with a blank that is empty or wrong, or without a word.
    """
    move = menu_move(state, cell, command.menu) if command.menu is not None else None
    option = ordering.option_of(state, command.answers, command.option)
    if move is None and option is not None and option.order is not None:
        return _as_chosen(state, option.order, command)
    if move is None:
        if not command.order:
            raise _no_order()
        force = needs_second_key(state, None, command.tags)
        stands = state.the_world.unruled == "as-ordered"
        return Order(
            title=command.title,
            instrument=command.instrument,
            text=command.order,
            targets=command.targets,
            tags=command.tags,
            takes_ms=command.takes_ms,
            second_key=force,
            stands=stands,
        )
    given = _checked(state, cell, move, command.values)
    tags = tuple(dict.fromkeys((*move.tags, *command.tags)))
    named = [one for field in move.fields if field.kind == "cell" for one in given[field.id]]
    return Order(
        title=command.title,
        instrument=move.instrument,
        text=_text(state, cell, move, given, command.order),
        targets=tuple(dict.fromkeys((*command.targets, *named))),
        tags=tags,
        takes_ms=move.takes_ms,
        second_key=needs_second_key(state, move, tags),
        stands=move.stands,
    )


def _as_chosen(state: State, chosen: MenuMove, command: commands.SubmitMove) -> Order:
    """The order of an option that stands in no menu: its words may be changed, not what it is."""
    if not command.order:
        raise _no_order()
    tags = tuple(dict.fromkeys((*chosen.tags, *command.tags)))
    return Order(
        title=command.title,
        instrument=chosen.instrument,
        text=command.order,
        targets=command.targets,
        tags=tags,
        takes_ms=chosen.takes_ms,
        second_key=needs_second_key(state, chosen, tags),
        stands=chosen.stands,
    )


def as_it_stands(
    state: State, cell: str, menu: str | None, values: Mapping[str, Iterable[str]], more: str
) -> str:
    """How a draft would read, with dots where a blank is still to be filled."""
    try:
        move = None if menu is None else menu_move(state, cell, menu)
    except Refused:
        move = None
    if move is None or not move.fields:
        return more

    def said(blank: re.Match[str]) -> str:
        field = move.field(blank[1])
        given = () if field is None else tuple(one for one in values.get(field.id, ()) if one)
        if field is None or not given:
            return _NOTHING if field is not None and field.optional else "…"
        try:
            for one in given:
                _check(state, cell, field, one)
        except Refused:
            return ", ".join(given)
        return _said(state, cell, field, given)

    sentence = _BLANK.sub(said, move.order)
    return f"{sentence}\n\n{more}" if more else sentence


def labelled(move: MenuMove) -> str:
    """Its order with the blanks' labels in brackets; empty if it has none."""
    if not move.fields:
        return ""
    labels = {field.id: field.label for field in move.fields}
    return _BLANK.sub(lambda blank: f"[{labels.get(blank[1], blank[1])}]", move.order)


def values_by_default(move: MenuMove) -> dict[str, tuple[str, ...]]:
    """What stands in its blanks before anybody writes."""
    return {field.id: (field.default,) for field in move.fields if field.default is not None}


# ── blanks ───────────────────────────────────────────────────────────────────


def _text(
    state: State, cell: str, move: MenuMove, given: Mapping[str, tuple[str, ...]], more: str
) -> str:
    """The menu's sentence with its blanks filled, and what was written besides."""
    if not move.fields:
        if not more:
            raise _no_order()
        return more

    def said(blank: re.Match[str]) -> str:
        field = move.field(blank[1])
        return blank[0] if field is None else _said(state, cell, field, given[field.id])

    sentence = _BLANK.sub(said, move.order)
    return f"{sentence}\n\n{more}" if more else sentence


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


def _checked(
    state: State, cell: str, move: MenuMove, values: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """What fills each blank, as the menu allows it."""
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


def _no_order() -> Refused:
    return Refused(
        "unfinished",
        N_("Write the order: what is done, by whom, by when."),
        details={"field": "order"},
    )


# ── the second key ───────────────────────────────────────────────────────────


def needs_second_key(state: State, move: MenuMove | None, tags: Iterable[str]) -> bool:
    """Whether an order may go out only with another seat's consent."""
    force = {tag.casefold() for tag in state.the_world.use_of_force}
    return (move is not None and move.second_key) or any(tag.casefold() in force for tag in tags)


def key_holders(state: State, cell: str, writer: str) -> tuple[SeatState, ...]:
    """Who may turn the second key to an order that ``writer`` sends; nobody: it is waived.

    Those whom the scenario gives the right and who are there; with none of them there, any
    other seat of the cell.
    """
    role = state.role(cell)
    right = {f"{cell}.{post.id}" for post in role.seats if post.second_key} if role else set()
    others = [seat for seat in state.seats_of(cell) if seat.person and seat.id != writer]
    return tuple([seat for seat in others if seat.id in right] or others)


def require_second_key(state: State, seat: SeatState, assents: Iterable[str]) -> None:
    """Raises Refused unless somebody else has agreed, if there is anybody to ask."""
    holders = key_holders(state, seat.cell, seat.id)
    if holders and not {holder.id for holder in holders} & set(assents):
        raise Refused(
            "second_key",
            N_("This order needs a second key: %(who)s must agree to the draft first."),
            who=", ".join(holder.title for holder in holders),
        )


# ── what was suggested, and what stands ──────────────────────────────────────


def suggestion(state: State, move: MoveState) -> Suggestion | None:
    """The ruling that the scenario has prepared for a move."""
    if move.menu is not None:
        return state.control.suggestions.get(f"{move.cell}/{move.menu}")
    chosen = ordering.chosen_with(state, move.id)
    return None if chosen is None else chosen.suggests


def stands_at(state: State, move: MoveState) -> int | None:
    """Exercise time at which it takes effect if nobody rules; None: it waits for a ruling.

    A controller who has claimed it is not overtaken for as long as a ruling may take.
    """
    if move.stands_t is None:
        return None
    return move.stands_t + (state.the_world.ruling_limit_ms if move.claimed_by else 0)


def next_to_stand(state: State) -> tuple[int, MoveState] | None:
    """The waiting move that takes effect first if nobody rules, and when."""
    waiting = (state.moves[move] for move in state.waiting)
    times = [(t, state.waiting[move.id], move) for move in waiting
             if (t := stands_at(state, move)) is not None]  # fmt: skip
    if not times:
        return None
    t, _, move = min(times, key=lambda one: one[:2])
    return t, move
