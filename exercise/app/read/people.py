"""Who is here, for the white cell: seats, rights, requests, readiness."""

from typing import Literal

from exercise.app.beside import Beside
from exercise.app.read import moments, tags
from exercise.app.read.presence import is_here, presence_of
from exercise.app.view_models.common import CellTag
from exercise.app.view_models.people import (
    CellPeople,
    PeopleView,
    RequestsView,
    SeatRequestRow,
    SeatRow,
)
from exercise.domain.scenario import WHITE
from exercise.domain.state import FACILITATOR, Life, PendingRequest, SeatState, State


def people(state: State, beside: Beside) -> PeopleView:
    """Region ``people``. Links are the web's to add: they hang on the server's key."""
    cells = tuple(_cell(state, tag, beside) for tag in tags.tags(state, (*state.cells, WHITE)))
    return PeopleView(
        exercise=state.exercise,
        cells=cells,
        here=sum(one.here for one in cells),
        total=sum(one.total for one in cells),
        lobby=state.life is Life.LOBBY,
    )


def requests(state: State, beside: Beside) -> RequestsView:
    """Region ``requests``."""
    pending = sorted(state.requests.values(), key=lambda one: (one.at, one.request))
    found = (_request(state, one, beside) for one in pending)
    return RequestsView(requests=tuple(one for one in found if one is not None))


def _cell(state: State, tag: CellTag, beside: Beside) -> CellPeople:
    seats = state.seats_of(tag.id)
    acting = state.acting_head(tag.id)
    stand_in = state.standins.get(tag.id)
    return CellPeople(
        cell=tag,
        seats=tuple(_seat(state, seat, acting, beside) for seat in seats),
        here=sum(is_here(seat, beside) for seat in seats),
        taken=sum(seat.person is not None for seat in seats),
        total=len(seats),
        ready=sum(seat.ready and seat.person is not None for seat in seats),
        stand_in=stand_in.temperament if stand_in else "",
        moves_only=stand_in is not None and stand_in.moves_only,
        may_stand_in=state.life is not Life.CLOSED
        and (tag.id == WHITE or all(seat.person is None for seat in seats)),
    )


def _seat(state: State, seat: SeatState, acting: SeatState | None, beside: Beside) -> SeatRow:
    presence, away_since = presence_of(seat, beside)
    plays = seat.cell in state.cells
    return SeatRow(
        seat=seat.id,
        office=seat.title,
        name=beside.name_of(seat.person),
        presence=presence,
        away_since=away_since,
        head=seat.head,
        acting_head=plays
        and seat.person is not None
        and acting is not None
        and acting.id == seat.id
        and not seat.head,
        may_submit=plays and state.may_submit(seat),
        may_drive=seat.clock or seat.id == FACILITATOR,
        practice=_practice(seat),
    )


def _practice(seat: SeatState) -> Literal["none", "acknowledged", "ready"]:
    if seat.ready:
        return "ready"
    return "acknowledged" if seat.practice_acknowledged else "none"


def _request(state: State, asked: PendingRequest, beside: Beside) -> SeatRequestRow | None:
    seat = state.seats[asked.seat]
    tag = tags.cell_tag(state, seat.cell)
    if tag is None:
        return None
    return SeatRequestRow(
        request=asked.request,
        seat=seat.id,
        office=seat.title,
        cell=tag,
        name=beside.name_of(asked.person),
        since=moments.wall(asked.at),
        held_by=beside.name_of(seat.person),
    )
