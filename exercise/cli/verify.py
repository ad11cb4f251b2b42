"""``startex verify``: whether the log is whole and unchanged."""

import sys
from pathlib import Path

import click

from exercise.cli.data import of_data, opened
from exercise.cli.plain import plainly
from exercise.cli.words import _, say

BAD = 1
"""Exit code where something is wrong with the log."""


@click.command(
    help=_(
        "Rehash every entry, and compare sequence, cursors and tables with a rebuild."
        "\n\nExits 1, naming the first bad entry, where the log is not what it was."
    )
)
@of_data
@click.option(
    "--head", metavar="HASH", help=_("Head hash that the log once had: finds a cut tail.")
)
@plainly
def verify(data: Path, database: str | None, exercise: str | None, head: str | None) -> None:
    from exercise.store.verification import verify as look

    with opened(data, database, exercise, fold=False) as found:
        verdict = look(found.store, found.row.id, head)
        row = found.row
    say(_("Exercise %(id)s, “%(name)s”", id=row.id, name=row.name))
    say(_("Entries:   %(length)s, %(erased)s erased", length=verdict.length, erased=verdict.erased))
    say(_("Head hash: %(head)s", head=verdict.head))
    if not verdict.ok:
        say(_("NOT as it was: %(problem)s", problem=verdict.problem), err=True)
        sys.exit(BAD)
    if head is not None and verdict.head_found_at != verdict.length:
        say(
            _(
                "The hash given is that of entry %(entry)s; the log went on.",
                entry=verdict.head_found_at,
            )
        )
    say(_("The log is whole: every entry, cursor and table is what the log makes of it."))
