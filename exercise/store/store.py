"""The Store of the application's ports, on SQLAlchemy."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select

from exercise.app.ports import (
    CommandRecord,
    Conflict,
    Credential,
    ExerciseRow,
    Person,
    SideWrite,
    Stamp,
    StreamEntry,
    TeamDraft,
)
from exercise.domain.entry import GENESIS, Draft, Entry, place
from exercise.store import engine as engines
from exercise.store import files, folder, hot, rows, side, sql, tables
from exercise.store.cursors import Cursors, Newest
from exercise.store.organisers import project
from exercise.store.scrub import Scrubber

PAGE = 1_000

_HEAD = (
    select(tables.entry.c.seq, tables.entry.c.hash)
    .where(tables.entry.c.exercise == bindparam("exercise"))
    .order_by(tables.entry.c.seq.desc())
    .limit(1)
)
_AFTER = (
    select(*rows.ENTRY_COLUMNS)
    .where(tables.entry.c.exercise == bindparam("exercise"))
    .where(tables.entry.c.seq > bindparam("after"))
    .order_by(tables.entry.c.seq)
    .limit(bindparam("page"))
)
_STREAM = (
    select(tables.cursor.c.cursor, *rows.ENTRY_COLUMNS)
    .join(
        tables.entry,
        (tables.entry.c.exercise == tables.cursor.c.exercise)
        & (tables.entry.c.seq == tables.cursor.c.seq),
    )
    .where(tables.cursor.c.exercise == bindparam("exercise"))
    .where(tables.cursor.c.viewer == bindparam("viewer"))
    .where(tables.cursor.c.cursor > bindparam("after"))
    .order_by(tables.cursor.c.cursor)
    .limit(bindparam("page"))
)
_ANSWER = (
    select(tables.answer.c.answer)
    .where(tables.answer.c.exercise == bindparam("exercise"))
    .where(tables.answer.c.seat == bindparam("seat"))
    .where(tables.answer.c.command_id == bindparam("command_id"))
)
_INSERT_ENTRY = insert(tables.entry)
_INSERT_CURSOR = insert(tables.cursor)


class SqlStore:
    """One database of exercises. Calls block and may come from any thread.

    ``data`` is the folder of key, lock, backups and reports.
    """

    def __init__(self, engine: Engine, data: Path) -> None:
        self.engine = engine
        self.data = data
        self._writer = engines.writer(engine)
        self._cursors = Cursors()
        self._scrubber = Scrubber(engine, data)

    def close(self) -> None:
        """Gives all connections back."""
        self.engine.dispose()

    # ── exercises ────────────────────────────────────────────────────────────

    def exercises(self) -> Sequence[ExerciseRow]:
        """All exercises, oldest first; discarded ones are gone."""
        statement = select(tables.exercise).order_by(
            tables.exercise.c.created_at, tables.exercise.c.id
        )
        with self.engine.begin() as connection:
            return tuple(map(rows.exercise_of, connection.execute(statement)))

    def create(
        self,
        row: ExerciseRow,
        drafts: Sequence[Draft],
        *,
        at: int,
        salts: Sequence[str],
        carried: Mapping[str, bytes] | None = None,
    ) -> Sequence[Entry]:
        """A new exercise with its first entries, at exercise time 0.

        ``carried`` are the bytes, by SHA-256, of the files that its injects carry.

        Raises:
            Conflict: there is an exercise of that id.
        """
        made = _placed(row.id, drafts, salts, seq=0, prev=GENESIS, at=at, t=0)
        with self._writer.begin() as connection:
            values = {name: getattr(row, name) for name in ExerciseRow.__slots__}
            values["name"] = rows.no_nul(row.name)
            with engines.lost_race():
                connection.execute(insert(tables.exercise), values)
            newest = self._write_log(connection, row.id, made)
            files.write(connection, row.id, carried or {})
        self._remember(made, newest)
        return made

    def discard(self, exercise: str) -> None:
        """Removes every row of an exercise."""
        with self._writer.begin() as connection:
            for table in reversed(tables.metadata.sorted_tables):
                if table is not tables.scrub:
                    column = table.c.id if table is tables.exercise else table.c.exercise
                    connection.execute(delete(table).where(column == exercise))
        self._cursors.forget(exercise)
        folder.remove_reports(self.data, exercise)

    # ── the log ──────────────────────────────────────────────────────────────

    def append(
        self,
        exercise: str,
        drafts: Sequence[Draft],
        *,
        head: Entry,
        at: int,
        t: int,
        salts: Sequence[str],
        command: CommandRecord | None = None,
        also: Sequence[SideWrite] = (),
    ) -> Sequence[Entry]:
        """Entries after ``head`` with cursors, tables, answer and side writes, in one transaction.

        ``drafts`` may be empty when only the answer or side writes are to be kept.
        ``at`` is raised to the head's where a stepped clock made it smaller.

        Raises:
            Conflict: the log has grown past ``head``, or is another than ``head``'s, or that
                command has been answered; nothing was written.
        """
        made = _placed(
            exercise, drafts, salts, seq=head.seq, prev=head.hash, at=max(at, head.at), t=t
        )
        with self._writer.begin() as connection:
            newest = hot.first(connection, _HEAD, {"exercise": exercise})
            if newest != (head.seq, head.hash):
                raise Conflict("the log has grown, or is not the one that was decided on")
            newest_cursors = self._write_log(connection, exercise, made, command)
            side.write_all(connection, exercise, also)
        self._remember(made, newest_cursors)
        return made

    def _write_log(
        self,
        connection: Connection,
        exercise: str,
        made: Sequence[Entry],
        command: CommandRecord | None = None,
    ) -> Newest:
        newest: Newest = {}
        with engines.lost_race(), engines.together(connection):
            if made:
                cursors, newest = self._cursors.next_rows(connection, made)
                hot.run(connection, _INSERT_ENTRY, [rows.row_of(one) for one in made])
                hot.run(connection, _INSERT_CURSOR, cursors)
                project.write(connection, made)
            if command is not None:
                span = (made[0].seq, made[-1].seq) if made else (None, None)
                side.write_answer(connection, exercise, command, *span)
        return newest

    def _remember(self, made: Sequence[Entry], newest: Newest) -> None:
        if made:
            self._cursors.keep(made[-1], newest)

    def read(self, exercise: str, *, after: int = 0, limit: int | None = None) -> Iterator[Entry]:
        """Entries with ``seq`` greater than ``after``, in order.

        Read in pages, each a transaction of its own: the log only grows, and a reader that is
        slow must not hold back the cleaning of the database file.
        """
        left = limit
        while left is None or left > 0:
            page = PAGE if left is None else min(PAGE, left)
            found = self._page(_AFTER, exercise=exercise, after=after, page=page)
            yield from map(rows.entry_of, found)
            if len(found) < page:
                return
            after = found[-1].seq
            left = None if left is None else left - page

    def head_seq(self, exercise: str) -> int:
        """Sequence number of the newest entry; 0 when there is none."""
        found = self._page(_HEAD, exercise=exercise)
        return int(found[0].seq) if found else 0

    def stream(
        self, exercise: str, viewer: str, *, after: int, limit: int
    ) -> Sequence[StreamEntry]:
        """A viewer's entries with cursor greater than ``after``, in order."""
        found = self._page(_STREAM, exercise=exercise, viewer=viewer, after=after, page=limit)
        return tuple(StreamEntry(row.cursor, rows.entry_of(row)) for row in found)

    # ── beside the log ───────────────────────────────────────────────────────

    def answer(self, exercise: str, seat: str, command_id: str) -> dict[str, Any] | None:
        """The answer kept for that command, if it was given before."""
        found = self._page(_ANSWER, exercise=exercise, seat=seat, command_id=command_id)
        return dict(json.loads(found[0].answer)) if found else None

    def write(self, exercise: str, also: Sequence[SideWrite]) -> None:
        """Side writes alone.

        Raises:
            Conflict: a newer version of a team draft is stored already.
        """
        with self._writer.begin() as connection:
            side.write_all(connection, exercise, also)

    def scrub(self) -> bool:
        """Makes the bytes of what was erased vanish from all files of the data folder.

        True when nothing is left to do; False when a reader or a file held it up: call again in
        a second or so. It can take seconds and belongs on a thread of its own.
        """
        return self._scrubber.run()

    def file(self, exercise: str, digest: str) -> bytes | None:
        """The bytes of a file that injects carry; None once it was erased."""
        with self.engine.begin() as connection:
            return files.read(connection, exercise, digest)

    def files_size(self, exercise: str) -> int:
        """Bytes of all files that are kept for an exercise."""
        with self.engine.begin() as connection:
            return files.size(connection, exercise)

    def people(self, exercise: str) -> Sequence[Person]:
        """Everybody who ever joined, by id."""
        own = tables.person.c
        statement = select(own.id, own.name).where(own.exercise == exercise).order_by(own.id)
        with self.engine.begin() as connection:
            return rows.people_of(connection.execute(statement))

    def credentials(self, exercise: str) -> Sequence[Credential]:
        """Devices' claims to seats, oldest first."""
        own = tables.credential.c
        statement = (
            select(own.seat, own.person, own.secret_hash, own.created_at)
            .where(own.exercise == exercise)
            .order_by(own.created_at, own.secret_hash)
        )
        with self.engine.begin() as connection:
            return rows.credentials_of(connection.execute(statement))

    def drafts(self, exercise: str) -> Sequence[TeamDraft]:
        """Moves being written, oldest save first."""
        own = tables.draft.c
        statement = (
            select(tables.draft).where(own.exercise == exercise).order_by(own.saved_at, own.id)
        )
        with self.engine.begin() as connection:
            return tuple(map(rows.draft_of, connection.execute(statement)))

    def stamp(self, exercise: str, stamp: Stamp) -> None:
        """Records that the exercise was alive and running at that moment."""
        with self._writer.begin() as connection:
            values = {"exercise": exercise, "at": stamp.at, "t": stamp.t}
            sql.put(connection, tables.alive, [values])

    def last_stamp(self, exercise: str) -> Stamp | None:
        """The newest of those records."""
        own = tables.alive.c
        statement = select(own.at, own.t).where(own.exercise == exercise)
        with self.engine.begin() as connection:
            return rows.stamp_of(connection.execute(statement).first())

    def _page(self, statement: Any, **parameters: Any) -> Sequence[Any]:
        with self.engine.begin() as connection:
            return connection.execute(statement, parameters).all()


def _placed(
    exercise: str,
    drafts: Sequence[Draft],
    salts: Sequence[str],
    *,
    seq: int,
    prev: str,
    at: int,
    t: int,
) -> tuple[Entry, ...]:
    """Drafts in their places after entry ``seq`` of hash ``prev``."""
    made: list[Entry] = []
    for draft, salt in zip(drafts, salts, strict=True):
        seq += 1
        entry = place(draft, exercise=exercise, seq=seq, at=at, t=t, salt=salt, prev=prev)
        made.append(entry)
        prev = entry.hash
    return tuple(made)
