"""The log as JSON Lines: one entry a line, in order, all fields, hashes included."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from exercise.domain.entry import Entry, canonical
from exercise.store.rows import json_text, row_of
from exercise.store.store import SqlStore


def export(store: SqlStore, exercise: str) -> Iterator[str]:
    """Lines, without line ends, of one exercise's log; ``payload`` is null once erased."""
    return map(line_of, store.read(exercise))


def line_of(entry: Entry) -> str:
    """One entry's line."""
    return line_of_row(row_of(entry))


def line_of_row(row: Mapping[str, Any]) -> str:
    """The line of an entry's row, whatever columns its revision of the schema had.

    Audience and payload go in as the JSON they are stored as.
    """
    parts = (
        f"{json_text(name)}:{_raw(value) if name in _JSON else json_text(value)}"
        for name, value in sorted(row.items())
    )
    return "{" + ",".join(parts) + "}"


def entry_of_line(line: str) -> Entry:
    """The entry that a line was made of.

    Raises:
        ValueError, KeyError: not such a line.
    """
    values = json.loads(line)
    payload = values.pop("payload")
    values["text"] = None if payload is None else canonical(payload)
    values["audience"] = tuple(values["audience"])
    return Entry(**values)


_JSON = frozenset({"audience", "payload"})


def _raw(value: str | None) -> str:
    return "null" if value is None else value
