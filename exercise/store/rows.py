"""Between rows and what the domain calls them."""

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row

from exercise.app.ports import Credential, ExerciseRow, Person, Stamp, TeamDraft
from exercise.domain.entry import Entry
from exercise.store import tables

AnyRow = Row[*tuple[Any, ...]]

ENTRY_COLUMNS: tuple[ColumnElement[Any], ...] = tuple(
    tables.entry.c["payload" if name == "text" else name] for name in Entry._fields
)
"""Columns of an entry in the order of Entry's fields."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_AUDIENCE = Entry._fields.index("audience")


def json_text(value: Any) -> str:
    """Compact JSON of ids, numbers and texts."""
    return _encode(value)


def entry_of(row: AnyRow) -> Entry:
    """The entry of a row whose columns end with ENTRY_COLUMNS."""
    values = list(row[-len(ENTRY_COLUMNS) :])
    values[_AUDIENCE] = _audience_of(values[_AUDIENCE])
    return Entry._make(values)


@lru_cache(1_000)  # an exercise has few, and nearly every entry has one of them
def _audience_of(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def row_of(entry: Entry) -> dict[str, Any]:
    """Column values of an entry."""
    values = {name: getattr(entry, name) for name in Entry._fields}
    values["payload"] = values.pop("text")
    values["audience"] = json_text(entry.audience)
    return values


def exercise_of(row: AnyRow) -> ExerciseRow:
    """An exercise of its row, columns in the table's order."""
    return ExerciseRow(*row)


def people_of(rows: Iterable[AnyRow]) -> tuple[Person, ...]:
    """People of rows (id, name)."""
    return tuple(Person(*row) for row in rows)


def credentials_of(rows: Iterable[AnyRow]) -> tuple[Credential, ...]:
    """Credentials of rows (seat, person, secret_hash, created_at)."""
    return tuple(Credential(*row) for row in rows)


def draft_of(row: AnyRow) -> TeamDraft:
    """A team draft of its row, columns in the table's order."""
    _, draft, cell, version, body, hand, assents, dissents, saved_at = row
    return TeamDraft(
        id=draft,
        cell=cell,
        version=version,
        body=json.loads(body),
        hand=hand,
        assents=tuple(json.loads(assents)),
        dissents=tuple(json.loads(dissents)),
        saved_at=saved_at,
    )


def draft_row(draft: TeamDraft) -> dict[str, Any]:
    """Column values of a team draft."""
    return {
        "id": draft.id,
        "cell": draft.cell,
        "version": draft.version,
        "body": json_text(draft.body),
        "hand": draft.hand,
        "assents": json_text(draft.assents),
        "dissents": json_text(draft.dissents),
        "saved_at": draft.saved_at,
    }


def stamp_of(row: AnyRow | None) -> Stamp | None:
    """A stamp of its row (at, t)."""
    return Stamp(*row) if row is not None else None


def no_nul(text: str) -> str:
    """The text without NUL, which PostgreSQL cannot keep."""
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}")
