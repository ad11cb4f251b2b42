"""What a seat can ask for besides what it is sent: pages, streams, what a return brings."""

from collections.abc import Iterator, Sequence

from flask import Flask

from exercise.domain.audience import cell_viewer, seat_viewer
from exercise.web.application import create_app
from exercise.web.context import Parts
from exercise.web.guesses import Guesses
from exercise.web.owner import Owner
from exercise.web.paths import join_path, projector_path
from exercise.web.report_jobs import ReportJobs
from exercise.web.texts import Texts
from tests.support.day import KEY
from torture.secrecy.stage import EXERCISE, ORIGIN, Stage, as_sent
from torture.work import Fault


def app_of(stage: Stage) -> Flask:
    """The pages over a stage, without a server."""
    return create_app(
        Parts(
            exercises=stage.exercises,
            renderer=stage.renderer,
            texts=Texts(),
            owner=Owner(KEY, lambda: 1),
            guesses=Guesses(),
            reports=ReportJobs(stage.folder, None),
            scenario_folder=stage.folder,
            scenario_title="",
            start_exercise=lambda _: stage.exercise,
            base_url=lambda: ORIGIN,
            addresses=lambda: (),
            current=lambda: EXERCISE,
            version="v",
        )
    )


def asked(stage: Stage, app: Flask, seats: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pages and streams of these seats and the public screen, as HTTP answers them."""
    for seat in seats:
        cell = seat.partition(".")[0]
        client = app.test_client()
        client.set_cookie(f"sx-{EXERCISE}-{seat}", stage.secrets[seat])
        streams = [f"stream?viewer={one}&after=0" for one in (cell_viewer(cell), seat_viewer(seat))]
        for path in ("", "feed", *streams):
            answer = client.get(f"/x/{EXERCISE}/s/{seat}/{path}")
            yield f"{seat} /{path}", f"{answer.status_code}\n{answer.text}"
        other = client.get(join_path(stage.exercise, cell))
        yield f"{seat} join page", f"{other.status_code}\n{_untried(other.text)}"
    screen = app.test_client().get(projector_path(stage.exercise))
    yield "projector", f"{screen.status_code}\n{screen.text}"


def refused_a_file(stage: Stage, seats: Sequence[str], item: str) -> None:
    """Raises Fault unless these get the same for a file of an item as for one that never was."""
    app = app_of(stage)
    for seat in seats:
        client = app.test_client()
        client.set_cookie(f"sx-{EXERCISE}-{seat}", stage.secrets[seat])
        real, never = (client.get(f"/x/{EXERCISE}/s/{seat}/file/{one}/0") for one in (item, "no"))
        told, same = ((one.status_code, one.data, list(one.headers)) for one in (real, never))
        if told != same:
            raise Fault(f"{seat} learns of a file of another cell: {told!r:.500} for {same!r:.500}")


def returned(stage: Stage, seats: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What each page of these seats is told when it comes back: from where it is, from nothing."""
    state = stage.exercise.state
    for seat in (*seats, "projector"):
        for client in stage.clients.of_seat(EXERCISE, seat):
            if client.mode == "html":
                here = {one: state.cursors.get(one) or 0 for one in client.viewers}
                yield f"{seat} resume", as_sent(stage.follower.resume(client, here))
                yield f"{seat} fresh", as_sent(stage.follower.resume(client, {}))


def _untried(html: str) -> str:
    """Without the token that makes a double click one click: it is drawn anew for each page."""
    before, _, rest = html.partition("?try=")
    return before + "".join(part[32:] for part in rest.split("?try="))
