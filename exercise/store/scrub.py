"""Makes the bytes of what was erased vanish from files.

The erasure itself is a transaction that leaves a row in ``scrub``. That row goes only when the
database file, its WAL, the copies made by migrations and the reports are clean, so that a crash
in between is made good at the next start.
"""

import json
import logging
import sqlite3
import threading
from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, delete, select, text
from sqlalchemy.exc import DBAPIError

from exercise.store import copies, folder, tables
from exercise.store import engine as engines
from exercise.store.copies import Target
from exercise.store.organisers.tables import ORGANISER_TABLES

_VACUUM_WAITS_MS = 5_000
_CHECKPOINT_WAITS_MS = 50
"""A checkpoint keeps writers out while it waits for readers: better to try again later."""

_log = logging.getLogger(__name__)


class Scrubber:
    """Cleans up after erasures, in as many turns as readers make it take."""

    def __init__(self, engine: Engine, data: Path) -> None:
        self._engine = engine
        self._data = data
        self._turn = threading.Lock()
        self._rewritten: frozenset[int] = frozenset()

    def run(self) -> bool:
        """One turn. True when nothing is left to clean; False: call again in a while."""
        if not self._turn.acquire(blocking=False):
            return False
        try:
            return self._run()
        except (OSError, sqlite3.Error, DBAPIError) as error:
            _log.warning("Something erased is still in a file; trying again later: %s", error)
            return False
        finally:
            self._turn.release()

    def _run(self) -> bool:
        pending = self._pending()
        if not pending:
            return True
        ids = frozenset(pending)
        if not ids <= self._rewritten:
            targets = tuple(pending.values())
            copies.clean(folder.backups_dir(self._data), targets)
            for exercise in {target.exercise for target in targets}:
                folder.remove_reports(self._data, exercise)
            self._rewrite()
            self._rewritten = ids
        if not self._empty_wal():
            return False
        self._forget(ids)
        return True

    def _pending(self) -> dict[int, Target]:
        with self._engine.begin() as connection:
            found = connection.execute(select(tables.scrub)).all()
        return {
            number: Target(exercise=exercise, **json.loads(target))
            for number, exercise, target in found
        }

    def _forget(self, ids: Collection[int]) -> None:
        with engines.writer(self._engine).begin() as connection:
            connection.execute(delete(tables.scrub).where(tables.scrub.c.id.in_(ids)))
        self._rewritten = frozenset()  # SQLite gives the same ids again

    def _rewrite(self) -> None:
        """Writes the database afresh: even secure_delete leaves parts of split pages behind."""
        if engines.is_sqlite(self._engine):
            with closing(self._own_connection(_VACUUM_WAITS_MS)) as connection:
                connection.execute("VACUUM")
            return
        names = ", ".join(_holding_text())
        with self._engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text(f"VACUUM {names}"))

    def _empty_wal(self) -> bool:
        """Whether everything is in the database file, and the WAL cut to nothing."""
        if not engines.is_sqlite(self._engine):
            return True
        with closing(self._own_connection(_CHECKPOINT_WAITS_MS)) as connection:
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def _own_connection(self, wait_ms: int) -> sqlite3.Connection:
        connection = sqlite3.connect(
            str(self._engine.url.database), timeout=wait_ms / 1000, isolation_level=None
        )
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA secure_delete=ON")
        return connection


def _holding_text() -> Sequence[str]:
    beside = (tables.entry, tables.answer, tables.draft, tables.person, tables.file)
    return [*(table.name for table in beside), *ORGANISER_TABLES]
