"""``startex verify``: whether the log is whole and unchanged."""

import sys
from pathlib import Path

import click

from exercise.cli.data import of_data, opened
from exercise.cli.plain import plainly

BAD = 1
"""Exit code where something is wrong with the log."""


@click.command()
@of_data
@click.option("--head", metavar="HASH", help="Head hash that the log once had: finds a cut tail.")
@plainly
def verify(data: Path, database: str | None, exercise: str | None, head: str | None) -> None:
    """Rehash every entry, and compare sequence, cursors and tables with a rebuild.

    Exits 1, naming the first bad entry, where the log is not what it was.
    """
    from exercise.store.verification import verify as look

    with opened(data, database, exercise, fold=False) as found:
        verdict = look(found.store, found.row.id, head)
        row = found.row
    click.echo(f"Exercise {row.id}, “{row.name}”")
    click.echo(f"Entries:   {verdict.length}, {verdict.erased} erased")
    click.echo(f"Head hash: {verdict.head}")
    if not verdict.ok:
        click.echo(f"NOT as it was: {verdict.problem}", err=True)
        sys.exit(BAD)
    if head is not None and verdict.head_found_at != verdict.length:
        click.echo(f"The hash given is that of entry {verdict.head_found_at}; the log went on.")
    click.echo("The log is whole: every entry, cursor and table is what the log makes of it.")
