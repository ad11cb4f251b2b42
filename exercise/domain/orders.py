"""Orders: from a cell's menu, with an option, or free; the second key, and what stands unruled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exercise.domain import audience, blanks, commands, payloads
from exercise.domain.decision import Context, record
from exercise.domain.entry import Draft
from exercise.domain.menus import offered, on_menu
from exercise.domain.payloads import InjectDelivered
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import MenuMove, Option, Suggestion, WrittenOrder
from exercise.domain.state import ChoiceState, MoveState, SeatState, State


@dataclass(frozen=True, slots=True)
class Order:
    """What is ordered, once the menu's part of it has been worked in."""

    title: str
    instrument: str
    text: str
    intent: str
    targets: tuple[str, ...]
    tags: tuple[str, ...]
    takes_ms: int
    second_key: bool
    stands: bool
    named: tuple[str, ...] = ()
    """Cells that only those who may read the intent find in it."""


def order_of(state: State, cell: str, command: commands.SubmitMove) -> Order:
    """The order that a command gives for a cell.

    Raises:
        Refused: of an unknown menu, with a blank that is empty or wrong, or without a word.
    """
    move = on_menu(state, cell, command.menu)
    if move is None and command.menu is not None:
        raise Refused("unknown_menu", N_("Your menu has no such move."))
    option = option_of(state, command.answers, command.option)
    _require_offered(state, cell, move, option)
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
            intent=command.intent,
            targets=command.targets,
            tags=command.tags,
            takes_ms=command.takes_ms,
            second_key=force,
            stands=stands,
        )
    if not move.fields and not command.order:
        raise _no_order()
    given = blanks.checked(state, cell, move, command.values)
    tags = tuple(dict.fromkeys((*move.tags, *command.tags)))
    named = _named(move, given, own=False)
    return Order(
        title=command.title,
        instrument=move.instrument,
        text=blanks.ordered(state, cell, move, given, command.order)
        if move.fields
        else command.order,
        intent=_both(command.intent, blanks.own(state, cell, move, given)),
        targets=tuple(dict.fromkeys((*command.targets, *named))),
        tags=tags,
        takes_ms=move.takes_ms,
        second_key=needs_second_key(state, move, tags),
        stands=move.stands,
        named=_named(move, given, own=True),
    )


def _named(
    move: WrittenOrder, given: Mapping[str, tuple[str, ...]], *, own: bool
) -> tuple[str, ...]:
    """Cells in its blanks: in those that the order's readers read, or in the others."""
    fields = (field for field in move.fields if field.kind == "cell" and field.own == own)
    return tuple(dict.fromkeys(one for field in fields for one in given[field.id]))


def _both(intent: str, own: str) -> str:
    return f"{intent}\n\n{own}" if intent and own else intent or own


def _require_offered(state: State, cell: str, move: MenuMove | None, option: Option | None) -> None:
    """What an option of a decision orders may be ordered whenever that is put."""
    if move is None or (option is not None and option.menu == move.id):
        return
    if move not in offered(state, cell):
        raise Refused("not_offered", N_("That move is not on your menu in this phase."))


def _as_chosen(state: State, chosen: WrittenOrder, command: commands.SubmitMove) -> Order:
    """The order of an option that stands in no menu: its words may be changed, not what it is."""
    if not command.order:
        raise _no_order()
    tags = tuple(dict.fromkeys((*chosen.tags, *command.tags)))
    return Order(
        title=command.title,
        instrument=chosen.instrument,
        text=command.order,
        intent=command.intent,
        targets=command.targets,
        tags=tags,
        takes_ms=chosen.takes_ms,
        second_key=needs_second_key(state, chosen, tags),
        stands=chosen.stands,
    )


def _no_order() -> Refused:
    return Refused(
        "unfinished",
        N_("Write the order: what is done, by whom, by when."),
        details={"field": "order"},
    )


# ── orders that options give ──────────────────────────────────────────────────


