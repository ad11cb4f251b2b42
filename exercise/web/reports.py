"""The organisers' page: the after-action report, made beside the server and downloaded here."""

from flask import Blueprint, Response

from exercise.app.running import RunningExercise
from exercise.domain.state import SeatState
from exercise.web.context import page

bp = Blueprint("reports", __name__)


def report_page(exercise: RunningExercise, seat: SeatState) -> Response:
    """The page of an organiser's seat."""
    return page("organiser.html")
