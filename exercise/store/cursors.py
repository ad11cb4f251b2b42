"""The next cursor of each viewer's stream, remembered between appends.

What is remembered belongs to one head, told by its hash: the chain makes that the whole log. If
another writer was first, the memory is of no use and the database is asked.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from exercise.domain.entry import Entry
from exercise.store import hot, tables

_NEWEST = (
    select(tables.cursor.c.cursor)
    .where(tables.cursor.c.exercise == bindparam("exercise"))
    .where(tables.cursor.c.viewer == bindparam("viewer"))
    .order_by(tables.cursor.c.cursor.desc())
    .limit(1)
)

Newest = Mapping[str, int]
"""Viewer to the newest cursor of its stream."""


class Cursors:
    """Newest cursors by exercise, each set valid for one head."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, Newest]] = {}

    def next_rows(
        self, connection: Connection, made: Sequence[Entry]
    ) -> tuple[list[dict[str, Any]], Newest]:
        """Cursor rows of new entries of one log, and the newest cursors after them."""
        exercise, prev = made[0].exercise, made[0].prev
        head, known = self._known.get(exercise, ("", {}))
        newest = dict(known) if head == prev else {}
        written: list[dict[str, Any]] = []
        for entry in made:
            for viewer in entry.audience:
                if viewer not in newest:
                    newest[viewer] = _newest(connection, exercise, viewer)
                newest[viewer] += 1
                written.append(
                    {
                        "exercise": exercise,
                        "viewer": viewer,
                        "cursor": newest[viewer],
                        "seq": entry.seq,
                    }
                )
        return written, newest

    def keep(self, head: Entry, newest: Newest) -> None:
        """Remembers, once committed, what is newest at that head."""
        self._known[head.exercise] = (head.hash, newest)

    def forget(self, exercise: str) -> None:
        """Nothing is known of the exercise any more."""
        self._known.pop(exercise, None)


def _newest(connection: Connection, exercise: str, viewer: str) -> int:
    found = hot.first(connection, _NEWEST, {"exercise": exercise, "viewer": viewer})
    return int(found[0]) if found else 0
