"""Files that came with items, each under the address of the seat that asks for it.

Another cell's file and one that never was are the same answer. A browser may keep what it got, but
asks each time whether it still may show it.
"""

import unicodedata
from urllib.parse import quote

from flask import Blueprint, Response, request
from werkzeug.http import dump_options_header

from exercise.app import joining
from exercise.app.devices import PROJECTOR_SEAT
from exercise.app.read.attached import file_of_item, file_of_row
from exercise.app.running import RunningExercise
from exercise.domain.audience import PUBLIC
from exercise.domain.decision import viewers_of
from exercise.domain.scenario import WHITE, File
from exercise.web import cookies
from exercise.web.admission import seated
from exercise.web.context import exercise_of, parts
from exercise.web.problems import Problem

bp = Blueprint("files", __name__)

POLICY = (
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline';"
    " sandbox; frame-ancestors 'none'"
)
"""Should a browser take it for a page, that page can do nothing."""


@bp.get("/x/<exercise>/s/<seat>/file/<item>/<int:number>")
def of_item(exercise: str, seat: str, item: str, number: int) -> Response:
    """A file of an item that the seat may read."""
    running, own = seated(exercise, seat)
    viewers = viewers_of(running.state, own)
    return _sent(running, file_of_item(running.state, viewers, item, number))


@bp.get("/x/<exercise>/s/<seat>/planned/<inject>/<digest>")
def of_row(exercise: str, seat: str, inject: str, digest: str) -> Response:
    """A file of a row of the MSEL; for the white cell."""
    running, own = seated(exercise, seat)
    found = file_of_row(running.state, inject, digest) if own.cell == WHITE else None
    return _sent(running, found)


@bp.get("/x/<exercise>/projector/file/<item>/<int:number>")
def of_public_item(exercise: str, item: str, number: int) -> Response:
    """A file of an item that everybody may read, for the projector."""
    running = exercise_of(exercise)
    token = cookies.held_secret(running.id, PROJECTOR_SEAT)
    if not joining.is_good_token(running, joining.PROJECTOR, token):
        raise Problem(404, "not_found")
    return _sent(running, file_of_item(running.state, (PUBLIC,), item, number))


def _sent(exercise: RunningExercise, file: File | None) -> Response:
    data = parts().files.get(exercise, file.digest) if file else None
    if file is None or data is None:
        raise Problem(404, "not_found")
    how = "attachment" if file.kind == "paper" else "inline"
    response = Response(data, mimetype=file.media_type)
    response.headers["Content-Disposition"] = _disposition(how, file.name)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(file.digest[:32])
    response.make_conditional(request, accept_ranges=True, complete_length=len(data))
    return response


def _disposition(how: str, name: str) -> str:
    """As a header can say it; a name beyond ASCII twice, since old browsers know one form alone."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    names = {"filename": plain if plain[:1] != "." else f"file{plain}"}
    if plain != name:
        names["filename*"] = f"UTF-8''{quote(name, safe='')}"
    return dump_options_header(how, names)
