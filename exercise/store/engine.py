"""Engines for both databases, and how their transactions begin."""

import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from exercise.app.ports import Conflict
from exercise.store.errors import DatabaseUnusable

SQLITE_NAME = "startex.sqlite"
BUSY_MS = 10_000
_TRY_AGAIN_S = 0.02
CHECKPOINT_PAGES = 4_000
"""Most pages written are the newest few, again and again: a longer WAL copies each of them once."""

_UNIQUE_SQLITE = ("SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE")
_LOST_RACE_POSTGRES = ("23505", "40001", "40P01")
"""Unique violation, serialization failure, deadlock."""


def database_url(data: Path, given: str | None) -> URL:
    """The database to use: the one given, else the SQLite file of the data folder.

    Raises:
        DatabaseUnusable: neither SQLite nor PostgreSQL, or not a URL.
    """
    if not given:
        return URL.create("sqlite", database=str(data / SQLITE_NAME))
    try:
        url = make_url(given)
    except ArgumentError as error:
        raise DatabaseUnusable(
            "given", "expected a URL such as postgresql://user@host/name"
        ) from error
    backend = "postgresql" if url.drivername == "postgres" else url.get_backend_name()
    if backend == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database:
        return url.set(drivername="sqlite")
    raise DatabaseUnusable(
        str(url), "only SQLite files and PostgreSQL (postgresql://…) are supported"
    )


def make_engine(url: URL, *, durable: bool = True) -> Engine:
    """An engine whose SQLite connections are durable and forget what is deleted.

    Without ``durable``, what was written last may be lost when the machine fails.
    """
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, paramstyle="named", connect_args={"timeout": BUSY_MS / 1000})
        event.listen(engine, "connect", _prepare_sqlite if durable else _prepare_quickly)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    # A race that is lost cuts psycopg's pipeline short, which it would print. It is no fault: the
    # command is decided again.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
    return create_engine(url, pool_pre_ping=True)


def is_sqlite(engine: Engine) -> bool:
    """Whether the engine's database is an SQLite file."""
    return engine.dialect.name == "sqlite"


def writer(engine: Engine) -> Engine:
    """The same engine, taking SQLite's write lock when a transaction begins.

    A transaction that first reads and then asks for the lock could find it taken for good.
    """
    return engine.execution_options(startex_begin="BEGIN IMMEDIATE")


def snapshot(engine: Engine) -> Engine:
    """The same engine, each transaction of which sees one moment of the database."""
    if is_sqlite(engine):
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


@contextmanager
def together(connection: Connection) -> Iterator[None]:
    """Lets statements that give no rows go to PostgreSQL without waiting for each other's end.

    What fails among them is raised at the end, at the latest.
    """
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection) or driver is None:
        yield
    else:
        with driver.pipeline():
            yield


@contextmanager
def lost_race() -> Iterator[None]:
    """Turns the database's word for "another writer was first" into Conflict."""
    try:
        yield
    except Exception as error:
        if _means_conflict(getattr(error, "orig", error)):
            raise Conflict("another writer appended first") from error
        raise


def _means_conflict(cause: object) -> bool:
    return (
        getattr(cause, "sqlstate", None) in _LOST_RACE_POSTGRES
        or getattr(cause, "sqlite_errorname", None) in _UNIQUE_SQLITE
    )


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions of its own
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "synchronous=FULL",
        "secure_delete=ON",
        f"wal_autocheckpoint={CHECKPOINT_PAGES}",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    _write_ahead(connection)


def _prepare_quickly(connection: Any, record: object) -> None:
    _prepare_sqlite(connection, record)
    connection.execute("PRAGMA synchronous=OFF")


def _write_ahead(connection: Any) -> None:
    """The file's first change to WAL does not wait for other openers by itself."""
    give_up_at = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > give_up_at:
                raise
        time.sleep(_TRY_AGAIN_S)


def _begin_sqlite(connection: Connection) -> None:
    begin = connection.get_execution_options().get("startex_begin", "BEGIN")
    connection.connection.cursor().execute(begin)
