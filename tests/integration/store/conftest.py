"""Stores on each of the two databases.

Most tests share one store a database, emptied before each; whoever opens, migrates or breaks a
store takes a ``fresh_place`` of its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import delete

from exercise.store import tables
from exercise.store.opening import open_store
from exercise.store.store import SqlStore
from tests.integration.store.making import Log

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@dataclass(frozen=True)
class Place:
    """Where a store lies, to open it again or twice."""

    data: Path
    database: str | None

    def open(self) -> SqlStore:
        return open_store(self.data, self.database)


@pytest.fixture(scope="session", params=BOTH)
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Place, SqlStore]]:
    data = tmp_path_factory.mktemp("store") / "data"
    database = None
    if request.param == "postgres":
        cluster = request.getfixturevalue("postgres_cluster")
        database = cluster.url(cluster.create())
    place = Place(data, database)
    store = place.open()
    yield place, store
    store.close()


@pytest.fixture
def place(shared: tuple[Place, SqlStore], store: SqlStore) -> Place:
    """Where the shared store lies."""
    return shared[0]


@pytest.fixture
def store(shared: tuple[Place, SqlStore]) -> SqlStore:
    """The shared store, empty."""
    _, store = shared
    for row in store.exercises():
        store.discard(row.id)
    with store.engine.begin() as connection:
        connection.execute(delete(tables.scrub))
    return store


@pytest.fixture
def log(store: SqlStore) -> Log:
    return Log(store).create()


@pytest.fixture(params=BOTH)
def fresh_place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    database = request.getfixturevalue("postgres_url") if request.param == "postgres" else None
    return Place(tmp_path / "data", database)


@pytest.fixture
def sqlite_place(tmp_path: Path) -> Place:
    return Place(tmp_path / "data", None)


@pytest.fixture
def opening() -> Iterator[Callable[[Place], SqlStore]]:
    """Opens stores and closes them at the end."""
    opened: list[SqlStore] = []

    def open_one(place: Place) -> SqlStore:
        opened.append(place.open())
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()
