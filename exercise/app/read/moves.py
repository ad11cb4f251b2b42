"""Moves: in the feed, in their cell's list, and waiting for a ruling."""

from typing import Literal

from exercise.app.read import moments, tags
from exercise.app.read.instruments import instrument_name
from exercise.app.read.senders import item_ref
from exercise.app.read.viewers import WHITE, is_staff, own_cell
from exercise.app.view_models.common import Moment
from exercise.app.view_models.feed import EnteredBy, MoveBody
from exercise.domain.choices import copies_of
from exercise.domain.orders import chosen_option, decision_made_by
from exercise.domain.payloads import MoveSubmitted
from exercise.domain.state import SYSTEM, Item, MoveState, MoveStatus, State

Standing = Literal["waiting", "ruled", "ruled_again", "withdrawn", "lapsed"]


def move_body(state: State, item: Item, payload: MoveSubmitted, viewer: str) -> MoveBody:
    """A move as its own cell and the staff see it."""
    move = state.moves[item.id]
    return MoveBody(
        number=payload.number,
        title=payload.title,
        instrument=instrument_name(state, payload.instrument),
        tags=payload.tags,
        actor=payload.actor,
        targets=tags.tags(state, payload.targets),
        intent=payload.intent,
        order=payload.order,
        openness=payload.openness,
        takes_ms=payload.takes_ms,
        expected=moments.as_of_item(state, item, payload.expected_ms),
        cut_short=cut_short(state, move, payload, viewer),
        state=standing(move, viewer),
        state_at=standing_at(state, move, viewer),
        answers=item_ref(state, state.refers.get(item.id), viewer),
        assents=tags.seat_titles(state, payload.assents),
        dissents=tags.seat_titles(state, payload.dissents),
        claimed_by=tags.seat_title(state, move.claimed_by) if viewer == WHITE else "",
        from_own_cell=payload.cell == own_cell(viewer),
        entered_by=_entered_by(item),
        decided=_decided(state, item, viewer),
    )


def _decided(state: State, item: Item, viewer: str) -> str:
    choice = decision_made_by(state, item.id)
    if choice is None:
        return ""
    read = any(viewer in state.items[copy].audience for copy in copies_of(state, choice))
    option = chosen_option(state, choice) if read else None
    return option.title if option is not None else ""


def _entered_by(item: Item) -> EnteredBy:
    """Who ordered it for the cell, if it did not itself."""
    if item.behalf is None:
        return "itself"
    return "default" if item.author == SYSTEM else "control"


def rulings_known(move: MoveState, viewer: str) -> tuple[str, ...]:
    """The rulings on a move as items of the viewer: the staff's, or its own cell's copies."""
    return move.rulings if is_staff(viewer) else move.told


def standing(move: MoveState, viewer: str) -> Standing:
    """Where a move stands, as far as the viewer has been told."""
    known = rulings_known(move, viewer)
    if known:
        return "ruled" if len(known) == 1 else "ruled_again"
    if move.status is MoveStatus.WITHDRAWN:
        return "withdrawn"
    if move.status is MoveStatus.LAPSED:
        return "lapsed"
    return "waiting"


def cut_short(state: State, move: MoveState, payload: MoveSubmitted, viewer: str) -> bool:
    """Whether the play ended before its result was due, and nobody had ruled on it."""
    ended = state.ended_t
    if ended is None or payload.expected_ms <= ended:
        return False
    if standing(move, viewer) == "lapsed":  # with a phase, or with ENDEX
        return move.closed_t is not None and move.closed_t >= ended
    return standing(move, viewer) == "waiting"


def standing_at(state: State, move: MoveState, viewer: str) -> Moment | None:
    """When it was ruled on, withdrawn or lapsed; None while it waits."""
    known = rulings_known(move, viewer)
    if known:
        return moments.of_item(state, state.items[known[-1]])
    if move.closed_t is None or move.closed_at is None:
        return None
    return moments.of_mark(state, move.closed_t, move.closed_at)
