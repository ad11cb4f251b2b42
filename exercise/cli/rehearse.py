"""``startex rehearse``: plays the scenario with stand-ins, before anybody comes."""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exercise.cli.bar import bar
from exercise.cli.plain import Stopped, let_any_text_through, plainly
from exercise.cli.words import _, say

if TYPE_CHECKING:
    from exercise.domain.scenario import Scenario
    from exercise.rehearsal.run import Cast
    from exercise.scenario.loaded import Loaded

PASSED = 1
"""Exit code, with --strict, where a ceiling was passed or a stand-in was refused."""


@click.command(
    help=_(
        "Play the scenario in DIR from STARTEX to ENDEX with a stand-in in every cell and an umpire"
        " who rules on what they order; then tell how it went."
        "\n\nWithout DIR it is the scenario that comes along. The same scenario, seed and options"
        " give the same log, byte for byte."
    )
)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--storyline",
    "storylines",
    metavar="IDS",
    default="",
    help=_("Ids, separated by commas: of storylines to turn on, and of one cut at most."),
)
@click.option("--seed", type=click.IntRange(0), default=1, help=_("Chance; default: 1."))
@click.option(
    "--cell",
    "tempers",
    metavar="CELL=TEMPERAMENT",
    multiple=True,
    help=_(
        "Play a cell cautious, assertive, silent or erratic; the others as the seed has it."
        " May be given several times."
    ),
)
@click.option(
    "--controllers",
    type=click.IntRange(1, 12),
    default=3,
    help=_("How many controllers rule and answer, each one thing at a time; default: 3."),
)
@click.option(
    "--umpire-speed",
    "speed",
    type=click.FloatRange(0.05, 20),
    default=1.0,
    help=_(
        "How quickly they do. 1: as ordered takes one of them half a minute, as suggested a minute"
        " and a half, in their own words six minutes. 2: half of that; default: 1."
    ),
)
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Also write the after-action report, as a PDF."),
)
@click.option(
    "--data",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Also keep the data folder, for startex log, verify and report; it must be new."),
)
@click.option(
    "--runs",
    metavar="N",
    type=click.IntRange(1, 100_000),
    help=_(
        "Play it so many times, with the seed and those after it, on every core; then tell how"
        " often each inject, storyline and gate was reached, and how tracks and load spread."
    ),
)
@click.option(
    "--chart",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("With --runs: also draw the tracks over time, as an SVG or a PDF."),
)
@click.option(
    "--strict",
    is_flag=True,
    help=_("Exit 1 where a ceiling was passed or a stand-in was refused."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=_("Lines for people, or JSON for programs; default: text."),
)
@plainly
def rehearse(
    folder: Path | None,
    storylines: str,
    seed: int,
    tempers: tuple[str, ...],
    controllers: int,
    speed: float,
    report: Path | None,
    data: Path | None,
    runs: int | None,
    chart: Path | None,
    form: str,
    *,
    strict: bool,
) -> None:
    from exercise.assets.shipped import scenario_dir
    from exercise.config import ids
    from exercise.rehearsal.run import Cast
    from exercise.scenario.load import loaded

    _require_fitting(runs, chart, report, data)
    read = loaded(scenario_dir() if folder is None else folder, ids(storylines))
    scenario = read.scenario
    cast = Cast(seed, _tempers(tempers, scenario), controllers, speed)
    if runs is None:
        broken, told, numbers = _once(read, cast, report, data)
    else:
        broken, told, numbers = _often(scenario, cast, runs, chart)
    let_any_text_through()
    if form == "json":
        say(json.dumps(numbers, indent=1, ensure_ascii=False))
    else:
        for line in told:
            say(line)
    if strict and broken:
        sys.exit(PASSED)


Told = tuple[bool, Iterator[str], dict[str, Any]]
"""Whether a ceiling was passed or somebody refused; what there is to tell people, and programs."""


def _once(read: "Loaded", cast: "Cast", report: Path | None, data: Path | None) -> Told:
    from exercise.cli.rehearsed import lines
    from exercise.rehearsal.run import rehearse as play
    from exercise.scenario import scenario_hash

    scenario, kept = read.scenario, data is not None or report is not None
    files = read.files if kept else None
    with _kept(data, needed=report is not None) as place, bar(_("Playing")) as progress:
        outcome = play(
            scenario, scenario_hash(scenario), cast, data=place, progress=progress, files=files
        )
        if report is not None and place is not None:
            _report(place, report)
    return bool(outcome.broken or outcome.refused), lines(scenario, outcome), outcome.as_json()


def _often(scenario: "Scenario", cast: "Cast", runs: int, chart: Path | None) -> Told:
    from exercise.cli.rehearsed_often import lines
    from exercise.rehearsal.many import play_many
    from exercise.scenario import scenario_hash

    with bar(_("Playing")) as progress:
        many = play_many(scenario, scenario_hash(scenario), cast, runs, progress=progress)
    if chart is not None:
        from exercise.rehearsal.chart import write_chart

        write_chart(many, scenario.world.title, chart)
    return bool(many.broken or many.refused), lines(scenario, many), many.as_json()


def _tempers(given: tuple[str, ...], scenario: "Scenario") -> dict[str, Any]:
    from exercise.standins.temper import TEMPERAMENTS

    found: dict[str, Any] = {}
    for one in given:
        cell, _equals, temperament = one.partition("=")
        if cell not in scenario.cell_ids() or temperament not in TEMPERAMENTS:
            raise Stopped(
                _(
                    "“%(given)s” is no cell with its temperament: expected one of %(cells)s, “=”"
                    " and one of %(tempers)s.",
                    given=one[:60],
                    cells=", ".join(scenario.cell_ids()),
                    tempers=", ".join(TEMPERAMENTS),
                )
            )
        found[cell] = temperament
    return found


def _require_fitting(
    runs: int | None, chart: Path | None, report: Path | None, data: Path | None
) -> None:
    if runs is None and chart is not None:
        raise Stopped(_("A chart is drawn of many runs. Say how many with --runs."))
    if runs is not None and (report is not None or data is not None):
        raise Stopped(_("A report and data are of one run. Leave out --runs, and name its --seed."))
    for out in (chart, report):
        if out is not None and not out.absolute().parent.is_dir():
            raise Stopped(
                _("%(folder)s is not a folder: nothing can be written there.", folder=out.parent)
            )
    if data is not None and data.exists() and any(data.iterdir()):
        raise Stopped(_("%(data)s is not empty. Give a new folder with --data.", data=data))


@contextmanager
def _kept(data: Path | None, *, needed: bool) -> Iterator[Path | None]:
    """The folder to keep, or one for a moment where only a report is made of it."""
    if data is not None or not needed:
        yield data
        return
    with tempfile.TemporaryDirectory(prefix="startex-") as made:
        yield Path(made) / "data"


def _report(data: Path, out: Path) -> None:
    from exercise.cli.report import make
    from exercise.rehearsal.run import EXERCISE_ID

    make(data, None, EXERCISE_ID, out, names=False, locale="en")
