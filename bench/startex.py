"""The server under test: started as it ships, its seats taken by HTTP as browsers take them."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench import machine
from bench.line import Door
from tests.live.program import Program
from tests.support.server import Server

_PAGE = re.compile(r"/x/([^/]+)/s/([^/]+)/")


class Startex:
    """One server with one exercise of the reference scenario."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.exercise: str = server.links["exercise"]
        self.doors: dict[str, Door] = {}
        """By seat: a device's, with what its page was rendered from."""

    @property
    def pid(self) -> int:
        """Of the server's process."""
        if self.server.process is None:
            raise RuntimeError("the server has ended")
        return self.server.process.pid

    @property
    def cells(self) -> tuple[str, ...]:
        """The playing cells."""
        return tuple(self.server.links["cells"])

    # ── taking seats ─────────────────────────────────────────────────────────

    def take(self, link: str, seat: str | None) -> str:
        """A new device takes a seat by a link; gives the seat."""
        program = Program(self.server.url)
        program.join(link, seat, f"Somebody in {seat or 'a seat'}")
        return self._open(program, program.seat)

    def take_facilitator(self) -> str:
        """The server owner's browser opens the console."""
        program = Program(self.server.url)
        program.request(urlsplit(self.server.links["facilitator"]).path, {})
        _, location, _ = program.request(f"/x/{self.exercise}/console", {})
        found = _PAGE.search(location)
        if found is None:
            raise RuntimeError(f"the console did not open: {location}")
        return self._open(program, found[2])

    def take_players(self, seats: int) -> tuple[str, ...]:
        """Somebody in so many playing seats, the heads first; gives the seats."""
        wanted = [seat for _, cell in sorted(self._seats().items()) for seat in cell]
        wanted.sort(key=lambda seat: not seat.endswith(".head"))
        return tuple(self.take(self._link_of(seat), seat) for seat in wanted[:seats])

    def _link_of(self, seat: str) -> str:
        return str(self.server.links["cells"][seat.partition(".")[0]])

    def _seats(self) -> dict[str, list[str]]:
        """The seats of each cell, as its join page lists them."""
        found = {}
        for cell, link in self.server.links["cells"].items():
            _, _, page = Program(self.server.url).request(urlsplit(link).path)
            seats = re.findall(rf'value="({cell}\.[a-z0-9-]+)"', page)
            found[cell] = list(dict.fromkeys(seats))
        return found

    def _open(self, program: Program, seat: str) -> str:
        self.doors[seat] = self._door(
            "; ".join(f"{one.name}={one.value}" for one in program.cookies), seat
        )
        return seat

    def page(self, seat: str) -> str:
        """A seat's page as its browser gets it."""
        program = Program(self.server.url)
        program._http.addheaders = [("Cookie", self.doors[seat].cookie)]  # noqa: SLF001
        status, _, page = program.request(f"/x/{self.exercise}/s/{seat}/")
        if status != 200:  # noqa: PLR2004 (OK)
            raise RuntimeError(f"the page of {seat} answered {status}")
        return page

    def reopen(self) -> None:
        """Every browser loads its page again: what it holds is what the page was made from."""
        for seat, door in self.doors.items():
            self.doors[seat] = self._door(door.cookie, seat)

    def program(self, seat: str) -> Door:
        """The same device's, for a program that wants entries rather than pages."""
        door = self.doors[seat]
        return Door(door.port, {**door.auth, "mode": "json"}, door.held, door.cookie)

    def _door(self, cookie: str, seat: str) -> Door:
        auth = {
            "v": 1,
            "exercise": self.exercise,
            "seat": seat,
            "mode": "html",
            "locale": "en",
        }
        self.doors.setdefault(seat, Door(self.server.port, auth, {}, cookie))
        return Door(self.server.port, auth, held_by(self.page(seat)), cookie)

    # ── what is on disk ──────────────────────────────────────────────────────

    def log(self) -> Iterator[dict[str, Any]]:
        """The log as ``startex log`` prints it."""
        lines = run_command(self.server, "log").splitlines()
        return (json.loads(line) for line in lines)

    def newest(self) -> dict[str, int]:
        """The newest cursor of each stream, counted from the log."""
        return dict(Counter(viewer for entry in self.log() for viewer in entry["audience"]))


def held_by(page: str) -> dict[str, int]:
    """The cursors that a page was rendered from, by stream."""
    viewers = re.search(r'data-viewers="([^"]*)"', page)
    cursors = re.search(r'data-cursors="([^"]*)"', page)
    held = dict.fromkeys(viewers[1].split() if viewers else (), 0)
    for pair in cursors[1].split() if cursors else ():
        viewer, _, at = pair.rpartition("=")
        held[viewer] = int(at)
    return held


def run_command(server: Server, name: str, *more: str) -> str:
    """What a command of the program prints about a server's data."""
    options = [word for word in server.arguments if "postgresql" in word]
    database = ("--database", options[0]) if options else ()
    done = subprocess.run(  # noqa: S603 (this program, with arguments of its own)
        [sys.executable, "-m", "exercise.cli", name, str(server.data), *database, *more],
        cwd=server.root,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"startex {name}: {done.stderr.strip()}")
    return done.stdout


@contextmanager
def serving(
    root: Path,
    data: Path,
    cores: machine.Cores,
    *,
    database: str | None = None,
    arguments: Sequence[str] = (),
) -> Iterator[Startex]:
    """A server on its own core, until the end; like an installed program it keeps its bytecode."""
    given = (*arguments, *(("--database", database) if database else ()))
    server = Server(root, data, arguments=given, environment={"PYTHONDONTWRITEBYTECODE": ""})
    try:
        with machine.on(cores.server, back=cores.load):
            server.start()
        yield Startex(server)
    finally:
        server.stop()
