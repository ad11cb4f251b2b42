"""What the server says once it listens: where it is, and the links that lead in."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import segno

from exercise import __version__
from exercise.app.running import RunningExercise
from exercise.cli.plain import Stopped
from exercise.cli.words import _, say
from exercise.store.folder import write_private
from exercise.web.paths import all_links

if TYPE_CHECKING:
    from exercise.bootstrap import Server

SERVER_FILE = "server.json"
"""In the data folder: where the server last listened, for ``startex links``."""


def announce(server: "Server", exercise: RunningExercise, *, kept: bool = True) -> None:
    """Prints the links, and writes them where asked."""
    links = all_links(exercise, base_url=server.ways_in.base(), owner_token=server.owner.token())
    write_private(server.settings.data / SERVER_FILE, [_json(_about(server))])
    if server.settings.links_file is not None:
        _write_links(server.settings.links_file, _json(links))
    say(
        _(
            "Startex %(version)s serves “%(name)s” (exercise %(id)s).",
            version=__version__,
            name=exercise.state.name,
            id=exercise.id,
        )
    )
    rows = _rows(exercise, links)
    width = max(len(name) for name, _link in rows) + 1
    for name, link in rows:
        say(f"  {name + ':':<{width}} {link}")
    if server.ways_in.reachable():
        _show_addresses(server)
    if kept:
        say(_("Ctrl-C stops it; started again, it goes on where it was."))
    else:
        say(_("It begins by itself, and takes some minutes. Open in a browser:"))
        say("  " + _("Observers, to read everything; a cell, to take it over from its program;"))
        say("  " + _("Facilitator, for the clock and, after ENDEX, the report."))
        say(_("Ctrl-C stops it. Nothing of it is kept."))
    sys.stdout.flush()


def _rows(
    exercise: RunningExercise, links: dict[str, str | dict[str, str]]
) -> list[tuple[str, str]]:
    """Name and link of everybody who is to be let in, in the order in which they are handed out."""
    cells = cast(dict[str, str], links["cells"])
    others = cast(dict[str, str], links)
    return [
        (_("Facilitator"), others["facilitator"]),
        *((exercise.state.cell_name(cell), link) for cell, link in cells.items()),
        (_("White cell"), others["white"]),
        (_("Observers"), others["observer"]),
        (_("Organisers"), others["organiser"]),
        (_("Screen for the hall"), others["projector"]),
    ]


def last_url(data: Path) -> str | None:
    """Where the server of a data folder last listened."""
    try:
        found = json.loads((data / SERVER_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    url = found.get("url") if isinstance(found, dict) else None
    return url if isinstance(url, str) else None


def _about(server: "Server") -> dict[str, object]:
    return {"url": server.ways_in.base(), "pid": os.getpid(), "version": __version__}


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()


def _write_links(path: Path, content: bytes) -> None:
    try:
        write_private(path, [content])
    except OSError as error:
        raise Stopped(
            _(
                "The links cannot be written to %(path)s: %(why)s."
                " Give another file with --links-file.",
                path=path,
                why=error.strerror or error,
            )
        ) from error


def _show_addresses(server: "Server") -> None:
    say(_("Others on this network reach it at:"))
    for address in server.ways_in.reachable():
        say(f"  {address}")
    try:
        segno.make(f"{server.ways_in.base()}/join", micro=False).terminal(
            out=sys.stdout, compact=True
        )
    except UnicodeEncodeError:
        say("  " + _("(this terminal cannot show a QR code)"))
