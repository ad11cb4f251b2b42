"""Statements that differ between the databases, made once each."""

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Table
from sqlalchemy.sql.dml import Insert


@cache
def upsert(dialect: str, table: Table, columns: tuple[str, ...]) -> Insert:
    """Inserts a row, or changes these columns of the one with that primary key.

    ``columns`` are those given, the primary key's included.
    """
    keys = [column.name for column in table.primary_key]
    changed = [name for name in columns if name not in keys]
    made = _insert(dialect, table).values(dict.fromkeys(columns))
    if not changed:
        return cast(Insert, made.on_conflict_do_nothing(index_elements=keys))
    values = {name: made.excluded[name] for name in changed}
    return cast(Insert, made.on_conflict_do_update(index_elements=keys, set_=values))


def _insert(dialect: str, table: Table) -> Any:
    """Each dialect is slow to read, and a server speaks one."""
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite  # noqa: PLC0415

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415

    return postgresql.insert(table)


def put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Upserts rows that all have the same columns."""
    if rows:
        statement = upsert(connection.dialect.name, table, tuple(rows[0]))
        connection.execute(statement, list(rows))
