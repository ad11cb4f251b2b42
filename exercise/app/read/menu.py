"""A cell's menu of moves as its form shows it."""

from dataclasses import replace

from exercise.app.view_models.shell import BlankView, MenuMoveView
from exercise.domain.blanks import LONGEST
from exercise.domain.menus import filled, labelled, own_filled, values_by_default
from exercise.domain.orders import needs_second_key
from exercise.domain.scenario import FormField, MenuMove, WrittenOrder
from exercise.domain.state import State


def menu_move_view(state: State, cell: str, move: MenuMove) -> MenuMoveView:
    """A move the cell may start from, with its blanks."""
    return replace(
        order_view(state, cell, move),
        since=move.since or "",
        until=move.until or "",
        offered=move.is_good(state.begun),
    )


def order_view(state: State, cell: str, order: WrittenOrder) -> MenuMoveView:
    """An order of a cell with its blanks, whether it stands on its menu or not."""
    return MenuMoveView(
        id=order.id,
        title=order.title,
        instrument=order.instrument,
        openness=order.openness,
        targets=order.targets,
        order="" if order.fields else order.order,
        takes_ms=order.takes_ms,
        tags=order.tags,
        blanks=tuple(_blank(state, cell, one) for one in order.fields),
        sentence=labelled(order),
        values=values_by_default(order),
        second_key=needs_second_key(state, order, order.tags),
        stands=order.stands,
    )


def written_out(order: WrittenOrder, language: str) -> MenuMoveView:
    """An order that is in no menu: to be changed as one likes, its blanks in brackets."""
    return MenuMoveView(
        id="",
        title=order.title,
        instrument=order.instrument,
        openness=order.openness,
        targets=order.targets,
        order=filled(order, language),
        takes_ms=order.takes_ms,
        tags=order.tags,
        intent=own_filled(order, language),
    )


def _blank(state: State, cell: str, blank: FormField) -> BlankView:
    return BlankView(
        id=blank.id,
        label=blank.label,
        kind=blank.kind,
        optional=blank.optional,
        own=blank.own,
        default=blank.default or "",
        most=blank.most or LONGEST,
        low=blank.low,
        high=blank.high,
        unit=blank.unit,
        several=blank.several,
        options=_options(state, cell, blank),
    )


def _options(state: State, cell: str, blank: FormField) -> tuple[tuple[str, str], ...]:
    if blank.kind == "choice":
        return tuple((one, one) for one in blank.options)
    if blank.kind == "place":
        offered = (one for one in state.the_world.places if blank.offers(one.id))
        places = sorted(offered, key=lambda one: one.id not in blank.such_as)
        return tuple((one.id, one.names.get(cell, one.name)) for one in places)
    if blank.kind == "cell":
        return tuple((one, state.cell_name(one)) for one in state.cells if one != cell)
    return ()
