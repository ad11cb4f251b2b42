"""Writes the organisers' tables from entries."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from exercise.domain.entry import Entry
from exercise.domain.upcast import payload_of
from exercise.store import hot, rows, sql, tables
from exercise.store.organisers.change import Change
from exercise.store.organisers.changes import ELSEWHERE, PROJECTED, changes
from exercise.store.organisers.tables import ORGANISER_TABLES

CHUNK = 500


def write(connection: Connection, entries: Iterable[Entry]) -> None:
    """Applies what these entries of one log change."""
    for exercise, found in groupby(
        (one for one in entries if one.kind in PROJECTED), key=lambda one: one.exercise
    ):
        made = [change for one in found for change in changes(one, payload_of(one))]
        _apply(connection, exercise, made)


def rebuild(connection: Connection, exercise: str) -> None:
    """Writes all rows of the exercise afresh from its log."""
    for table in ORGANISER_TABLES.values():
        connection.execute(delete(table).where(table.c.exercise == exercise))
    own = tables.entry.c
    statement = (
        select(*rows.ENTRY_COLUMNS)
        .where(own.exercise == exercise)
        .where(own.kind.in_(PROJECTED))
        .order_by(own.seq)
        .execution_options(yield_per=CHUNK)
    )
    for part in connection.execute(statement).partitions():
        write(connection, map(rows.entry_of, part))


def touched(entries: Iterable[Entry]) -> frozenset[str]:
    """Items whose rows these entries make or change."""
    return frozenset(
        change.key[0]
        for one in entries
        if one.kind in PROJECTED
        for change in changes(one, payload_of(one))
    )


def refresh(connection: Connection, exercise: str, items: frozenset[str]) -> None:
    """Writes the rows of these items afresh from the log."""
    ids = sorted(items)
    for table in ORGANISER_TABLES.values():
        for part in _chunks(ids):
            connection.execute(
                delete(table).where(table.c.exercise == exercise).where(table.c.id.in_(part))
            )
    own = tables.entry.c
    concerned = (
        select(*rows.ENTRY_COLUMNS)
        .where(own.exercise == exercise)
        .where(own.item.in_(ids) | own.kind.in_(ELSEWHERE))
        .order_by(own.seq)
    )
    made = [
        change
        for one in map(rows.entry_of, connection.execute(concerned))
        if one.kind in PROJECTED
        for change in changes(one, payload_of(one))
        if change.key[0] in items
    ]
    _apply(connection, exercise, made)


def _chunks(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def _apply(connection: Connection, exercise: str, made: Iterable[Change]) -> None:
    for (how, name, columns), alike in groupby(made, key=_shape):
        statement = _statement(connection.dialect.name, how, name, columns)
        hot.run(connection, statement, [_parameters(exercise, change) for change in alike])


def _shape(change: Change) -> tuple[str, str, tuple[str, ...]]:
    return change.how, change.table, tuple(change.values)


def _parameters(exercise: str, change: Change) -> dict[str, Any]:
    named = {"exercise": exercise, **dict(zip(("id", "cell"), change.key, strict=False))}
    if change.how == "put":
        return {**named, **change.values}
    return {f"of_{name}": value for name, value in named.items()} | dict(change.values)


@cache
def _statement(dialect: str, how: str, name: str, columns: tuple[str, ...]) -> Any:
    table = ORGANISER_TABLES[name]
    keys = [column.name for column in table.primary_key]
    if how == "put":
        return sql.upsert(dialect, table, (*keys, *columns))
    values: dict[str, Any] = {column: bindparam(column) for column in columns}
    if how == "first":
        values = {
            column: func.coalesce(table.c[column], bindparam(column, type_=table.c[column].type))
            for column in columns
        }
    statement = update(table).values(values)
    for key in keys:
        statement = statement.where(table.c[key] == bindparam(f"of_{key}"))
    return statement
