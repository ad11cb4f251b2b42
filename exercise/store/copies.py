"""Takes what was erased out of the copies that migrations made, whatever schema they have."""

import json
import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from exercise.store import folder
from exercise.store.erasure import ERASED_ANSWER
from exercise.store.rows import json_text

_log = logging.getLogger(__name__)
_UNREADABLE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")


@dataclass(frozen=True, slots=True)
class Target:
    """What was erased in one exercise."""

    exercise: str
    seqs: Sequence[int] = ()
    items: Sequence[str] = ()
    persons: Sequence[str] = ()
    files: Sequence[str] = ()
    """Digests."""


def clean(backups: Path, targets: Sequence[Target]) -> None:
    """Cleans every copy in the folder.

    A copy that cannot be read is of no use, and may hold what was erased: it is removed.

    Raises:
        OSError, sqlite3.Error: one could not be cleaned; try again later.
    """
    if not backups.is_dir():
        return
    for path in sorted(backups.iterdir()):
        try:
            _clean_one(path, targets)
        except (ValueError, KeyError, TypeError):
            _remove(path)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname not in _UNREADABLE:
                raise
            _remove(path)


def _clean_one(path: Path, targets: Sequence[Target]) -> None:
    if path.suffix == folder.PART:
        path.unlink()
    elif path.suffix == ".sqlite":
        _clean_database(path, targets)
    elif path.suffix == ".jsonl":
        _clean_lines(path, targets)


def _remove(path: Path) -> None:
    _log.warning("The copy %s cannot be read, so nothing can be erased in it: removed.", path)
    path.unlink()


# ── an SQLite file ───────────────────────────────────────────────────────────


def _clean_database(path: Path, targets: Sequence[Target]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("BEGIN IMMEDIATE")
        columns = _columns(connection)
        for target in targets:
            _clean_rows(connection, columns, target)
        connection.execute("COMMIT")
        connection.execute("VACUUM")


def _columns(connection: sqlite3.Connection) -> dict[str, set[str]]:
    names = [
        name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    return {
        name: {
            row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (name,))
        }
        for name in names
    }


def _clean_rows(
    connection: sqlite3.Connection, columns: dict[str, set[str]], target: Target
) -> None:
    exercise = target.exercise
    for seq in target.seqs:
        connection.execute(
            "UPDATE entry SET payload=NULL, salt=NULL WHERE exercise=? AND seq=?", (exercise, seq)
        )
        connection.execute(
            "UPDATE answer SET answer=? WHERE exercise=? AND seq="
            "(SELECT min(seq) FROM answer WHERE exercise=? AND seq>=?)",
            (ERASED_ANSWER, exercise, exercise, seq),
        )
    if target.seqs:
        # Whichever draft an erased move was once written in: its id is not known any more.
        connection.execute("DELETE FROM draft WHERE exercise=?", (exercise,))
    for person in target.persons:
        connection.execute(
            "UPDATE person SET name='' WHERE exercise=? AND id=?", (exercise, person)
        )
    if "file" in columns:
        connection.executemany(
            "DELETE FROM file WHERE exercise=? AND digest=?",
            [(exercise, digest) for digest in target.files],
        )
    for table, present in columns.items():
        # The organisers' rows are made afresh from the log when such a copy is opened again.
        if table not in ("person", "draft") and {"exercise", "id"} <= present:
            connection.executemany(
                f'DELETE FROM "{table}" WHERE exercise=? AND id=?',  # noqa: S608 (its own names)
                [(exercise, one) for one in target.items],
            )


# ── JSON Lines ───────────────────────────────────────────────────────────────


def _clean_lines(path: Path, targets: Sequence[Target]) -> None:
    erased = {(target.exercise, seq) for target in targets for seq in target.seqs}
    if any(line != _cleaned(line, erased) for line in _lines(path)):
        cleaned = (_cleaned(line, erased).encode() for line in _lines(path))
        folder.write_private(path, cleaned)


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from file


def _cleaned(line: str, erased: set[tuple[str, int]]) -> str:
    values = json.loads(line)
    if (values["exercise"], values["seq"]) not in erased:
        return line
    values["payload"] = values["salt"] = None
    return json_text(dict(sorted(values.items()))) + "\n"
