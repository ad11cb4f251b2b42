"""Folding the entries about seats, links and practice."""

from dataclasses import replace

from exercise.domain.entry import Entry
from exercise.domain.fold.evolver import Evolver
from exercise.domain.payloads import (
    LinkRenewed,
    PracticeAcknowledged,
    PracticeAnswered,
    RightSet,
    SeatAdded,
    SeatLeft,
    SeatRefused,
    SeatRequested,
    SeatTaken,
)
from exercise.domain.state import PendingRequest, SeatState, State, changed


def added(state: State, entry: Entry, payload: SeatAdded) -> State:
    seat = SeatState(
        id=payload.seat,
        cell=payload.cell,
        title=payload.title,
        head=False,
        submit=payload.may_submit,
    )
    return changed(
        state,
        seats=state.seats.insert(seat.id, seat),
        seat_order=(*state.seat_order, seat.id),
    )


def taken(state: State, entry: Entry, payload: SeatTaken) -> State:
    seat = replace(
        state.seats[payload.seat],
        person=payload.person,
        practice_acknowledged=False,
        practice_answer=None,
    )
    requests = state.requests.discard(payload.request) if payload.request else state.requests
    held = state.seats_of_person.get(payload.person) or ()
    return changed(
        state,
        seats=state.seats.insert(seat.id, seat),
        requests=requests,
        seats_of_person=state.seats_of_person.insert(
            payload.person, tuple(dict.fromkeys((*held, seat.id)))
        ),
    )


def left(state: State, entry: Entry, payload: SeatLeft) -> State:
    """The clock was given to a person one trusts, the right to submit to an office."""
    seat = replace(state.seats[payload.seat], person=None, clock=False)
    return changed(state, seats=state.seats.insert(seat.id, seat))


def requested(state: State, entry: Entry, payload: SeatRequested) -> State:
    asked = PendingRequest(payload.request, payload.seat, payload.person, entry.at)
    return changed(state, requests=state.requests.insert(payload.request, asked))


def refused(state: State, entry: Entry, payload: SeatRefused) -> State:
    return changed(state, requests=state.requests.discard(payload.request))


def right_set(state: State, entry: Entry, payload: RightSet) -> State:
    seat = state.seats[payload.seat]
    if payload.right == "submit":
        seat = replace(seat, submit=payload.granted)
    else:
        seat = replace(seat, clock=payload.granted)
    return changed(state, seats=state.seats.insert(seat.id, seat))


def link_renewed(state: State, entry: Entry, payload: LinkRenewed) -> State:
    return changed(state, generations=state.generations.insert(payload.cell, payload.generation))


def practice_acknowledged(state: State, entry: Entry, payload: PracticeAcknowledged) -> State:
    seat = replace(state.seats[payload.seat], practice_acknowledged=True)
    return changed(state, seats=state.seats.insert(seat.id, seat))


def practice_answered(state: State, entry: Entry, payload: PracticeAnswered | None) -> State:
    seat = replace(state.seats[entry.author], practice_answer=entry.item)
    return changed(state, seats=state.seats.insert(seat.id, seat))


EVOLVERS: dict[str, Evolver] = {
    "seat.added": added,
    "seat.taken": taken,
    "seat.left": left,
    "seat.requested": requested,
    "seat.refused": refused,
    "right.set": right_set,
    "link.renewed": link_renewed,
    "practice.acknowledged": practice_acknowledged,
    "practice.answered": practice_answered,
}
