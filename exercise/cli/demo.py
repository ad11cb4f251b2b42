"""``startex demo``: a live exercise to look at, with programs in every seat."""

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exercise.cli.plain import plainly
from exercise.cli.words import _

if TYPE_CHECKING:
    from exercise.app.running import RunningExercise
    from exercise.bootstrap import Server

CUT = "demo"
"""The scenario's cut for it, where there is one."""
STARTS_AFTER_S = 3
TAKES_MINUTES = 8
"""Of real time, whatever it takes in the exercise; but never at its own slow rate."""
LEAST_RATE, MOST_RATE = 2, 60
TEMPERAMENTS = ("assertive", "cautious", "erratic")


@click.command(
    help=_(
        "Show a live exercise, with programs in every cell and as umpire, at a high rate."
        "\n\nIt begins by itself. Open any link to watch, take a seat to play it. Ctrl-C ends it,"
        " and nothing is kept."
    )
)
@click.option(
    "--scenario",
    metavar="DIR",
    help=_("Folder of the scenario; default: the one that comes along."),
)
@click.option("--host", help=_("Address to listen on; 0.0.0.0 lets others on the network in."))
@click.option("--port", help=_("Port to listen on; default: 8000, or a free one."))
@click.option("--rate", help=_("Exercise seconds a second; default: so that it takes minutes."))
@click.option("--links-file", help=_("Where to write all links as JSON (mode 0600)."))
@plainly
def demo(
    scenario: str | None,
    host: str | None,
    port: str | None,
    rate: str | None,
    links_file: str | None,
) -> None:
    from gevent import monkey

    monkey.patch_all()
    from exercise.cli.serve import run
    from exercise.config import read

    place = Path(tempfile.mkdtemp(prefix="startex-demo-"))
    try:
        known = {"scenario": scenario, "host": host, "links_file": links_file}
        settings = read({**known, "data": str(place), "port": port or "0"})
        storylines, fitting = _fitting(settings.scenario)
        given = {**known, "data": str(place), "storyline": storylines, "rate": rate or fitting}
        run(read({**given, "port": port or _port(settings.host)}), _begin)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _fitting(folder: Path) -> tuple[str | None, str]:
    """The cut for it, if the scenario has one, and the rate at which it takes minutes."""
    from exercise.scenario.load import loaded
    from exercise.standins.driver import planned_end

    whole = loaded(folder)
    cut = CUT if any(one.id == CUT for one in whole.cuts) else None
    played = loaded(folder, (CUT,)) if cut else whole
    minutes = planned_end(played.scenario.world, played.scenario.injects) / 60_000
    return cut, str(max(LEAST_RATE, min(MOST_RATE, round(minutes / TAKES_MINUTES))))


def _port(host: str) -> str:
    """The usual one, or any that is free."""
    import socket

    from exercise.config import DEFAULT_PORT

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        try:
            probe.bind((host, DEFAULT_PORT))
        except OSError:
            return "0"
    return str(DEFAULT_PORT)


def _begin(server: "Server", exercise: "RunningExercise") -> None:
    """Seats the programs, and calls STARTEX in a moment."""
    import gevent

    from exercise.app import door
    from exercise.domain.scenario import WHITE
    from exercise.domain.state import FACILITATOR

    for place, cell in enumerate((*exercise.state.cells, WHITE)):
        temperament = TEMPERAMENTS[place % len(TEMPERAMENTS)]
        command = {"type": "standin.seat", "cell": cell, "temperament": temperament}
        door.submit(exercise, FACILITATOR, f"demo/{cell}", command)
    server.live.standins.drive(exercise)
    startex = {"type": "exercise.start"}
    gevent.spawn_later(STARTS_AFTER_S, door.submit, exercise, FACILITATOR, "demo/startex", startex)
