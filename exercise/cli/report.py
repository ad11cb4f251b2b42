"""``startex report``: the after-action report as a PDF."""

from pathlib import Path

import click

from exercise.cli.data import of_data
from exercise.cli.plain import plainly


@click.command()
@of_data
@click.option("--out", required=True, type=click.Path(path_type=Path), help="PDF to write.")
@click.option("--names", is_flag=True, help="Name people, not only cells and seats.")
@plainly
def report(
    data: Path, database: str | None, exercise: str | None, out: Path, *, names: bool
) -> None:
    """Write the after-action report of an exercise."""
    raise NotImplementedError
