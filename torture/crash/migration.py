"""A database of an older release, whose migration is killed; the next start makes it good."""

import multiprocessing
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import MetaData

from exercise.store import engine as engines
from exercise.store import migrate
from exercise.store.opening import open_store
from exercise.store.verification import verify
from torture.serving import NewDatabase
from torture.work import ROOT, Fault, Work

KEPT = sorted((ROOT / "tests" / "data").glob("database-*.sql"))
_context = multiprocessing.get_context("forkserver")


def opened(data: Path, database: str | None) -> None:
    """What a server does first; run in a process of its own."""
    open_store(data, database).close()


def kill_migrations(work: Work, base: str, new: NewDatabase, rounds: int, share: float) -> None:
    """Each round kills one migration at another instant, and then lets one end."""
    whole_s = 0.0
    for number in work.times(quick=rounds, full=rounds, share=share):
        old = KEPT[number % len(KEPT)]
        place, database = work.place(f"migration-{base}-{number}"), new()
        entries = _lay_down(old, place, database)
        if whole_s == 0.0:  # the first one ends by itself: how long does it take?
            begun = time.monotonic()
            _killed(place, database, 30.0)
            whole_s = time.monotonic() - begun
        else:
            _killed(place, database, work.rng(base, number).uniform(0, whole_s))
            work.count(f"kills of a migration, {base}")
        _look(place, database, entries)


def _killed(place: Path, database: str | None, after_s: float) -> None:
    process = _context.Process(target=opened, args=(place, database), daemon=True)
    process.start()
    process.join(after_s)
    process.kill()
    process.join()


def _look(place: Path, database: str | None, entries: int) -> None:
    with closing(open_store(place, database)) as store:
        for row in store.exercises():
            verdict = verify(store, row.id)
            if not verdict.ok or verdict.length < entries:
                raise Fault(f"after a killed migration: {verdict}, {entries} entries before")


def _lay_down(old: Path, place: Path, database: str | None) -> int:
    """The kept database as its release left it; gives the number of its entries."""
    place.mkdir(mode=0o700)
    file = place / engines.SQLITE_NAME
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(old.read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode=WAL")
        (entries,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    if database is not None:
        _carry_over(file, database, old.stem.partition("-")[2])
        file.unlink()
    return int(entries)


def _carry_over(file: Path, database: str, revision: str) -> None:
    source = engines.make_engine(engines.database_url(file.parent, None))
    target = engines.make_engine(engines.database_url(file.parent, database))
    with source.begin() as read, target.begin() as written:
        migrate.upgrade(written, to=revision)
        tables = MetaData()
        tables.reflect(read)
        for table in tables.sorted_tables:
            rows = [dict(row) for row in read.execute(table.select()).mappings()]
            if rows and table.name != "alembic_version":
                written.execute(table.insert(), rows)
    source.dispose()
    target.dispose()
