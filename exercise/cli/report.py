"""``startex report``: the after-action report as a PDF."""

import json
import subprocess
from pathlib import Path

import click

from exercise.cli.bar import bar
from exercise.cli.data import of_data, opened
from exercise.cli.plain import Stopped, plainly
from exercise.cli.words import _, say


@click.command(help=_("Write the after-action report of an exercise."))
@of_data
@click.option("--out", required=True, type=click.Path(path_type=Path), help=_("PDF to write."))
@click.option("--names", is_flag=True, help=_("Name people, not only cells and seats."))
@click.option("--locale", default="en", show_default=True, help=_("Language of its own words."))
@plainly
def report(
    data: Path, database: str | None, exercise: str | None, out: Path, *, names: bool, locale: str
) -> None:
    with opened(data, database, exercise) as found:
        row = found.row
    told = make(data, database, row.id, out, names=names, locale=locale)
    say(
        _(
            "%(out)s: “%(name)s”, log of %(entries)s entries, head %(head)s.",
            out=out,
            name=row.name,
            entries=told.get("entries"),
            head=told.get("head"),
        )
    )


def make(
    data: Path, database: str | None, exercise: str, out: Path, *, names: bool, locale: str
) -> dict[str, object]:
    """Follows the process that makes it; gives its last words.

    Raises:
        Stopped: it could not be made.
    """
    from exercise.web.report_jobs import command, environment

    line = command(data, database, exercise, out, names=names, locale=locale)
    told: dict[str, object] = {}
    with (
        subprocess.Popen(  # noqa: S603 (this program, with arguments of its own)
            line,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env=environment(),
        ) as child,
        bar(_("Making the report")) as done,
    ):
        for said in child.stdout or ():
            told = json.loads(said)
            done(float(str(told.get("done", 0))), 100)
    if child.returncode:
        raise Stopped(str(told.get("error") or _("The report could not be made.")))
    return told
