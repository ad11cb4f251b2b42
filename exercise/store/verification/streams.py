"""Compares the cursors stored beside the log with those that its audiences give."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from exercise.domain.entry import Entry
from exercise.store import tables
from exercise.store.verification.problem import Problem, at_entry

_ROWS_AT_A_TIME = 1_000


class Streams:
    """Follows the cursors in step with the log."""

    def __init__(self, connection: Connection, exercise: str) -> None:
        own = tables.cursor.c
        self._found = connection.execute(
            select(own.seq, own.viewer, own.cursor)
            .where(own.exercise == exercise)
            .order_by(own.seq)
            .execution_options(yield_per=_ROWS_AT_A_TIME)
        )
        self._rows: Iterator[Any] = iter(self._found)
        self._next = next(self._rows, None)
        self._newest: Counter[str] = Counter()

    def close(self) -> None:
        """Gives the database's cursor back."""
        self._found.close()

    def follow(self, entry: Entry) -> Problem | None:
        """What is wrong with the cursors of the next entry, if anything is."""
        found: dict[str, object] = {}
        while self._next is not None and self._next.seq == entry.seq:
            found[self._next.viewer] = self._next.cursor
            self._next = next(self._rows, None)
        self._newest.update(entry.audience)
        expected = {viewer: self._newest[viewer] for viewer in entry.audience}
        if found == expected:
            return self._stray(entry.seq)
        for viewer in sorted({*expected, *map(str, found)}):
            if viewer not in found:
                return at_entry(entry.seq, f"is missing from the stream of {viewer}")
            if viewer not in expected:
                return at_entry(entry.seq, f"is in the stream of {viewer}, who may not read it")
            if found[viewer] != expected[viewer]:
                return at_entry(
                    entry.seq,
                    f"has cursor {found[viewer]} in the stream of {viewer}, not {expected[viewer]}",
                )
        return at_entry(entry.seq, "has cursors that cannot be read")

    def _stray(self, seq: int) -> Problem | None:
        if self._next is not None and isinstance(self._next.seq, int) and self._next.seq < seq:
            return self.finish()
        return None

    def finish(self) -> Problem | None:
        """What is left over once the log has ended."""
        if self._next is None:
            return None
        seq, viewer, _ = self._next
        known = seq if isinstance(seq, int) else None
        return Problem(
            known, f"The stream of {viewer} has a cursor for entry {seq}, which is not there."
        )
