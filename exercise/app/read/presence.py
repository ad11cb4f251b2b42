"""Who is here. Of other cells a team goes by what stands beside the log alone."""

from datetime import datetime
from typing import Literal

from exercise.app.beside import Beside
from exercise.app.read import moments
from exercise.domain.state import SeatState, State

Here = Literal["here", "away", "never"]


def presence_of(seat: SeatState, beside: Beside) -> tuple[Here, datetime | None]:
    """Whether the seat's person is here, and since when not."""
    if seat.person is None:
        return "never", None
    found = beside.presence.get(seat.id)
    if found is None:
        return "away", None
    return ("here", None) if found.here else ("away", moments.wall(found.since))


def is_here(seat: SeatState, beside: Beside) -> bool:
    return presence_of(seat, beside)[0] == "here"


def taken(state: State) -> int:
    """Playing seats that somebody has taken: for the staff."""
    seats = state.seats.values()
    return sum(seat.person is not None and seat.cell in state.cells for seat in seats)


def ready(state: State) -> int:
    """Those of them whose person has answered the practice message."""
    seats = state.seats.values()
    return sum(
        seat.ready and seat.person is not None and seat.cell in state.cells for seat in seats
    )


def within(state: State, beside: Beside) -> tuple[int, int]:
    """Seats connected now, and seats there are, of all playing cells: for everybody."""
    pairs = [within_cell(state, cell, beside) for cell in state.cells]
    return sum(here for here, _ in pairs), sum(seats for _, seats in pairs)


def within_cell(state: State, cell: str, beside: Beside) -> tuple[int, int]:
    """The same of one cell. A seat added later counts once somebody was seen in it."""
    role = state.role(cell)
    written = {f"{cell}.{post.id}" for post in role.seats} if role else set()
    seen = set(seats_seen(cell, beside))
    return sum(beside.presence[seat].here for seat in seen), len(written | seen)


def seats_seen(cell: str, beside: Beside) -> tuple[str, ...]:
    """Seats of a cell that somebody was seen in since the server started."""
    return tuple(seat for seat in beside.presence if seat.split(".")[0] == cell)
