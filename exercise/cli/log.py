"""``startex log``: the log as JSON Lines."""

from pathlib import Path

import click

from exercise.cli.data import of_data, opened
from exercise.cli.plain import plainly
from exercise.cli.words import _


@click.command(help=_("Print the log of an exercise: one entry a line, in order, hashes included."))
@of_data
@plainly
def log(data: Path, database: str | None, exercise: str | None) -> None:
    from exercise.store.export import export

    with opened(data, database, exercise, fold=False) as found:
        for line in export(found.store, found.row.id):
            click.echo(line)
