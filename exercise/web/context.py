"""What every page needs at hand: the parts of the server, and who is asking."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from flask import Response, current_app, g, request

from exercise.app.exercises import Exercises
from exercise.app.running import RunningExercise
from exercise.live.allowance import Allowance
from exercise.web.guesses import Guesses
from exercise.web.kept_files import KeptFiles
from exercise.web.owner import Owner
from exercise.web.problems import Problem
from exercise.web.render import Renderer
from exercise.web.report_jobs import ReportJobs
from exercise.web.texts import Texts

_KEY = "startex"
UPLOADS_AT_ONCE, UPLOADS_PER_SECOND = 10, 0.2
"""Forms with files that one seat may send."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one server that pages stand on."""

    exercises: Exercises
    renderer: Renderer
    texts: Texts
    owner: Owner
    guesses: Guesses
    reports: ReportJobs
    scenario_folder: Path
    scenario_title: str
    start_exercise: Callable[[str], RunningExercise]
    """Makes another exercise of the folder, by name; raises ``exercise.web.home.NotStarted``."""
    base_url: Callable[[], str]
    """Scheme and host of links that others can use."""
    addresses: Callable[[], tuple[str, ...]]
    """Base URLs that others on the network can reach; empty when only this machine can."""
    current: Callable[[], str]
    """The exercise that this start of the server opened."""
    version: str
    public_url: str | None = None
    files: KeptFiles = field(default_factory=KeptFiles)
    uploads: Allowance = field(
        default_factory=lambda: Allowance(UPLOADS_AT_ONCE, UPLOADS_PER_SECOND)
    )

    @property
    def secure(self) -> bool:
        """Whether browsers come over TLS."""
        return (self.public_url or "").startswith("https:")


def install(app: object, parts: Parts) -> None:
    """Puts the parts where :func:`parts` finds them."""
    app.extensions[_KEY] = parts  # type: ignore[attr-defined]


def parts() -> Parts:
    """The parts of the server that answers this request."""
    return cast(Parts, current_app.extensions[_KEY])


def locale() -> str:
    """The language of this request's answer."""
    if "locale" not in g:
        g.locale = parts().texts.choose(request.accept_languages.values())
    return cast(str, g.locale)


def tr(message: str, **values: object) -> str:
    """A message in this request's language."""
    return parts().texts.translate(message, values, locale())


def page(template: str, status: int = 200, **context: object) -> Response:
    """A rendered page; nothing of it is kept by caches."""
    html = parts().renderer.page(template, locale(), **context)
    response = Response(html, status=status, mimetype="text/html")
    response.headers["Content-Language"] = locale()
    return response


def see_other(path: str) -> Response:
    """Sends the browser on, by a GET, to another path of this server."""
    return Response(status=303, headers={"Location": path})


def exercise_of(exercise: str) -> RunningExercise:
    """The exercise of a path.

    Raises:
        Problem: there is none.
    """
    found = parts().exercises.get(exercise)
    if found is None:
        raise Problem(404, "not_found")
    return found


def client_address() -> str:
    """Where the request comes from; a proxy on this machine is believed about it."""
    address = request.remote_addr or ""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if forwarded and address in ("127.0.0.1", "::1"):
        return forwarded.split(",")[-1].strip()[:64]
    return address
