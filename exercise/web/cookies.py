"""One cookie for each seat a browser holds, and one for the server's owner."""

from collections.abc import Iterator

from flask import Response, request

from exercise.app import joining
from exercise.app.devices import OWNER_COOKIE, cookie_name
from exercise.app.running import RunningExercise
from exercise.web.context import parts

MONTHS_S = 180 * 24 * 3600
MAX_SECRET = 200


def held_secret(exercise: str, seat: str) -> str:
    """The secret that this browser holds for a seat, or for a request; empty when none."""
    return request.cookies.get(cookie_name(exercise, seat), "")[:MAX_SECRET]


def give(response: Response, exercise: str, seat: str, secret: str) -> Response:
    """Lets the browser hold a seat, or a request for one."""
    _set(response, cookie_name(exercise, seat), secret)
    return response


def take(response: Response, exercise: str, seat: str) -> Response:
    """Takes the cookie away again."""
    response.delete_cookie(
        cookie_name(exercise, seat),
        path="/",
        secure=parts().secure,
        httponly=True,
        samesite="Lax",
    )
    return response


def give_ownership(response: Response) -> Response:
    """Lets the browser see the home."""
    _set(response, OWNER_COOKIE, parts().owner.cookie())
    return response


def is_owner() -> bool:
    """Whether the server's owner asks."""
    return parts().owner.is_cookie(request.cookies.get(OWNER_COOKIE, "")[:MAX_SECRET])


def moved_seats(exercise: RunningExercise) -> Iterator[tuple[str, str, str]]:
    """Cookies whose secret stands for another seat by now: old name, secret, seat it stands for."""
    prefix = cookie_name(exercise.id, "")
    for name, secret in request.cookies.items():
        if name.startswith(prefix) and len(secret) <= MAX_SECRET:
            seat = joining.seat_of_secret(exercise, secret)
            if seat in exercise.state.seats and name != cookie_name(exercise.id, str(seat)):
                yield name, secret, str(seat)


def holds_any(exercise: RunningExercise) -> bool:
    """Whether this browser holds a seat of the exercise, or has asked for one."""
    prefix = cookie_name(exercise.id, "")
    return any(
        joining.seat_of_secret(exercise, secret) is not None
        for name, secret in request.cookies.items()
        if name.startswith(prefix) and len(secret) <= MAX_SECRET
    )


def _set(response: Response, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=MONTHS_S,
        path="/",
        secure=parts().secure,
        httponly=True,
        samesite="Lax",
    )
