"""A store on each of the two databases."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from exercise.store.opening import open_store
from exercise.store.store import SqlStore
from tests.integration.store.making import Log


@dataclass(frozen=True)
class Place:
    """Where a store lies, to open it again or twice."""

    data: Path
    database: str | None

    def open(self) -> SqlStore:
        return open_store(self.data, self.database)


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
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


@pytest.fixture
def store(place: Place, opening: Callable[[Place], SqlStore]) -> SqlStore:
    return opening(place)


@pytest.fixture
def log(store: SqlStore) -> Log:
    return Log(store).create()
