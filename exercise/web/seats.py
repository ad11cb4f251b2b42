"""The pages of a seat: what it shows depends on the cell and on where the exercise stands."""

from dataclasses import replace

from flask import Blueprint, Response

from exercise.app.beside import Beside
from exercise.app.read.feed import feed_page
from exercise.app.read.regions import REGIONS, regions_of
from exercise.app.view_models import FeedView, PageName
from exercise.domain.decision import viewers_of
from exercise.domain.scenario import OBSERVERS, ORGANISERS, WHITE
from exercise.domain.state import Life, SeatState, State
from exercise.web import cookies
from exercise.web.admission import seated
from exercise.web.context import exercise_of, page, parts, see_other
from exercise.web.problems import Problem
from exercise.web.reports import report_page
from exercise.web.shells import composer_of, move_form_of, seat_shell

bp = Blueprint("seats", __name__)


@bp.get("/x/<exercise>/s/<seat>/")
def show(exercise: str, seat: str) -> Response:
    """The page of a seat that this browser holds."""
    running, own = seated(exercise, seat)
    if own.cell == ORGANISERS:
        return report_page(running, own)
    state, beside = running.state, running.memory.picture()
    return page(
        f"{page_of(state, own)}.html",
        shell=seat_shell(running, state, own, page_of(state, own), beside),
        regions=regions_for(state, viewers_of(state, own), beside),
        feed=feed_for(running.id, own.id, state, viewers_of(state, own), beside),
        composer=composer_of(state, own),
        move_form=move_form_of(state, own) if own.cell in state.cells else None,
    )


@bp.get("/x/<exercise>/follow")
def follow(exercise: str) -> Response:
    """Goes to the seat that the white cell moved this browser's person to."""
    running = exercise_of(exercise)
    for old, secret, seat in cookies.moved_seats(running):
        response = see_other(f"/x/{running.id}/s/{seat}/")
        response.delete_cookie(old, path="/")
        return cookies.give(response, running.id, seat, secret)
    raise Problem(403, "seat_lost")


def page_of(state: State, seat: SeatState) -> PageName:
    """Which page a seat has now."""
    if seat.cell == WHITE:
        return "console"
    if seat.cell == OBSERVERS:
        return "observer"
    if seat.cell == ORGANISERS:
        return "organiser"
    return "lobby" if state.life is Life.LOBBY else "player"


def regions_for(state: State, viewers: tuple[str, ...], beside: Beside) -> dict[str, object]:
    """View models of every region on a page."""
    return {
        name: parts().renderer.complete(REGIONS[name](state, viewer, beside))
        for viewer in viewers
        for name in regions_of(viewer)
    }


def feed_for(
    exercise: str,
    seat: str,
    state: State,
    viewers: tuple[str, ...],
    beside: Beside,
    *,
    before: str | None = None,
) -> FeedView:
    """A window of a seat's feed, with where the one before it is read."""
    view = feed_page(state, viewers, beside, before=before)
    if not view.older_before:
        return view
    return replace(view, older_url=f"/x/{exercise}/s/{seat}/feed?before={view.older_before}")
