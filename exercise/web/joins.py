"""Joining by link or code: a page whose button posts, so that a mail scanner takes no seat."""

import hashlib
import secrets
from urllib.parse import urlencode

from flask import Blueprint, Response, request

from exercise.app import joining
from exercise.app.door import request_seat
from exercise.app.read.regions import REGIONS
from exercise.app.running import RunningExercise
from exercise.app.view_models import JoinSeat, JoinView, SeatWaitView
from exercise.domain.audience import PUBLIC
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import STAFF_CELLS
from exercise.domain.state import FACILITATOR, SeatState
from exercise.web import cookies, inputs
from exercise.web.context import client_address, exercise_of, page, parts, see_other, tr
from exercise.web.paths import join_path
from exercise.web.problems import Problem
from exercise.web.shells import exercise_shell, plain_shell, tag_of

bp = Blueprint("joins", __name__)
MAX_CODE = 80
MOST_SEATS = 300
"""In a staff cell, where whoever comes by its link gets a seat of their own."""
_REQUEST = request_seat("")
LEFT = ("seat", "device")
"""What somebody may have left a moment ago, by the query of the page for a code."""
OWN_SEAT = "new"
"""Form value: a staff cell adds a seat for whoever comes."""


# ── by code ──────────────────────────────────────────────────────────────────


@bp.get("/join")
def code_page() -> Response:
    """Where a code is typed; whoever has just left a seat lands here too."""
    left = inputs.query_text("left", 10)
    return ask_for_code(left=left if left in LEFT else "")


@bp.post("/join")
def by_code() -> Response:
    """Goes to the join page that a code belongs to."""
    code = inputs.form_text("code", MAX_CODE)
    wait = parts().guesses.wait_of(client_address())
    if wait:
        raise Problem(429, "busy", wait_s=wait)
    for row in reversed(parts().exercises.rows()):
        running = None if row.closed else parts().exercises.get(row.id)
        cell = joining.cell_of_code(running, code) if running and code else None
        if running is not None and cell is not None:
            return see_other(join_path(running, cell))
    parts().guesses.failed(client_address())
    error = tr(N_("No exercise here has this code. Look at your invitation again."))
    return ask_for_code(code, error, status=404)


def ask_for_code(code: str = "", error: str = "", status: int = 200, *, left: str = "") -> Response:
    """The page on which a code is typed."""
    shell = plain_shell("join", tr(N_("Join an exercise")))
    form = {"action": "/join", "code": code, "error": error, "left": left}
    return page("join_code.html", status, shell=shell, **form)


# ── by link ──────────────────────────────────────────────────────────────────


@bp.get("/x/<exercise>/join/<cell>/<token>")
def join_page(exercise: str, cell: str, token: str) -> Response:
    """Shows the brief, the seats and the form; changes nothing."""
    running = _by_link(exercise, cell, token)
    return _form(running, cell, reclaiming="reclaim" in request.args)


@bp.post("/x/<exercise>/join/<cell>/<token>")
def join(exercise: str, cell: str, token: str) -> Response:
    """Takes a seat, or asks for one that somebody holds."""
    running = _by_link(exercise, cell, token)
    reclaiming = "reclaim" in request.args
    name = inputs.form_text("name", 400)
    seat = inputs.form_text("seat", 100)
    wanted = None if seat in ("", OWN_SEAT) and cell in STAFF_CELLS else seat or None
    attempt = inputs.query_text("try", 64) or secrets.token_hex(16)
    device = _device_secret(running, attempt, name, seat)
    held = joining.seat_of_secret(running, device)
    try:
        if held is not None:
            came = joining.Joined(seat=held, secret=device, request=_request_of(held))
            return _come_in(running, token, came, wanted)
        if wanted is not None and not reclaiming:
            _require_free(running, cell, wanted)
        if wanted is None and len(running.state.seats_of(cell)) >= MOST_SEATS:
            raise Refused(
                "full", N_("Very many seats were added here. Ask the White Cell for one.")
            )
        came = joining.join(
            running,
            cell=cell,
            seat=wanted,
            name=name,
            command_id=hashlib.sha256(device.encode()).hexdigest(),
            secret=lambda: device,
        )
        _require_claim(running, device)
    except Refused as refusal:
        return _form(running, cell, reclaiming=reclaiming, name=name, seat=seat, refusal=refusal)
    return _come_in(running, token, came, wanted)


def _by_link(exercise: str, cell: str, token: str) -> RunningExercise:
    running = parts().exercises.get(exercise)
    if running is None or not joining.is_good_token(running, cell, token):
        parts().guesses.failed(client_address())
        raise Problem(404, "link_invalid")
    return running


def _require_free(exercise: RunningExercise, cell: str, seat: str) -> None:
    """Another cell's seat is as good as none: its link may not tell whether somebody sits there."""
    known = exercise.state.seats.get(seat)
    if known is not None and known.cell == cell and known.person is not None:
        raise Refused(
            "seat_taken",
            N_("Somebody sits there already. Choose another seat, or ask for this one."),
            details={"field": "seat"},
        )


def _require_claim(exercise: RunningExercise, device: str) -> None:
    """A form sent again is answered as before, though its seat may have been emptied since."""
    if joining.seat_of_secret(exercise, device) is None:
        raise Refused(
            "form_used",
            N_("This form took a seat before, which has been given up since. Choose a seat again."),
            details={"field": "seat"},
        )


