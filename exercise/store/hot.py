"""Statements of the append, on the driver's own cursor.

SQLAlchemy's machinery around a statement costs a multiple of the statement itself, and an append
has five; so their SQL is compiled once and the driver runs it within SQLAlchemy's transaction.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect
from sqlalchemy.sql.base import Executable

Values = Mapping[str, Any]


def first(connection: Connection, statement: Executable, values: Values) -> tuple[Any, ...] | None:
    """The first row, or None."""
    text, constant = _compiled(statement, connection.dialect)
    cursor = _cursor(connection)
    cursor.execute(text, {**constant, **values})
    row: tuple[Any, ...] | None = cursor.fetchone()
    cursor.close()
    return row


def run(connection: Connection, statement: Executable, rows: Sequence[Values]) -> None:
    """Executes a statement that gives no rows, once for each set of values."""
    if not rows:
        return
    text, _ = _compiled(statement, connection.dialect)
    cursor = _cursor(connection)
    if len(rows) == 1:
        cursor.execute(text, rows[0])
    else:
        cursor.executemany(text, rows)
    cursor.close()


def _cursor(connection: Connection) -> Any:
    return connection.connection.cursor()


_texts: dict[tuple[Any, str], tuple[str, Values]] = {}
"""By statement and database: one text does for every engine of a database."""


def _compiled(statement: Any, dialect: Dialect) -> tuple[str, Values]:
    found = _texts.get((statement, dialect.name))
    if found is None:
        compiled = statement.compile(dialect=dialect)
        constant = {name: value for name, value in compiled.params.items() if value is not None}
        found = _texts[statement, dialect.name] = str(compiled), constant
    return found
