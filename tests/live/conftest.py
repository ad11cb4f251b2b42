"""A running exercise on a real store, for tests of what is told of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exercise.store.opening import open_store
from exercise.store.store import SqlStore
from tests.support.day import Day, TurnedTimes


@pytest.fixture
def times() -> TurnedTimes:
    return TurnedTimes()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    store = open_store(tmp_path / "data")
    yield store
    store.close()


@pytest.fixture
def day(store: SqlStore, times: TurnedTimes) -> Day:
    return Day(store, times)
