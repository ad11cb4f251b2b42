"""A real server with its database, and what can be seen of its health from outside."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import psutil

from tests.support import postgres
from tests.support.server import Server
from tests.support.services import SERVICES
from torture.scenario import write
from torture.work import ROOT, Fault, Work

NOT_HERE = "PostgreSQL is not on this machine: its rows were not run ({install})"
BAD_WORDS = ("Traceback", " ERROR ", " CRITICAL ")


@dataclass
class Served:
    """A server of the torture scenario."""

    server: Server
    database: str | None

    def start(self) -> "Served":
        self.server.start()
        return self

    @property
    def process(self) -> psutil.Process:
        """The running one.

        Raises:
            Fault: it is gone.
        """
        running = self.server.process
        if running is None or running.poll() is not None:
            raise Fault(f"the server is gone; it said:\n{self.server.printed()[-3000:]}")
        return psutil.Process(running.pid)

    def memory_mb(self) -> float:
        """Resident, without shared pages counted twice."""
        return float(self.process.memory_info().rss) / 2**20

    def must_live(self) -> None:
        """Raises Fault unless it answers."""
        self.process  # noqa: B018 (raises when it is gone)
        try:
            with urlopen(f"{self.server.url}/healthz", timeout=30) as answer:
                if answer.status != 200:
                    raise Fault(f"/healthz answers {answer.status}")
        except OSError as error:
            raise Fault(f"the server does not answer: {error}") from error

    def must_be_calm(self, *allowed: str) -> None:
        """Raises Fault where it printed a traceback or an error other than those allowed."""
        printed = self.server.printed()
        told = [line for line in printed.splitlines() if any(bad in line for bad in BAD_WORDS)]
        told = [line for line in told if not any(word in line for word in allowed)]
        if told:
            raise Fault(f"the server printed: {told[0]}\n{printed[-4000:]}")


@contextmanager
def served(work: Work, name: str, *arguments: str, database: str | None = None) -> Iterator[Served]:
    """A server, started; ended when the block ends, however that is."""
    scenario = work.place("scenario")
    if not scenario.exists():
        write(scenario)
    words = ("--scenario", str(scenario), *arguments)
    words += ("--database", database) if database else ()
    one = Served(Server(ROOT, work.place(name), arguments=words), database)
    try:
        yield one.start()
    finally:
        one.server.kill()


NewDatabase = Callable[[], str | None]
"""Gives the URL of an empty database; None for the data folder's own SQLite file."""


@contextmanager
def databases(work: Work) -> Iterator[dict[str, NewDatabase]]:
    """SQLite, and PostgreSQL where the machine has its programs."""
    service = SERVICES["postgres"]
    programs: Path | None = service.find()
    if programs is None:
        if os.environ.get("REQUIRE_SERVICES") == "1":
            raise Fault(NOT_HERE.format(install=service.install))
        work.note(NOT_HERE.format(install=service.install))
        yield {"SQLite": lambda: None}
        return
    with postgres.cluster(programs) as running:
        yield {"SQLite": lambda: None, "PostgreSQL": lambda: running.url(running.create())}