def order_with(state: State, cell: str, option: Option) -> WrittenOrder | None:
    """What an option of a cell's decision orders; None: nothing, or its text was erased."""
    return option.order if option.menu is None else on_menu(state, cell, option.menu)


def option_of(state: State, answers: str | None, option: str | None) -> Option | None:
    """The option that an order chooses: of the decision that the item it answers has put."""
    item = state.items.get(answers or "")
    copy = item.payload if item is not None else None
    if item is None or not isinstance(copy, InjectDelivered) or copy.decide is None:
        return None  # another cell's copy must not tell that there is a decision
    return copy.decide.option(option)


def chosen_with(state: State, move: str) -> WrittenOrder | None:
    """The order of the option that a move has chosen, if it stands in no menu."""
    choice = decision_made_by(state, move)
    option = chosen_option(state, choice) if choice is not None else None
    return option.order if option is not None else None


def decision_made_by(state: State, move: str) -> ChoiceState | None:
    """The decision that was made with this order. It stands, whatever becomes of the order."""
    made = (one for one in state.choices.values() if one.made is not None)
    return next((one for one in made if one.made and one.made.what.move == move), None)


def chosen_option(state: State, choice: ChoiceState) -> Option | None:
    """What was chosen; None while nothing is, or once the inject was erased."""
    inject = state.msel[choice.inject].inject
    asked = inject.decision if inject is not None else None
    return asked.option(choice.made.what.option) if asked and choice.made else None


@dataclass(frozen=True, slots=True)
class ToldAloud:
    """What is ordered, as its cell has told control."""

    text: str
    intent: str = ""
    targets: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    """Cells in the blanks that go with the intent."""


def as_told(
    state: State, cell: str, order: WrittenOrder, command: commands.TakeDecision
) -> ToldAloud | None:
    """An order in the words it was told in; None: as it is written.

    Raises:
        Refused: a blank is left empty, or wrongly filled.
    """
    if not order.fields:
        return ToldAloud(command.order) if command.order else None
    if not command.values and not command.order:
        return None
    given = blanks.checked(state, cell, order, command.values)
    return ToldAloud(
        text=blanks.ordered(state, cell, order, given, command.order),
        intent=blanks.own(state, cell, order, given),
        targets=_named(order, given, own=False),
        named=_named(order, given, own=True),
    )


def given_for(
    state: State,
    cell: str,
    order: WrittenOrder,
    context: Context,
    *,
    item: str,
    menu: str | None,
    told: ToldAloud | None = None,
) -> Draft:
    """The entry that gives an order on a cell's behalf: as told, or as the scenario has it."""
    if told is None:
        told = ToldAloud(*blanks.by_default(state, cell, order))
    targets = {*order.targets, *told.targets}
    submitted = payloads.MoveSubmitted(
        cell=cell,
        seat_title="",
        number=state.move_counts.get(cell, 0) + 1,
        title=order.title,
        instrument=order.instrument,
        tags=order.tags,
        actor="",
        targets=tuple(one for one in state.cells if one in targets and one != cell),
        intent=told.intent,
        order=told.text,
        openness=order.openness,
        takes_ms=order.takes_ms,
        expected_ms=context.t + order.takes_ms,
        assents=(),
        dissents=(),
        menu=menu,
        stands=order.stands,
        named=told.named,
    )
    readers = audience.cells_and_staff((cell,))
    return record(submitted, by=context.actor, to=readers, item=item, behalf=cell)


# ── the second key ───────────────────────────────────────────────────────────


def needs_second_key(state: State, move: WrittenOrder | None, tags: Iterable[str]) -> bool:
    """Whether an order may go out only with another seat's consent."""
    force = {tag.casefold() for tag in state.the_world.use_of_force}
    return (move is not None and move.second_key) or any(tag.casefold() in force for tag in tags)


def is_force(state: State, move: MoveState, tags: Iterable[str]) -> bool:
    """Whether a move that was submitted uses force."""
    order = on_menu(state, move.cell, move.menu) or chosen_with(state, move.id)
    return needs_second_key(state, order, tags)


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
    chosen = chosen_with(state, move.id)
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
