"""Who may see a seat's pages: the browser whose secret stands for that seat, at each request."""

from exercise.app import joining
from exercise.app.running import RunningExercise
from exercise.domain.scenario import ORGANISERS, WHITE
from exercise.domain.state import SeatState
from exercise.web import cookies
from exercise.web.context import exercise_of
from exercise.web.problems import Elsewhere, Problem


def seated(exercise: str, seat: str) -> tuple[RunningExercise, SeatState]:
    """The exercise and the seat of a path, if this browser holds that seat.

    Raises:
        Problem: there is no such exercise, or this browser holds no such seat.
        Elsewhere: the person was moved to another seat.
    """
    running = exercise_of(exercise)
    secret = cookies.held_secret(running.id, seat)
    held = joining.seat_of_secret(running, secret) if secret else None
    own = running.state.seats.get(seat)
    if held is not None and held == seat and own is not None:
        return running, own
    if held is not None and held in running.state.seats:
        raise Elsewhere(f"/x/{running.id}/follow")
    raise Problem(403, "seat_lost")


def seated_staff(exercise: str, seat: str) -> tuple[RunningExercise, SeatState]:
    """As :func:`seated`, for the white cell and organisers alone."""
    running, own = seated(exercise, seat)
    if own.cell not in (WHITE, ORGANISERS):
        raise Problem(403, "refused")
    return running, own
