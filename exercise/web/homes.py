"""The owner's home: every exercise of the server, its links, and how another is begun."""

import secrets

from flask import Blueprint, Response, request

from exercise import __version__
from exercise.app import joining
from exercise.app.ports import ExerciseRow
from exercise.app.read.moments import wall
from exercise.app.running import RunningExercise
from exercise.app.view_models import ExerciseRowView, HomeView, RunState
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import OBSERVERS, ORGANISERS, WHITE
from exercise.domain.state import FACILITATOR, Life
from exercise.domain.text import clean_line
from exercise.web import cookies, inputs
from exercise.web.context import client_address, exercise_of, page, parts, see_other, tr
from exercise.web.joins import ask_for_code
from exercise.web.links import link_row
from exercise.web.paths import owner_path, projector_path
from exercise.web.problems import Elsewhere, Problem
from exercise.web.shells import plain_shell, tag_of

bp = Blueprint("homes", __name__)
MAX_NAME = 120
_STATES: dict[Life, RunState] = {
    Life.LOBBY: "lobby",
    Life.RUNNING: "running",
    Life.PAUSED: "paused",
    Life.ENDED: "endex",
    Life.HOTWASH: "hotwash",
    Life.CLOSED: "closed",
}


class NotStarted(Exception):
    """The folder holds no usable scenario; the text says what is wrong with it."""


def require_owner() -> None:
    """Raises Elsewhere unless the server's owner asks."""
    if not cookies.is_owner():
        raise Elsewhere("/")


@bp.get("/")
def root() -> Response:
    """The home for the owner, the page for a code for everybody else."""
    return see_other("/home") if cookies.is_owner() else ask_for_code()


@bp.get("/owner/<token>")
def owner_page(token: str) -> Response:
    """The facilitator's link: a page whose button posts."""
    _require_token(token)
    return page("owner.html", shell=plain_shell("home"), action=owner_path(token))


@bp.post("/owner/<token>")
def own(token: str) -> Response:
    """Lets this browser see the home."""
    _require_token(token)
    return cookies.give_ownership(see_other("/home"))


def _require_token(token: str) -> None:
    if not parts().owner.is_token(token):
        parts().guesses.failed(client_address())
        raise Problem(404, "link_invalid")


@bp.get("/home")
def home() -> Response:
    """All exercises, newest first."""
    require_owner()
    return _home()


@bp.post("/exercises/start")
def start() -> Response:
    """Another exercise of the folder that the server was given."""
    require_owner()
    name = inputs.form_text("name", MAX_NAME)
    if len(name) > MAX_NAME:
        return _home(tr(N_("That name is too long: 120 characters at most.")), 400)
    try:
        parts().start_exercise(name)
    except NotStarted as error:
        return _home(str(error), 409)
    return see_other("/home")


@bp.post("/exercises/discard/<exercise>")
def discard(exercise: str) -> Response:
    """Removes a trial run and everything of it."""
    require_owner()
    running = exercise_of(exercise)
    try:
        if inputs.form_text("name", 2 * MAX_NAME) != clean_line(running.row.name):
            raise Refused("other_name", N_("Type the name of the exercise to discard it."))
        parts().exercises.discard(running.id)
    except Refused as refusal:
        return _home(tr(refusal.message, **refusal.values), 409)
    return see_other("/home")


@bp.post("/x/<exercise>/console")
def console(exercise: str) -> Response:
    """The owner sits down as the facilitator of an exercise."""
    require_owner()
    running = exercise_of(exercise)
    secret = cookies.held_secret(running.id, FACILITATOR)
    if secret and joining.holds(running, FACILITATOR, secret):
        return see_other(_console_path(running.id))
    came = joining.open_facilitator(
        running,
        name=tr(N_("Facilitator")),
        command_id=secrets.token_hex(16),
        secret=lambda: secrets.token_urlsafe(32),
    )
    response = see_other(_console_path(running.id))
    return cookies.give(response, running.id, came.seat, came.secret)


def _console_path(exercise: str) -> str:
    page = "report" if request.form.get("then") == "report" else ""
    return f"/x/{exercise}/s/{FACILITATOR}/{page}"


@bp.get("/x/<exercise>/console")
def console_page(exercise: str) -> Response:
    """The facilitator's way to an exercise by its address; the button is on the home."""
    require_owner()
    exercise_of(exercise)
    return see_other("/home")


# ── what the page shows ──────────────────────────────────────────────────────


def _home(error: str = "", status: int = 200) -> Response:
    own = parts()
    rows = [(row, own.exercises.get(row.id)) for row in reversed(own.exercises.rows())]
    view = HomeView(
        exercises=tuple(_row(row, running) for row, running in rows if running is not None),
        start_action="/exercises/start",
        scenario_title=own.scenario_title,
        scenario_folder=str(own.scenario_folder),
        addresses=own.addresses(),
        version=__version__,
        error=error,
    )
    return page("home.html", status, shell=plain_shell("home", tr(N_("Home"))), v=view)


def _row(row: ExerciseRow, exercise: RunningExercise) -> ExerciseRowView:
    state = exercise.state
    seats = [state.seats[seat] for seat in state.seat_order]
    quiet = state.life is not Life.RUNNING
    base = parts().base_url()
    return ExerciseRowView(
        id=row.id,
        name=row.name,
        scenario=state.the_world.title,
        scenario_hash=row.scenario_hash,
        state="noduff" if state.noduff is not None else _STATES[state.life],
        created=wall(row.created_at),
        t_ms=exercise.now(),
        console_url=f"/x/{row.id}/console",
        report_url=f"/x/{row.id}/console",
        projector_url=projector_path(exercise),
        links=tuple(
            (tag_of(state, cell), link_row(exercise, cell, base)) for cell in (*state.cells, WHITE)
        ),
        observer=link_row(exercise, OBSERVERS, base),
        organiser=link_row(exercise, ORGANISERS, base),
        entries=state.seq,
        seated=sum(seat.person is not None for seat in seats),
        seats=len(seats),
        discard_action=f"/exercises/discard/{row.id}" if quiet else "",
        current=row.id == parts().current(),
    )
