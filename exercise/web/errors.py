"""Pages, and JSON, that say why not and what to do. Never a traceback."""

import logging

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from exercise.app.view_models import ErrorView, Shell
from exercise.domain.refusal import N_, Refused
from exercise.web import cookies
from exercise.web.context import page, parts, see_other, tr
from exercise.web.problems import Elsewhere, Kind, Problem
from exercise.web.shells import exercise_shell, plain_shell

FIRST_ERROR = 400
METHOD = 405
_KINDS: dict[int, Kind] = {
    400: "bad_request",
    403: "refused",
    404: "not_found",
    405: "method",
    409: "refused",
    413: "too_large",
    429: "busy",
    503: "starting",
}
_MOVED = N_("You were moved to another seat.")
_TO_PROGRAMS: dict[Kind, tuple[str, str]] = {
    "not_found": ("not_found", N_("There is nothing here.")),
    "link_invalid": ("link_invalid", N_("This link is no longer good.")),
    "refused": ("refused", N_("This is not open to you.")),
    "starting": ("starting", N_("The server is starting.")),
    "bad_request": ("malformed", N_("This could not be read.")),
    "too_large": ("too_large", N_("That is too much at once.")),
    "failed": ("failed", N_("Something went wrong here. Nothing acknowledged is lost.")),
    "seat_lost": ("no_seat", N_("This device no longer holds that seat. Join again.")),
    "method": ("method", N_("This cannot be done here.")),
    "busy": ("busy", N_("Too many tries. Wait a moment.")),
}
"""Code and message of each kind, as the live channel has them."""
_PROGRAMS = ("/command", "/stream", "/healthz")
log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Hangs the handlers into an app."""
    app.register_error_handler(Problem, _problem)
    app.register_error_handler(Elsewhere, _elsewhere)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def wants_json() -> bool:
    """Whether a program asked, or a page's script."""
    accepted = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return request.path.endswith(_PROGRAMS) or accepted == "application/json"


def _elsewhere(elsewhere: Elsewhere) -> Response:
    if not wants_json():
        return see_other(elsewhere.path)
    answer = jsonify(ok=False, code="moved", message=tr(_MOVED), path=elsewhere.path)
    answer.status_code = 403
    return answer


def _problem(problem: Problem) -> Response:
    words = tr(problem.detail, **problem.values) if problem.detail else ""
    response = _answer(problem.status, problem.kind, words, problem.wait_s)
    if problem.wait_s:
        response.headers["Retry-After"] = str(problem.wait_s)
    return response


def _refused(refusal: Refused) -> Response:
    return _answer(409, "refused", tr(refusal.message, **refusal.values), code=refusal.code)


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    if status < FIRST_ERROR:  # a redirect that the router raised
        return Response(status=status, headers=dict(error.get_headers(request.environ)))
    fallback: Kind = "bad_request" if status < 500 else "failed"  # noqa: PLR2004
    response = _answer(status, _KINDS.get(status, fallback))
    allowed = getattr(error, "valid_methods", None)
    if status == METHOD and allowed:
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def _unexpected(error: Exception) -> Response:
    log.error("answering %s %s failed", request.method, request.path, exc_info=error)
    return _answer(500, "failed")


def _answer(status: int, kind: Kind, words: str = "", wait_s: int = 0, code: str = "") -> Response:
    if wants_json():
        known_as, message = _TO_PROGRAMS[kind]
        response = jsonify(ok=False, code=code or known_as, message=words or tr(message))
        response.status_code = status
        return response
    view = ErrorView(code=status, kind=kind, detail=words, home_url="/", retry_after_s=wait_s)
    try:
        # What has just failed is not asked again.
        shell = plain_shell("error") if kind == "failed" else _shell()
        return page("error.html", status, shell=shell, v=view)
    except Exception:
        log.exception("the error page itself failed")
        return Response(f"{status} {kind}\n", status=status, mimetype="text/plain")


def _shell() -> Shell:
    """The exercise's own page for whoever may know of it; to all others there is none."""
    _, _, inside = request.path.partition("/x/")
    running = parts().exercises.get(inside.split("/")[0]) if inside else None
    if running is None or not (cookies.is_owner() or cookies.holds_any(running)):
        return plain_shell("error")
    return exercise_shell(running, "error", "Startex")
