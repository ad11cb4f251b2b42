"""Compares the organisers' tables with a rebuild from the log."""

import sqlite3
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Table, create_engine, func, select, type_coerce
from sqlalchemy.pool import StaticPool
from sqlalchemy.types import NULLTYPE

from exercise.domain.entry import Entry
from exercise.store import tables
from exercise.store.organisers import project
from exercise.store.organisers.tables import ORGANISER_TABLES
from exercise.store.verification.problem import Problem

_ENTRIES_AT_A_TIME = 500
_ROWS_AT_A_TIME = 300

Key = tuple[Any, ...]


class Rebuilt:
    """The tables as the log gives them, in a temporary database that the disk may hold."""

    def __init__(self, exercise: str) -> None:
        self._exercise = exercise
        self._waiting: list[Entry] = []
        self._engine = create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect("", check_same_thread=False),
            poolclass=StaticPool,
            paramstyle="named",
        )
        self._connection = self._engine.connect()
        tables.metadata.create_all(self._connection, tables=list(ORGANISER_TABLES.values()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()
        self._engine.dispose()

    def follow(self, entry: Entry) -> None:
        """Adds what the next entry of a sound log changes."""
        self._waiting.append(entry)
        if len(self._waiting) == _ENTRIES_AT_A_TIME:
            self._write()

    def _write(self) -> None:
        project.write(self._connection, self._waiting)
        self._waiting.clear()

    def compare(self, stored: Connection) -> Problem | None:
        """The first row that is not what the log says, if there is one."""
        self._write()
        for table in ORGANISER_TABLES.values():
            problem = self._compare(stored, table)
            if problem is not None:
                return problem
        return None

    def _compare(self, stored: Connection, table: Table) -> Problem | None:
        count = 0
        for expected in _chunks(self._connection, table, self._exercise):
            count += len(expected)
            found = _of_ids(stored, table, self._exercise, {key[1] for key in expected})
            for key, row in expected.items():
                if found.get(key) != row:
                    what = "is missing" if key not in found else "is not what the log says"
                    return _row_problem(table, key, row, what)
        total = select(func.count()).select_from(table).where(table.c.exercise == self._exercise)
        if stored.execute(total).scalar() != count:
            return self._surplus(stored, table)
        return None

    def _surplus(self, stored: Connection, table: Table) -> Problem | None:
        for found in _chunks(stored, table, self._exercise):
            expected = _of_ids(self._connection, table, self._exercise, {key[1] for key in found})
            for key, row in found.items():
                if key not in expected:
                    return _row_problem(table, key, row, "is not in the log")
        return Problem(None, f"Table {table.name} has more rows than the log gives.")


def _row_problem(table: Table, key: Key, row: dict[str, Any], what: str) -> Problem:
    name = " of ".join(str(part) for part in reversed(key[1:]))
    sentence = f"Row {name} of table {table.name} {what}."
    seq = row.get("seq")
    return Problem(seq if isinstance(seq, int) else None, sentence)


def _chunks(
    connection: Connection, table: Table, exercise: str
) -> Iterator[dict[Key, dict[str, Any]]]:
    statement = (
        select(*_as_stored(table))
        .where(table.c.exercise == exercise)
        .execution_options(yield_per=_ROWS_AT_A_TIME)
    )
    with connection.execute(statement) as found:
        for part in found.partitions():
            yield _by_key(table, part)


def _of_ids(
    connection: Connection, table: Table, exercise: str, ids: set[Any]
) -> dict[Key, dict[str, Any]]:
    own = table.c
    statement = select(*_as_stored(table)).where(own.exercise == exercise).where(own.id.in_(ids))
    return _by_key(table, connection.execute(statement).all())


def _as_stored(table: Table) -> list[ColumnElement[Any]]:
    """Columns whose values come as they are: read as a boolean, any text would be true."""
    return [type_coerce(column, NULLTYPE).label(column.name) for column in table.columns]


def _by_key(table: Table, found: Sequence[Any]) -> dict[Key, dict[str, Any]]:
    keys = [column.name for column in table.primary_key]
    names = [column.name for column in table.columns]
    made = (dict(zip(names, row, strict=True)) for row in found)
    return {tuple(row[key] for key in keys): row for row in made}
