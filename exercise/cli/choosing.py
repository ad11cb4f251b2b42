"""Which exercise a start of the server opens."""

from typing import TYPE_CHECKING

from exercise.app.running import RunningExercise
from exercise.bootstrap import create
from exercise.cli.plain import Stopped
from exercise.cli.words import _, say
from exercise.domain.commands import SetRate
from exercise.scenario import scenario_hash
from exercise.scenario.load import loaded

if TYPE_CHECKING:
    from exercise.bootstrap import Server


def choose(server: "Server") -> RunningExercise:
    """The one asked for, the newest not closed of this very scenario, or a new one.

    Raises:
        Stopped: there is no exercise of that id.
        ScenarioErrors: the folder is needed and not usable.
    """
    settings, exercises = server.settings, server.exercises
    if settings.exercise is not None:
        found = exercises.get(settings.exercise)
        if found is None:
            raise Stopped(
                _(
                    "There is no exercise “%(id)s” in %(data)s."
                    " Give one that is there with --exercise: %(known)s.",
                    id=settings.exercise[:40],
                    data=settings.data,
                    known=", ".join(row.id for row in exercises.rows()) or _("none yet"),
                )
            )
        return _at_rate(found, settings.rate_milli)
    read = server.scenario or loaded(settings.scenario, settings.storylines)
    server.scenario = None  # its files may be large
    wanted = scenario_hash(read.scenario)
    rows = [row for row in exercises.rows() if not row.closed]
    same = [row for row in rows if row.scenario_hash == wanted]
    if same:
        found = exercises.get(same[-1].id)
        if found is not None:
            return _at_rate(found, settings.rate_milli)
    for row in rows:
        say(
            _(
                "Left as it is: exercise %(id)s, “%(name)s”, made from another state of the"
                " scenario. Open it with --exercise %(id)s.",
                id=row.id,
                name=row.name,
            )
        )
    return create(exercises, read, rate_milli=settings.rate_milli)


def _at_rate(exercise: RunningExercise, rate_milli: int | None) -> RunningExercise:
    """Sets the rate that was asked for, where the exercise has another."""
    from exercise.app.door import carry_out
    from exercise.domain.state import SYSTEM

    if rate_milli is not None and rate_milli != exercise.state.rate_milli:
        command = SetRate(type="clock.set_rate", rate_milli=rate_milli)
        answer = carry_out(exercise, SYSTEM, f"rate/{exercise.wall()}", command)
        if not answer.ok:
            say(_("The rate stays as it is: %(why)s", why=_(answer.message, **answer.values)))
    return exercise
