"""Rules of seats, rights, links and practice. Person, seat and device are three things."""

import re
from typing import Literal

from exercise.domain import audience, commands, payloads
from exercise.domain.decision import (
    Context,
    Deciders,
    Decision,
    playing_seat,
    record,
    require_facilitator,
    require_white,
    unknown_cell,
)
from exercise.domain.entry import Draft
from exercise.domain.payloads import Payload
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import STAFF_CELLS
from exercise.domain.state import FACILITATOR, SYSTEM, Life, PendingRequest, SeatState, State

OWNER = "facilitator"
"""Stands for the server's owner where links are renewed cell by cell."""


def seat_readers(state: State, cell: str) -> audience.Audience:
    """Who is told of a cell's seats: the cell itself and the staff."""
    return audience.cells_and_staff((cell,)) if cell in state.cells else audience.STAFF_ONLY


def take(state: State, seat_id: str, person: str, context: Context) -> Decision:
    """A newcomer takes an empty seat, or asks the white cell for one that is taken.

    The answer holds ``seat`` when it was empty, else ``request``.
    """
    if state.life is Life.CLOSED:
        raise Refused("closed", N_("This exercise is closed."))
    seat = _known_seat(state, seat_id)
    if seat.person is None:
        return Decision((_taken(state, seat, person, context.actor),), answer={"seat": seat.id})
    request = context.new_id("request")
    payload = payloads.SeatRequested(seat=seat.id, person=person, request=request)
    return Decision(
        (record(payload, by=context.actor, to=audience.STAFF_ONLY),), answer={"request": request}
    )


def add_and_take(state: State, cell: str, title: str, person: str, context: Context) -> Decision:
    """A newcomer gets a seat of their own in a staff cell, which has as many as people come."""
    added = _added(state, cell, title, context)
    seat = SeatState(id=_added_id(cell, context), cell=cell, title=title, head=False, submit=False)
    return Decision((added, _taken(state, seat, person, context.actor)), answer={"seat": seat.id})


def sit(state: State, seat_id: str, person: str, context: Context) -> Decision:
    """The white cell sits in an empty seat of a playing cell and plays it."""
    require_white(state, context)
    seat = _known_seat(state, seat_id)
    if seat.cell not in state.cells:
        raise Refused("not_playing", N_("Only seats of playing cells are played by control."))
    if seat.person is not None:
        raise Refused("seat_taken", N_("This seat is taken. Empty it first."))
    return Decision((_taken(state, seat, person, context.actor),), answer={"seat": seat.id})


def vacate(state: State, command: commands.VacateSeat, context: Context) -> Decision:
    """Leaves one's own seat; the white cell may empty any but the facilitator's."""
    seat = _known_seat(state, command.seat)
    if seat.id != context.actor:
        require_white(state, context)
    if seat.id == FACILITATOR:
        raise Refused("facilitator", N_("The facilitator’s seat belongs to the server’s owner."))
    if seat.person is None:
        raise Refused("seat_empty", N_("This seat is empty."))
    return Decision((_left(state, seat, seat.person, context.actor),))


def grant(state: State, command: commands.GrantSeat, context: Context) -> Decision:
    """The white cell's yes to somebody who asked for a taken seat."""
    require_white(state, context)
    request = _request(state, command.request)
    seat = _known_seat(state, request.seat)
    leaving = () if seat.person is None else (_left(state, seat, seat.person, context.actor),)
    taken = record(
        payloads.SeatTaken(seat=seat.id, person=request.person, request=command.request),
        by=context.actor,
        to=seat_readers(state, seat.cell),
    )
    return Decision((*leaving, taken), answer={"seat": seat.id})


def refuse(state: State, command: commands.RefuseSeat, context: Context) -> Decision:
    """The white cell's no."""
    require_white(state, context)
    request = _request(state, command.request)
    payload = payloads.SeatRefused(seat=request.seat, request=command.request)
    return Decision((record(payload, by=context.actor, to=audience.STAFF_ONLY),))


def move_person(state: State, command: commands.MovePerson, context: Context) -> Decision:
    """Moves a person to another seat, of any cell: they read its stream and no more of the old."""
    require_white(state, context)
    old = _known_seat(state, command.from_seat)
    new = _known_seat(state, command.to_seat)
    if old.person is None:
        raise Refused("seat_empty", N_("Nobody sits there."))
    if new.person is not None:
        raise Refused("seat_taken", N_("That seat is taken. Empty it first."))
    if old.cell not in state.cells or new.cell not in state.cells:
        raise Refused("not_playing", N_("People are moved between seats of playing cells."))
    return Decision(
        (
            _left(state, old, old.person, context.actor),
            _taken(state, new, old.person, context.actor),
        ),
        answer={"seat": new.id},
    )


