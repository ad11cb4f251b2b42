"""Links as pages show them, and their QR codes."""

import io
from collections.abc import Callable

import segno
from flask import Blueprint, Response

from exercise.app import joining
from exercise.app.exercises import Exercises
from exercise.app.running import RunningExercise
from exercise.app.view_models import LinkRow
from exercise.web.context import parts
from exercise.web.paths import join_path, projector_path
from exercise.web.problems import Problem

bp = Blueprint("links", __name__)


def link_row(exercise: RunningExercise, cell: str, base_url: str) -> LinkRow:
    """A cell's link, its code, and the path of its QR code."""
    token = joining.link_token(exercise, cell)
    return LinkRow(
        url=base_url + join_path(exercise, cell),
        code=joining.link_code(exercise, cell),
        qr=f"/x/{exercise.id}/qr/{cell}/{token}.svg",
    )


def links_of(
    exercises: Exercises, base_url: Callable[[], str]
) -> Callable[[str, str], LinkRow | None]:
    """Gives the link of an exercise's cell."""

    def link(exercise: str, cell: str) -> LinkRow | None:
        running = exercises.get(exercise)
        return None if running is None else link_row(running, cell, base_url())

    return link


@bp.get("/x/<exercise>/qr/<cell>/<token>.svg")
def qr(exercise: str, cell: str, token: str) -> Response:
    """A join link as a QR code; only who knows the link can ask for it."""
    running = parts().exercises.get(exercise)
    if running is None or not joining.is_good_token(running, cell, token):
        raise Problem(404, "link_invalid")
    path = projector_path(running) if cell == joining.PROJECTOR else join_path(running, cell)
    return _drawn(path)


@bp.get("/qr.svg")
def code_qr() -> Response:
    """The address at which a code is typed, as a QR code."""
    return _drawn("/join")


def _drawn(path: str) -> Response:
    drawing = io.BytesIO()
    code = segno.make(parts().base_url() + path, error="m", micro=False)
    code.save(drawing, kind="svg", scale=8, border=2, xmldecl=False, dark="#000", light="#fff")
    return Response(drawing.getvalue(), mimetype="image/svg+xml")
