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

PASSED = 1
"""Exit code, with --strict, where a ceiling was passed."""


@click.command(
    help=_(
        "Play the scenario in DIR from STARTEX to ENDEX with a stand-in in every cell and an umpire"
        " who rules on what they order; then tell how it went."
        "\n\nWithout DIR it is the scenario that comes along. The same scenario, seed and options"
        " give the same log, byte for byte."
    )
)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help=_("Chance."))
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
    show_default=True,
    help=_("How many controllers rule and answer, each one thing at a time."),
)
@click.option(
    "--umpire-speed",
    "speed",
    type=click.FloatRange(0.05, 20),
    default=1.0,
    show_default=True,
    help=_(
        "How quickly they do. 1: as ordered takes one of them half a minute, as suggested a minute"
        " and a half, in their own words six minutes. 2: half of that."
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
@click.option("--strict", is_flag=True, help=_("Exit 1 where a ceiling was passed."))
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
    seed: int,
    tempers: tuple[str, ...],
    controllers: int,
    speed: float,
    report: Path | None,
    data: Path | None,
    form: str,
    *,
    strict: bool,
) -> None:
    from exercise.assets.shipped import scenario_dir
    from exercise.cli.rehearsed import lines
    from exercise.rehearsal.run import Cast
    from exercise.rehearsal.run import rehearse as play
    from exercise.scenario import load, scenario_hash

    scenario = load(scenario_dir() if folder is None else folder)
    cast = Cast(seed, _tempers(tempers, scenario), controllers, speed)
    _require_new(data)
    with _kept(data, needed=report is not None) as place, bar(_("Playing")) as progress:
        outcome = play(scenario, scenario_hash(scenario), cast, data=place, progress=progress)
        if report is not None and place is not None:
            _report(place, report)
    let_any_text_through()
    if form == "json":
        say(json.dumps(outcome.as_json(), indent=1, ensure_ascii=False))
    else:
        for line in lines(scenario, outcome):
            say(line)
    if strict and outcome.broken:
        sys.exit(PASSED)


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


def _require_new(data: Path | None) -> None:
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
