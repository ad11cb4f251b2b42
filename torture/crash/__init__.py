"""Crash: whatever instant a process dies at, nothing acknowledged is lost or done twice."""

from collections.abc import Callable

from torture.crash import migration, server, tight, trouble
from torture.serving import NewDatabase, databases
from torture.work import Work

CLAIM = """\
Processes are killed (SIGKILL) at random instants under load, on SQLite and on PostgreSQL: the real
server with clients connected, some of the time while a report is made; writers that run the one
door on the real store, also right before an append and right after it, before anybody is told; and
migrations of a kept older database. The database fails under a running server: the system refuses
each further write of SQLite's (a limit on file size, which stands for a full disk and for an I/O
error alike), PostgreSQL cuts all connections. Afterwards every acknowledged command is in the log,
once; nothing was released twice; exercise time never went back; each client, once back, holds
exactly what its streams hold; `startex verify` finds the log clean."""

Way = Callable[[Work, str, NewDatabase, int, float], None]
WAYS: tuple[tuple[Way, int, int, float], ...] = (
    (tight.kill_writers, 4, 200, 0.25),
    (server.kill_servers, 1, 60, 0.14),
    (migration.kill_migrations, 2, 30, 0.05),
    (trouble.trouble_databases, 1, 12, 0.05),
)
"""What is done, how often in a quick run and in a whole one, and its share of the time."""


FIRST = "SQLite"
"""A quick run does all of it on this one alone."""


def run(work: Work) -> None:
    """All the ways to die, on both databases."""
    tight.preload()
    with databases(work) as both:
        for base, new in both.items():
            for way, quick, full, share in WAYS[: 2 if work.quick and base != FIRST else None]:
                way(work, base, new, quick if work.quick else full, share)
