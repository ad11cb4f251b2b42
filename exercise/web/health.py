"""Whether the server lives, for whoever watches it; no secrets."""

from flask import Blueprint, Response, jsonify

from exercise import __version__
from exercise.web.context import parts

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> Response:
    """200 while the server answers and its database can be read."""
    rows = parts().exercises.rows()
    return jsonify(
        status="ok",
        version=__version__,
        exercises=len(rows),
        open=len(parts().exercises.opened()),
    )