def add(state: State, command: commands.AddSeat, context: Context) -> Decision:
    """One more seat in a cell."""
    require_facilitator(state, context)
    if command.cell not in (*state.cells, *STAFF_CELLS):
        raise unknown_cell((*state.cells, *STAFF_CELLS))
    return Decision(
        (_added(state, command.cell, command.title, context),),
        answer={"seat": _added_id(command.cell, context)},
    )


def set_right(state: State, command: commands.SetRight, context: Context) -> Decision:
    """Gives a seat a right, or takes it back."""
    require_facilitator(state, context)
    seat = _known_seat(state, command.seat)
    _check_right(state, seat, command.right)
    payload = payloads.RightSet(seat=seat.id, right=command.right, granted=command.granted)
    readers = seat_readers(state, seat.cell)
    return Decision((record(payload, by=context.actor, to=readers),))


def renew_link(state: State, command: commands.RenewLink, context: Context) -> Decision:
    """Makes a cell's join link anew: the old one no longer lets anybody in; the seated stay.

    The server's owner may so end all devices of the facilitator's seat, from the terminal alone.
    """
    require_facilitator(state, context)
    owner = (OWNER,) if context.actor == SYSTEM else ()
    known = (*state.cells, *STAFF_CELLS, "projector", *owner)
    if command.cell not in known:
        raise unknown_cell(known)
    generation = state.generations.get(command.cell, 1) + 1
    payload = payloads.LinkRenewed(cell=command.cell, generation=generation)
    return Decision(
        (record(payload, by=context.actor, to=audience.WHITE_ONLY),),
        answer={"generation": generation},
    )


# ── practice ─────────────────────────────────────────────────────────────────


def acknowledge_practice(
    state: State, _: commands.AcknowledgePractice, context: Context
) -> Decision:
    """The first half of the practice message."""
    seat = _practising(state, context)
    if seat.practice_acknowledged:
        return Decision(answer={"already": True})
    payload = payloads.PracticeAcknowledged(seat=seat.id)
    return Decision((record(payload, by=seat.id, to=seat_readers(state, seat.cell)),))


def answer_practice(state: State, command: commands.AnswerPractice, context: Context) -> Decision:
    """The second half; with both done the seat shows as ready."""
    seat = _practising(state, context)
    payload = payloads.PracticeAnswered(seat=seat.id, text=command.text)
    item = context.new_id("practice")
    readers = seat_readers(state, seat.cell)
    return Decision((record(payload, by=seat.id, to=readers, item=item),))


def _practising(state: State, context: Context) -> SeatState:
    seat = playing_seat(state, context)
    if state.life is not Life.LOBBY:
        raise Refused("practice_over", N_("The practice message belongs to the lobby."))
    return seat


# ── shared ───────────────────────────────────────────────────────────────────


def _known_seat(state: State, seat_id: str) -> SeatState:
    seat = state.seats.get(seat_id)
    if seat is None:
        raise Refused("unknown_seat", N_("There is no such seat."))
    return seat


def _request(state: State, request: str) -> PendingRequest:
    found = state.requests.get(request)
    if found is None:
        raise Refused("unknown_request", N_("This request has been dealt with."))
    return found


def _taken(state: State, seat: SeatState, person: str, by: str) -> Draft:
    return _told(state, seat, payloads.SeatTaken(seat=seat.id, person=person), by)


def _left(state: State, seat: SeatState, person: str, by: str) -> Draft:
    return _told(state, seat, payloads.SeatLeft(seat=seat.id, person=person), by)


def _told(state: State, seat: SeatState, payload: Payload, by: str) -> Draft:
    return record(payload, by=by, to=seat_readers(state, seat.cell))


def _added(state: State, cell: str, title: str, context: Context) -> Draft:
    payload = payloads.SeatAdded(cell=cell, seat=_added_id(cell, context), title=title)
    return record(payload, by=context.actor, to=seat_readers(state, cell))


def _added_id(cell: str, context: Context) -> str:
    return f"{cell}.{re.sub('[^a-z0-9]', '', context.new_id('seat').lower())[:8]}"


def _check_right(state: State, seat: SeatState, right: Literal["submit", "clock"]) -> None:
    if right == "submit" and seat.cell not in state.cells:
        raise Refused("not_playing", N_("Moves are submitted by seats of playing cells."))
    if right == "clock" and seat.cell in state.cells:
        raise Refused("not_white", N_("The clock is driven by the white cell."))


DECIDERS: Deciders = {
    commands.AcknowledgePractice: acknowledge_practice,
    commands.AnswerPractice: answer_practice,
    commands.VacateSeat: vacate,
    commands.GrantSeat: grant,
    commands.RefuseSeat: refuse,
    commands.MovePerson: move_person,
    commands.AddSeat: add,
    commands.SetRight: set_right,
    commands.RenewLink: renew_link,
}
