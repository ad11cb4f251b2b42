"""The organisers' page: the after-action report, made beside the server and downloaded here."""

import re
from functools import cache

from flask import Blueprint, Response, request, send_file

from exercise.app.read.moments import wall
from exercise.app.read.regions import REGIONS
from exercise.app.running import RunningExercise
from exercise.app.view_models import ReportChapter, ReportRequest, ReportView
from exercise.domain.decision import viewers_of
from exercise.domain.refusal import N_
from exercise.domain.state import SeatState
from exercise.web import inputs
from exercise.web.admission import seated_staff
from exercise.web.context import locale, page, parts, see_other, tr
from exercise.web.headers import policy
from exercise.web.origin import plain_host
from exercise.web.problems import Problem
from exercise.web.report_jobs import Made, Making
from exercise.web.shells import seat_shell

bp = Blueprint("reports", __name__)
_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")


def report_page(exercise: RunningExercise, seat: SeatState) -> Response:
    """The page of an organiser's seat."""
    state, beside = exercise.state, exercise.memory.picture()
    viewer = viewers_of(state, seat)[0]
    regions = {name: REGIONS[name](state, viewer, beside) for name in ("bar", "bands")}
    view = report_view(exercise, seat)
    shell = seat_shell(exercise, state, seat, "organiser", beside)
    answer = page("organiser.html", shell=shell, regions={**regions, "report": view})
    # The only page with something in a frame: the report as it prints.
    answer.headers["Content-Security-Policy"] = policy(plain_host(request.host), frames=True)
    return answer


@bp.get("/x/<exercise>/s/<seat>/report")
def show(exercise: str, seat: str) -> Response:
    """The reports of an exercise, for the white cell and organisers."""
    return report_page(*seated_staff(exercise, seat))


@bp.get("/x/<exercise>/s/<seat>/report/progress")
def progress(exercise: str, seat: str) -> Response:
    """The region alone, for a page that looks again without being loaded anew."""
    view = report_view(*seated_staff(exercise, seat))
    return page("regions/report.html", v=view)


@bp.post("/x/<exercise>/s/<seat>/report")
def make(exercise: str, seat: str) -> Response:
    """Begins another report."""
    running, own = seated_staff(exercise, seat)
    names = inputs.form_text("names", 10) == "yes"
    parts().reports.make(running, names=names, locale=locale())
    return see_other(f"/x/{running.id}/s/{own.id}/report")


@bp.get("/x/<exercise>/s/<seat>/report/<made>.pdf")
def download(exercise: str, seat: str, made: str) -> Response:
    """A finished report, to be kept; with ``?read``, to be read in the browser."""
    running, _ = seated_staff(exercise, seat)
    found = parts().reports.find(running.id, made)
    if found is None:
        raise Problem(404, "not_found")
    name = _UNSAFE.sub("-", f"{running.state.name}-{running.id}").strip("-")
    answer = send_file(
        found.file,
        mimetype="application/pdf",
        as_attachment="read" not in request.args,
        download_name=f"{name}.pdf",
    )
    answer.headers["Content-Security-Policy"] = policy(plain_host(request.host), framed=True)
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    return answer


def report_view(exercise: RunningExercise, seat: SeatState) -> ReportView:
    """What the page shows of an exercise's reports."""
    base = f"/x/{exercise.id}/s/{seat.id}/report"
    reports = parts().reports
    making = tuple(map(_making, reports.making(exercise.id)))
    made = reports.made(exercise.id)
    starts = made[0].starts if made else {}
    return ReportView(
        started=exercise.state.started_at is not None,
        requests=making + tuple(_made(one, base) for one in made),
        chapters=tuple(
            ReportChapter(title=tr(title), page=starts.get(key, 0)) for key, title in _chapters()
        ),
        make_action=base,
        name=exercise.state.name,
        marking=exercise.state.the_world.marking,
    )


def _making(one: Making) -> ReportRequest:
    return ReportRequest(
        id=one.id,
        state=one.state,
        asked=wall(one.asked),
        names=one.names,
        done=one.done,
        step=tr(_steps()[one.step]) if one.step in _steps() else "",
        error=one.error,
    )


def _made(one: Made, base: str) -> ReportRequest:
    return ReportRequest(
        id=one.id,
        state="ready",
        asked=wall(one.asked),
        names=one.names,
        done=100,
        download_url=f"{base}/{one.id}.pdf",
        pages=one.pages,
        size=one.size,
        head_hash=one.head,
        entries=one.entries,
    )


@cache
def _chapters() -> tuple[tuple[str, str], ...]:
    from exercise.report.pdf.render import CONTENTS  # noqa: PLC0415 (ReportLab is slow to import)

    return tuple((key, title) for key, title, *_ in CONTENTS)


@cache
def _steps() -> dict[str, str]:
    from exercise.report.pdf.render import CONTENTS  # noqa: PLC0415 (ReportLab is slow to import)

    return {"reading": N_("Reading the log"), **{key: title for key, title, *_ in CONTENTS}}
