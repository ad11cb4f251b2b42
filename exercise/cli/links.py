"""``startex links``: the current links, and new ones for a cell whose link got about."""

import json
from pathlib import Path

import click

from exercise.cli.data import of_data, opened
from exercise.cli.plain import Stopped, plainly
from exercise.cli.words import _


@click.command(help=_("Print the links that lead in now, as JSON."))
@of_data
@click.option(
    "--revoke",
    metavar="CELL",
    help=_(
        "Make a new link for this cell, or for white, observers, organisers, projector or"
        " facilitator; the old one is no longer good. People seated stay, but for the"
        " facilitator’s devices, all of which must open the new link."
    ),
)
@plainly
def links(data: Path, database: str | None, exercise: str | None, revoke: str | None) -> None:
    from exercise.cli.announce import last_url
    from exercise.cli.folded import folded, renew_link
    from exercise.domain.seats import OWNER
    from exercise.store.folder import store_key
    from exercise.web.owner import Owner, generation_of, renew
    from exercise.web.paths import all_links

    key = store_key(data)
    with opened(data, database, exercise) as found:
        if revoke == OWNER:
            renew(data)
            for row in found.store.exercises():
                renew_link(found.store, row, OWNER)
        elif revoke is not None:
            renew_link(found.store, found.row, revoke)
        url = last_url(data)
        if url is None:
            raise Stopped(
                _(
                    "No server has listened on %(data)s yet. Start it once: startex serve.",
                    data=data,
                )
            )
        running = folded(found.store, found.row, key)
        owner = Owner(key, lambda: generation_of(data))
        shown = all_links(running, base_url=url, owner_token=owner.token())
    click.echo(json.dumps(shown, indent=1, ensure_ascii=False))
