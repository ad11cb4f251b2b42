"""Decisions on pages: to be made, made, and as the white cell follows them."""

from collections.abc import Iterator, Mapping

from exercise.app.read import moments, tags
from exercise.app.read.menu import menu_move_view, order_view, written_out
from exercise.app.read.status import is_over
from exercise.app.read.told import Told
from exercise.app.read.viewers import WHITE, is_staff
from exercise.app.view_models import choices as vm
from exercise.app.view_models.desk import WaitingItem
from exercise.app.view_models.shell import MenuMoveView
from exercise.domain.choices import copies_of, decider
from exercise.domain.menus import filled, menu_of
from exercise.domain.orders import order_with
from exercise.domain.payloads import InjectDelivered
from exercise.domain.scenario import Choice, Option
from exercise.domain.state import ChoiceState, Item, Made, MoveStatus, State


def sample(inject: InjectDelivered) -> vm.DecisionView | None:
    """A decision as it would be read; None where the inject puts none."""
    return None if inject.decide is None else _view(inject.decide, {}, inject.language)


def decision_of(
    state: State, item: Item, inject: InjectDelivered | None, viewer: str
) -> vm.DecisionView | None:
    """The decision that a delivered inject puts to its reader."""
    asked = inject.decide if inject is not None else None
    choice = state.choices.get(state.roots.get(item.id, ""))
    if asked is None or choice is None:
        return None
    seat, office = _decider(state, choice, viewer) if choice.made is None else ("", "")
    return _standing(state, choice, asked, viewer, seat=seat, office=office)


def _decider(state: State, choice: ChoiceState, viewer: str) -> tuple[str, str]:
    """Who may decide, as far as the viewer is told of seats that are taken and left."""
    if is_staff(viewer):
        return "", tags.seat_title(state, choice.on)
    if viewer.startswith("seat:"):
        own = viewer.removeprefix("seat:")
        return own, tags.seat_title(state, own)
    found = decider(state, choice)
    return (found.id, found.title) if found else ("", "")


def _standing(
    state: State, choice: ChoiceState, asked: Choice, viewer: str, *, seat: str, office: str
) -> vm.DecisionView:
    made = choice.made
    cell = choice.cell
    menu = {move.id: menu_move_view(state, cell, move) for move in menu_of(state, cell)}
    view = _view(asked, menu, state.the_world.language)
    return vm.DecisionView(
        ask=view.ask,
        options=view.options,
        state="open" if made is None else "made",
        due=moments.as_of(state, choice.seq, choice.due_t),
        seat=seat,
        office=office,
        made=None if made is None else _made(state, asked, made, viewer),
    )


def _view(asked: Choice, menu: Mapping[str, MenuMoveView], language: str) -> vm.DecisionView:
    options = tuple(
        _option(one, asked, menu.get(one.menu or ""), language) for one in asked.options
    )
    return vm.DecisionView(ask=asked.ask, options=options)


def _option(
    option: Option, asked: Choice, of_menu: MenuMoveView | None, language: str
) -> vm.ChoiceOption:
    return vm.ChoiceOption(
        id=option.id,
        title=option.title,
        is_order=option.is_ordered,
        order=filled(option.order, language) if option.order else "",
        move=written_out(option.order, language) if option.order else of_menu,
        is_default=option.id == asked.default,
    )


def _made(state: State, asked: Choice, made: Made, viewer: str) -> vm.MadeChoice:
    chosen = asked.option(made.what.option)
    return vm.MadeChoice(
        option=made.what.option,
        title=chosen.title if chosen else "",
        how=made.what.how,
        at=moments.of_mark(state, made.t, made.at),
        office=made.what.seat_title,
        withdrawn=_is_withdrawn(state, made.what.move, viewer),
    )


def _is_withdrawn(state: State, move: str | None, viewer: str) -> bool:
    """Whether the order was taken back, for those who are told what becomes of it."""
    known = state.moves.get(move or "")
    if known is None or known.status is not MoveStatus.WITHDRAWN:
        return False
    return viewer in state.items[known.id].audience


def handed_over(told: Told) -> Iterator[ChoiceState]:
    """Open decisions that another seat makes, now that a seat was taken or left."""
    for inject in told.state.open_choices:
        choice = told.state.choices[inject]
        before, after = decider(told.before, choice), decider(told.state, choice)
        if (before and before.id) != (after and after.id):
            yield choice


# ── what waits ───────────────────────────────────────────────────────────────


def is_to_decide(state: State, item: Item) -> bool:
    """Whether a delivered inject puts a decision that is not made."""
    choice = state.choices.get(state.roots.get(item.id, ""))
    asks = isinstance(item.payload, InjectDelivered) and item.payload.decide is not None
    return asks and choice is not None and choice.made is None


def to_decide(state: State, viewer: str) -> tuple[WaitingItem, ...]:
    """Decisions that wait for the viewer's cell or seat, by when they fall."""
    open_now = sorted((state.choices[one] for one in state.open_choices), key=_place)
    return tuple(row for choice in open_now for row in _waiting(state, choice, viewer))


def _waiting(state: State, choice: ChoiceState, viewer: str) -> Iterator[WaitingItem]:
    for copy in copies_of(state, choice):
        item = state.items.get(copy)
        inject = item.payload if item is not None else None
        if item is None or viewer not in item.audience or not isinstance(inject, InjectDelivered):
            continue
        if inject.decide is not None:
            yield WaitingItem(
                key=item.id,
                sender=inject.sender,
                medium=inject.medium,
                title=inject.decide.ask,
                since=moments.of_item(state, item),
                due=moments.as_of(state, choice.seq, choice.due_t),
                decides=True,
                default=_view(inject.decide, {}, inject.language).default,
                lang=inject.language,
            )


# ── for the white cell ───────────────────────────────────────────────────────


def decisions(state: State) -> vm.DecisionsView:
    """Region ``decisions``."""
    rows = (_row(state, choice) for choice in sorted(state.choices.values(), key=_place))
    return vm.DecisionsView(rows=tuple(row for row in rows if row is not None))


def _place(choice: ChoiceState) -> tuple[bool, int, str]:
    made = choice.made
    return made is not None, choice.due_t if made is None else -made.t, choice.inject


def _aloud(state: State, cell: str, option: Option) -> vm.AloudOption:
    order = order_with(state, cell, option)
    move = None if order is None else order_view(state, cell, order)
    return vm.AloudOption(id=option.id, title=option.title, move=move)


def _row(state: State, choice: ChoiceState) -> vm.DecisionRow | None:
    inject = state.msel[choice.inject].inject
    cell = tags.cell_tag(state, choice.cell)
    if inject is None or inject.decision is None or cell is None:
        return None
    deciding = decider(state, choice) if choice.made is None else None
    return vm.DecisionRow(
        key=choice.id,
        inject=choice.inject,
        number=inject.number,
        title=inject.title,
        cell=cell,
        office=deciding.title if deciding else "",
        put=moments.of_mark(state, choice.t, choice.at),
        view=_standing(state, choice, inject.decision, WHITE, seat="", office=""),
        aloud=tuple(_aloud(state, choice.cell, one) for one in inject.decision.options),
        over=is_over(state),
        lang=inject.language,
    )