def _device_secret(exercise: RunningExercise, attempt: str, name: str, seat: str) -> str:
    """The same for a form sent twice, so that a double click takes one seat."""
    return exercise.link_secret("device", f"{attempt}/{seat}/{name}", size=32)


def _request_of(held: str) -> str | None:
    return held.removeprefix(_REQUEST) if held.startswith(_REQUEST) else None


def _come_in(
    exercise: RunningExercise, token: str, came: joining.Joined, asked: str | None
) -> Response:
    if came.request is None:
        response = see_other(f"/x/{exercise.id}/s/{came.seat}/")
        return cookies.give(response, exercise.id, came.seat, came.secret)
    query = urlencode({"seat": asked or "", "link": token})
    response = see_other(f"/x/{exercise.id}/waiting/{came.request}?{query}")
    return cookies.give(response, exercise.id, request_seat(came.request), came.secret)


# ── the form ─────────────────────────────────────────────────────────────────

_FIELD_OF = {"no_name": "name", "long_name": "name", "bad_name": "name"}


def _form(
    exercise: RunningExercise,
    cell: str,
    *,
    reclaiming: bool,
    name: str = "",
    seat: str = "",
    refusal: Refused | None = None,
) -> Response:
    state, beside = exercise.state, exercise.memory.picture()
    path = f"{join_path(exercise, cell)}?try={secrets.token_hex(16)}"
    code = "" if refusal is None else refusal.code
    view = JoinView(
        cell=tag_of(state, cell),
        code=joining.link_code(exercise, cell),
        action=path,
        reclaim_action=f"{path}&reclaim=1",
        other_cell_url="/join",
        seats=_seats(exercise, cell, seat, reclaiming=reclaiming),
        brief=REGIONS["brief"](state, PUBLIC, beside),
        roster=REGIONS["roster"](state, PUBLIC, beside),
        name=name,
        error="" if refusal is None else tr(refusal.message, **refusal.values),
        error_field="" if refusal is None else _FIELD_OF.get(code, "seat"),  # type: ignore[arg-type]
        reclaiming=reclaiming,
        stand_in=cell in state.standins,
    )
    status = 200 if refusal is None else 409 if code == "seat_taken" else 400
    regions = {"bar": REGIONS["bar"](state, PUBLIC, beside)}
    return page(
        "join.html", status, shell=exercise_shell(exercise, "join"), regions=regions, v=view
    )


def _seats(
    exercise: RunningExercise, cell: str, chosen: str, *, reclaiming: bool
) -> tuple[JoinSeat, ...]:
    state, beside = exercise.state, exercise.memory.picture()
    known = [seat for seat in state.seats_of(cell) if seat.id != FACILITATOR]
    free = [seat.id for seat in known if seat.person is None]
    taken = [seat.id for seat in known if seat.person is not None]
    own = cell in STAFF_CELLS and not reclaiming
    suggested = chosen or (
        _only(taken) if reclaiming else OWN_SEAT if own else next(iter(free), "")
    )

    def row(seat: SeatState) -> JoinSeat:
        presence = beside.presence.get(seat.id)
        return JoinSeat(
            seat=seat.id,
            office=seat.title,
            taken_by=(beside.name_of(seat.person) or seat.title) if seat.person else "",
            present=presence is not None and presence.here,
            head=seat.head,
            suggested=seat.id == suggested,
        )

    rows = tuple(map(row, known))
    if not own:
        return rows
    office = tr(N_("A seat of your own"))
    return (*rows, JoinSeat(seat=OWN_SEAT, office=office, suggested=suggested == OWN_SEAT))


def _only(seats: list[str]) -> str:
    return seats[0] if len(seats) == 1 else ""


# ── waiting for the white cell's yes ─────────────────────────────────────────


@bp.get("/x/<exercise>/waiting/<asked>")
def waiting(exercise: str, asked: str) -> Response:
    """Until the white cell has said yes or no to a request for a taken seat.

    Shows a seat to whoever asked for it, and to whoever has its cell's link, as the join page does.
    """
    running = exercise_of(exercise)
    claim = request_seat(asked)
    secret = cookies.held_secret(running.id, claim)
    held = joining.seat_of_secret(running, secret) if secret else None
    if held is not None and held in running.state.seats:
        response = see_other(f"/x/{running.id}/s/{held}/")
        cookies.take(response, running.id, claim)
        return cookies.give(response, running.id, held, secret)
    token = inputs.query_text("link", 64)
    pending = running.state.requests.get(asked) if held == claim else None
    wanted = pending.seat if pending else inputs.query_text("seat", 100)
    seat = running.state.seats.get(wanted)
    good = seat is not None and joining.is_good_token(running, seat.cell, token)
    if not secret or seat is None or not (pending or good):
        raise Problem(403, "seat_lost")
    view = SeatWaitView(
        cell=tag_of(running.state, seat.cell),
        office=seat.title,
        name=running.memory.picture().name_of(pending.person) if pending else "",
        refused=pending is None,
        retry_url=join_path(running, seat.cell) if good else "/join",
    )
    return page("seat_wait.html", shell=exercise_shell(running, "join"), v=view)
