"""Opens the database of a data folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from exercise.store import engine as engines
from exercise.store import folder, migrate
from exercise.store.errors import DatabaseUnusable, NoData
from exercise.store.store import SqlStore


def utc_now() -> datetime:
    """Wall time, aware."""
    return datetime.now(UTC)


def open_store(
    data: Path,
    database: str | None = None,
    *,
    clock: Callable[[], datetime] = utc_now,
    durable: bool = True,
) -> SqlStore:
    """For the server, which holds the folder's lock: makes, migrates and cleans what is needed.

    ``database`` is a URL that replaces the folder's own SQLite file. Without ``durable``, what was
    written last may be lost when the machine fails.

    Raises:
        FolderUnusable, DatabaseUnusable, NewerData: with a message for the person who starts it.
    """
    folder.prepare(data)
    url = engines.database_url(data, database)
    if url.get_backend_name() == "sqlite":
        _touch(Path(str(url.database)))
    with _engine(url, durable=durable) as engine:
        migrate.bring_up_to_date(engine, data, clock())
        migrate.require_known_kinds(engine)
        store = SqlStore(engine, data)
        store.scrub()
        return store


def read_store(data: Path, database: str | None = None, *, fold: bool = True) -> SqlStore:
    """For commands beside a server: nothing is made, migrated or cleaned.

    Without ``fold`` entries of unknown kinds are let through, for who lists or verifies them.

    Raises:
        NoData, OlderData, NewerData, DatabaseUnusable: with a message for the person.
    """
    url = engines.database_url(data, database)
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).is_file():
        raise NoData(data)
    with _engine(url) as engine:
        migrate.require_present(engine, data)
        if fold:
            migrate.require_known_kinds(engine)
        return SqlStore(engine, data)


def _touch(path: Path) -> None:
    """Makes the database file for its owner alone; SQLite gives its WAL the same mode."""
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise DatabaseUnusable(str(path), error.strerror or str(error)) from error


@contextmanager
def _engine(url: URL, *, durable: bool = True) -> Iterator[Engine]:
    """An engine that is given up again where the block fails."""
    engine = engines.make_engine(url, durable=durable)
    try:
        yield engine
    except DBAPIError as error:
        engine.dispose()
        where = url.render_as_string(hide_password=True)
        why = str(error.orig or error).strip().splitlines()[0].rstrip(".")
        raise DatabaseUnusable(where, why) from error
    except BaseException:
        engine.dispose()
        raise
