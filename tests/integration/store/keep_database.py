"""Writes a database of a schema revision left behind as SQL, to be kept and migrated for ever.

    python -m tests.integration.store.keep_database tests/data/database-0002.sql

The file's name says which. Run it once for a revision; a file that is kept is never written again.
"""

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from exercise.app.ports import AddCredential, AddPerson, Credential, Person, PutDraft, TeamDraft
from exercise.store import engine as engines
from exercise.store import migrate
from exercise.store.opening import open_store
from tests.integration.store.making import EXERCISE, Log, message, play


def main(target: Path) -> None:
    revision = target.stem.partition("-")[2]
    with tempfile.TemporaryDirectory() as folder:
        new, old = Path(folder, "new"), Path(folder, "old.sqlite")
        _fill(new)
        engine = engines.make_engine(engines.database_url(old.parent, f"sqlite:///{old}"))
        with engines.writer(engine).begin() as connection:
            migrate.upgrade(connection, to=revision)
        engine.dispose()
        with closing(sqlite3.connect(old)) as connection:
            connection.execute("ATTACH ? AS new", (str(new / "startex.sqlite"),))
            for table in _tables(connection):
                columns = ", ".join(_columns(connection, table))
                connection.execute(
                    f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}"
                )
            connection.commit()
            connection.execute("DETACH new")
            lines = [f"{line}\n" for line in connection.iterdump()]
    target.write_text("".join(lines), encoding="utf-8")


def _fill(data: Path) -> None:
    store = open_store(data)
    log = Log(store).create()
    play(log)
    log.append(message("asked", "m-asked"), command="c-1", answer={"item": "m-asked"})
    log.append(message("asked", "m-again"), command="c-2", answer={"item": "m-again"})
    store.write(
        EXERCISE,
        [
            AddPerson(Person("p-1", "Aiko 愛子")),
            AddCredential(Credential("tokyo.pm", "p-1", "ab" * 32, 1_500)),
            PutDraft(TeamDraft("d-1", "tokyo", 2, {"title": "Blockade"}, "tokyo.pm", (), (), 9)),
        ],
    )
    store.close()


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name != 'alembic_version'"
    )
    return [name for (name,) in found]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    found = connection.execute("SELECT name FROM pragma_table_info(?, 'main')", (table,))
    return [name for (name,) in found]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
