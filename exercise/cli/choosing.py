"""Which exercise a start of the server opens."""

from typing import TYPE_CHECKING

import click

from exercise.app.running import RunningExercise
from exercise.bootstrap import create
from exercise.cli.plain import Stopped
from exercise.domain.commands import SetRate
from exercise.scenario import load, scenario_hash

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
            known = ", ".join(row.id for row in exercises.rows()) or "none yet"
            raise Stopped(
                f"There is no exercise “{settings.exercise[:40]}” in {settings.data}."
                f" Give one that is there with --exercise: {known}."
            )
        return _at_rate(found, settings.rate_milli)
    scenario = load(settings.scenario)
    wanted = scenario_hash(scenario)
    rows = [row for row in exercises.rows() if not row.closed]
    same = [row for row in rows if row.scenario_hash == wanted]
    if same:
        found = exercises.get(same[-1].id)
        if found is not None:
            return _at_rate(found, settings.rate_milli)
    for row in rows:
        click.echo(
            f"Left as it is: exercise {row.id}, “{row.name}”, made from another state of the"
            f" scenario. Open it with --exercise {row.id}."
        )
    return create(exercises, scenario, rate_milli=settings.rate_milli)


def _at_rate(exercise: RunningExercise, rate_milli: int | None) -> RunningExercise:
    """Sets the rate that was asked for, where the exercise has another."""
    from exercise.app.door import carry_out
    from exercise.domain.state import SYSTEM

    if rate_milli is not None and rate_milli != exercise.state.rate_milli:
        command = SetRate(type="clock.set_rate", rate_milli=rate_milli)
        answer = carry_out(exercise, SYSTEM, f"rate/{exercise.wall()}", command)
        if not answer.ok:
            click.echo(f"The rate stays as it is: {answer.message}")
    return exercise
