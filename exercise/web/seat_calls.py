"""What a seat's page, or a program in its place, asks for besides the page itself."""

import secrets

from flask import Blueprint, Response, abort, jsonify, request
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from exercise.app import door, joining
from exercise.app.answers import Answer
from exercise.app.read.adjudication import opened_move
from exercise.app.read.msel_view import msel_row
from exercise.domain import commands
from exercise.domain.decision import viewers_of
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import WHITE
from exercise.domain.state import FACILITATOR
from exercise.live.sockets import answer_json
from exercise.live.wire import entry_json
from exercise.web import cookies, inputs
from exercise.web.admission import seated
from exercise.web.context import locale, page, parts, see_other
from exercise.web.problems import Problem
from exercise.web.seats import feed_for
from exercise.web.shells import seat_shell

bp = Blueprint("seat_calls", __name__)
MAX_PAGE = 500


@bp.post("/x/<exercise>/s/<seat>/command")
def command(exercise: str, seat: str) -> Response:
    """One command, answered as over the socket."""
    running, own = seated(exercise, seat)
    try:
        sent = request.get_json()
    except (BadRequest, UnsupportedMediaType, RecursionError):
        malformed = N_("Send a JSON object with “id” and “command”.")
        refusal = Answer(ok=False, code="malformed", message=malformed)
        return _answered(refusal, 400)
    body = sent if isinstance(sent, dict) else {}
    return _answered(door.submit(running, own.id, body.get("id"), body.get("command")))


def _answered(answer: Answer, status: int = 200) -> Response:
    response = jsonify(answer_json(answer, parts().renderer, locale()))
    response.status_code = status
    return response


@bp.get("/x/<exercise>/s/<seat>/stream")
def stream(exercise: str, seat: str) -> Response:
    """A page of one of the seat's streams, for programs."""
    running, own = seated(exercise, seat)
    viewers = viewers_of(running.state, own)
    viewer = request.args.get("viewer", viewers[0])
    if viewer not in viewers:
        raise Problem(403, "refused", N_("This stream is not one of your seat’s."))
    after = inputs.query_number("after", 0)
    limit = max(1, inputs.query_number("limit", MAX_PAGE, most=MAX_PAGE))
    found = running.stream(viewer, after=after, limit=limit)
    return jsonify(
        ok=True,
        more=len(found) == limit,
        packets=[
            {
                "viewer": viewer,
                "from": after,
                "to": found[-1].cursor,
                "entries": [entry_json(one.entry, one.cursor, viewer) for one in found],
            }
        ]
        if found
        else [],
    )


@bp.get("/x/<exercise>/s/<seat>/feed")
def older(exercise: str, seat: str) -> Response:
    """An older window of the seat's feed."""
    running, own = seated(exercise, seat)
    state, beside = running.state, running.memory.picture()
    before = inputs.query_text("before", 80) or None
    view = feed_for(running.id, own.id, state, viewers_of(state, own), beside, before=before)
    return page("feed/list.html", feed=view)


@bp.get("/x/<exercise>/s/<seat>/msel/<inject>")
def row(exercise: str, seat: str, inject: str) -> Response:
    """A row of the MSEL, opened; for the white cell."""
    running, own = seated(exercise, seat)
    found = msel_row(running.state, inject, WHITE) if own.cell == WHITE else None
    if found is None:
        abort(404)
    return page("parts/msel_row.html", r=found)


@bp.get("/x/<exercise>/s/<seat>/ruling/<move>")
def ruling(exercise: str, seat: str, move: str) -> Response:
    """A move that waits, opened; for the white cell."""
    running, own = seated(exercise, seat)
    beside = running.memory.picture()
    found = opened_move(running.state, move, WHITE, beside) if own.cell == WHITE else None
    if found is None:
        abort(404)
    return page("parts/ruling_row.html", opened=found)


@bp.post("/x/<exercise>/s/<seat>/sit/<other>")
def sit(exercise: str, seat: str, other: str) -> Response:
    """The white cell sits in an empty seat and plays it, beside its own."""
    running, own = seated(exercise, seat)
    sat = joining.sit(
        running,
        controller=own.id,
        seat=other,
        command_id=secrets.token_hex(16),
        secret=lambda: secrets.token_urlsafe(32),
    )
    response = see_other(f"/x/{running.id}/s/{sat.seat}/")
    return cookies.give(response, running.id, sat.seat, sat.secret)


@bp.get("/x/<exercise>/s/<seat>/leave")
def ask_to_leave(exercise: str, seat: str) -> Response:
    """Says what giving the seat up means, and how it is handed over."""
    running, own = seated(exercise, seat)
    state, beside = running.state, running.memory.picture()
    shell = seat_shell(running, state, own, "join", beside)
    back = f"/x/{running.id}/s/{own.id}/"
    return page("leave.html", shell=shell, action=shell.leave_action, back=back)


@bp.post("/x/<exercise>/s/<seat>/leave")
def leave(exercise: str, seat: str) -> Response:
    """Gives the seat up. The facilitator only leaves on this device: the seat is the owner's."""
    running, own = seated(exercise, seat)
    if own.id == FACILITATOR:
        joining.leave_device(running, cookies.held_secret(running.id, own.id))
    else:
        vacate = commands.VacateSeat(type="seat.vacate", seat=own.id)
        answer = door.carry_out(running, own.id, secrets.token_hex(16), vacate)
        if not answer.ok:
            raise Refused(answer.code, answer.message, details=answer.body, **answer.values)
    left = "device" if own.id == FACILITATOR else "seat"
    home = own.cell == WHITE and cookies.is_owner()
    response = see_other("/home" if home else f"/join?left={left}")
    return cookies.take(response, running.id, own.id)
