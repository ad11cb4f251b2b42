"""``startex verify``: whether the log is whole and unchanged."""

from pathlib import Path

import click

from exercise.cli.data import of_data
from exercise.cli.plain import plainly


@click.command()
@of_data
@click.option("--head", metavar="HASH", help="Head hash that the log had: finds a cut tail.")
@plainly
def verify(data: Path, database: str | None, exercise: str | None, head: str | None) -> None:
    """Rehash every entry, and compare cursors and tables with a rebuild."""
    raise NotImplementedError
