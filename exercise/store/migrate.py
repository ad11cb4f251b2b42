"""Brings a database to the present schema, keeping a copy of what was there before.

Alembic is read only where there is something to migrate: it was a fifth of what a server imports.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, text

from exercise.domain.payloads import PAYLOADS
from exercise.store import engine as engines
from exercise.store import folder, tables
from exercise.store.errors import NewerData, NoData, OlderData
from exercise.store.export import line_of_row
from exercise.store.organisers import project

_MIGRATIONS = Path(__file__).parent / "migrations"
REVISIONS = tuple(sorted(one.name[:4] for one in (_MIGRATIONS / "versions").glob("0*.py")))
"""Of the schema, oldest first: the files are named by them."""
_ADVISORY = 0x57A27E
"""Key of the PostgreSQL lock that lets one server migrate at a time."""
_ROWS_AT_A_TIME = 500


def bring_up_to_date(engine: Engine, data: Path, now: datetime) -> None:
    """Makes or migrates the schema, in one transaction, after a copy of an older database.

    The copy is ``backups/<stamp>-<revision>``: the whole database where that is an SQLite file,
    the log as JSON Lines where it is PostgreSQL.

    Raises:
        NewerData: a newer version wrote the database; nothing was changed.
    """
    with engines.writer(engine).begin() as connection:
        if not engines.is_sqlite(engine):
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY})
        present = _revision(connection)
        if present == REVISIONS[-1]:
            return
        if present is not None:
            _require_known(engine, present)
            _keep_copy(connection, data, f"{now:%Y%m%dT%H%M%SZ}-{present}")
        upgrade(connection)
        for exercise in connection.execute(select(tables.exercise.c.id)).scalars().all():
            project.rebuild(connection, exercise)


def upgrade(connection: Connection, to: str = "head") -> None:
    """Runs the migrations up to a revision, in the connection's transaction."""
    from alembic.operations import Operations  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    script = ScriptDirectory(_MIGRATIONS)
    context = MigrationContext.configure(
        connection,
        opts={"fn": lambda present, _: script._upgrade_revs(to, present)},  # noqa: SLF001
    )
    with Operations.context(context):
        context.run_migrations()


def require_present(engine: Engine, data: Path) -> None:
    """For who only reads: raises unless the schema is the present one.

    Raises:
        NoData, OlderData, NewerData: and nothing was changed.
    """
    with engine.begin() as connection:
        present = _revision(connection)
    if present is None:
        raise NoData(data)
    if present != REVISIONS[-1]:
        _require_known(engine, present)
        raise OlderData(_where(engine))


def require_known_kinds(engine: Engine) -> None:
    """Raises NewerData where an entry is of a kind or version that only the future knows."""
    own = tables.entry.c
    with engine.begin() as connection:
        kinds = connection.execute(select(own.kind, own.version).distinct()).all()
    for kind, version in kinds:
        known = PAYLOADS.get(kind)
        if known is None or version > known.version:
            raise NewerData(_where(engine), f"an entry “{kind}” of version {version}")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _require_known(engine: Engine, revision: str) -> None:
    if revision not in REVISIONS:
        raise NewerData(_where(engine), f"schema revision {revision[:40]}")


def _where(engine: Engine) -> str:
    return f"The database {engine.url.render_as_string(hide_password=True)}"


def _keep_copy(connection: Connection, data: Path, name: str) -> None:
    backups = folder.backups_dir(data)
    backups.mkdir(mode=0o700, exist_ok=True)
    if connection.dialect.name == "sqlite":
        _copy_file(Path(str(connection.engine.url.database)), backups / f"{name}.sqlite")
    else:
        lines = (f"{line}\n".encode() for line in _log_lines(connection))
        folder.write_private(backups / f"{name}.jsonl", lines)


def _copy_file(source: Path, target: Path) -> None:
    part = target.with_name(target.name + folder.PART)
    folder.write_private(part, [])
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(part)) as written:
        read.backup(written)
        written.execute("PRAGMA journal_mode=DELETE")
    part.replace(target)


def _log_lines(connection: Connection) -> Iterator[str]:
    """Every entry as the schema to be left has it."""
    found = connection.execute(
        text("SELECT * FROM entry ORDER BY exercise, seq").execution_options(
            yield_per=_ROWS_AT_A_TIME
        )
    )
    return (line_of_row(dict(row)) for row in found.mappings())
