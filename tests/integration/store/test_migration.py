"""A database of an older release is copied, brought up to date and goes on."""

import json
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, inspect, text

from exercise.domain.entry import Entry
from exercise.store import engine as engines
from exercise.store import folder, migrate, tables
from exercise.store.errors import NewerData, NoData, OlderData
from exercise.store.export import entry_of_line
from exercise.store.opening import open_store, read_store
from exercise.store.organisers import project
from exercise.store.store import SqlStore
from exercise.store.verification import verify
from tests.integration.store.conftest import Place
from tests.integration.store.making import EXERCISE, Log, message
from tests.integration.store.test_erasure import erase, files_with

KEPT = sorted((Path(__file__).parents[2] / "data").glob("database-*.sql"))
NOON = datetime(2026, 1, 2, 12, 0, 0, tzinfo=UTC)


@pytest.fixture(params=KEPT, ids=[path.stem for path in KEPT])
def old_place(request: pytest.FixtureRequest, fresh_place: Place) -> Place:
    """A data folder, on either database, as an older release left it."""
    fresh_place.data.mkdir(mode=0o700)
    file = fresh_place.data / "startex.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode=WAL")
    if fresh_place.database is not None:
        _carry_over(file, fresh_place.database, revision=request.param.stem.partition("-")[2])
        file.unlink()
    return fresh_place


def _carry_over(file: Path, database: str, revision: str) -> None:
    source = engines.make_engine(engines.database_url(file.parent, None))
    target = engines.make_engine(engines.database_url(file.parent, database))
    with source.begin() as read, target.begin() as written:
        migrate.upgrade(written, to=revision)
        old = MetaData()
        old.reflect(read)
        for table in old.sorted_tables:
            found = [dict(row) for row in read.execute(table.select()).mappings()]
            if found and table.name != "alembic_version":
                written.execute(table.insert(), found)
    source.dispose()
    target.dispose()


@pytest.fixture
def bare_engine() -> Iterator[Callable[[Place], Engine]]:
    """The database without the store around it."""
    made: list[Engine] = []

    def make(place: Place) -> Engine:
        made.append(engines.make_engine(engines.database_url(place.data, place.database)))
        return made[-1]

    yield make
    for engine in made:
        engine.dispose()


def dump(engine: Engine) -> dict[str, list[Any]]:
    """All rows of all tables."""
    found = MetaData()
    found.reflect(engine)
    with engine.begin() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())), key=str)
            for table in found.sorted_tables
        }


def test_more_than_one_revision_is_kept_in_order() -> None:
    revisions = list(ScriptDirectory(migrate._MIGRATIONS).walk_revisions())
    assert len(revisions) > 1
    assert len(KEPT) == len(revisions) - 1, "keep a database of each revision that was left behind"


def test_migrations_make_the_tables_of_the_code(store: SqlStore) -> None:
    with store.engine.begin() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.metadata) == []


def test_text_is_text_everywhere(store: SqlStore) -> None:
    for table in inspect(store.engine).get_table_names():
        for column in inspect(store.engine).get_columns(table):
            if table != "alembic_version":
                assert "CHAR" not in str(column["type"]), (table, column["name"])


def test_goes_on_after_migration(
    old_place: Place, opening: Callable[[Place], SqlStore], bare_engine: Callable[[Place], Engine]
) -> None:
    before = dump(bare_engine(old_place))
    store = opening(old_place)
    after = dump(store.engine)
    for kept in ("exercise", "entry", "cursor", "person", "credential", "draft", "alive"):
        assert after[kept] == before[kept]
    assert after["agreement"]
    assert after["observation"]
    assert verify(store, EXERCISE).problem is None
    assert store.answer(EXERCISE, "tokyo.pm", "c-1") == {"item": "m-asked"}
    log = Log(store, entries=list(store.read(EXERCISE)), salts=500)
    log.append(message("after the update", "m-new"))
    assert verify(store, EXERCISE).ok


def test_when_it_happened_is_filled_from_the_log(
    old_place: Place, opening: Callable[[Place], SqlStore]
) -> None:
    store = opening(old_place)
    with store.engine.begin() as connection:
        found = connection.execute(text("SELECT t, happened FROM agreement")).all()
    assert list(map(tuple, found)) == [(67_000, 65_500)]


def test_keeps_a_copy_first(
    old_place: Place, bare_engine: Callable[[Place], Engine], tmp_path: Path
) -> None:
    before = dump(bare_engine(old_place))
    ((left,),) = before["alembic_version"]
    with closing(open_store(old_place.data, old_place.database, clock=lambda: NOON)) as store:
        log = list(store.read(EXERCISE))
    (copy,) = (old_place.data / "backups").iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600
    if old_place.database is None:
        assert copy.name == f"20260102T120000Z-{left}.sqlite"
        again = Place(tmp_path / "again", None)
        again.data.mkdir()
        shutil.copy(copy, again.data / "startex.sqlite")
        assert dump(bare_engine(again)) == before
        with closing(again.open()) as restored:
            assert list(restored.read(EXERCISE)) == log
            assert verify(restored, EXERCISE).ok
    else:
        assert copy.name == f"20260102T120000Z-{left}.jsonl"
        lines = copy.read_text(encoding="utf-8").splitlines()
        assert [entry_of_line(line) for line in lines] == log


def test_opens_again_without_another_copy(
    old_place: Place, opening: Callable[[Place], SqlStore]
) -> None:
    opening(old_place)
    opening(old_place)
    assert len(list((old_place.data / "backups").iterdir())) == 1


def test_a_new_database_needs_no_copy(sqlite_place: Place) -> None:
    sqlite_place.open().close()
    assert not (sqlite_place.data / "backups").exists()


def test_erasure_reaches_the_copy(old_place: Place, opening: Callable[[Place], SqlStore]) -> None:
    store = opening(old_place)
    log = Log(store, entries=list(store.read(EXERCISE)), salts=500)
    deal = next(one for one in log.entries if one.kind == "agreement.recorded")
    move = next(one for one in log.entries if one.kind == "move.submitted")
    assert files_with(store.data, ["Share radar data"])
    erase(log, deal, move)
    assert store.scrub()
    words = ["Share radar data", "Sail past the islands", deal.salt or "", move.salt or ""]
    effects = [one for one in log.entries if one.kind == "move.took_effect"]
    erase(log, *effects)
    assert store.scrub()
    assert files_with(store.data, words) == []
    assert verify(store, EXERCISE).ok


def test_all_or_nothing(
    old_place: Place,
    opening: Callable[[Place], SqlStore],
    bare_engine: Callable[[Place], Engine],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = dump(bare_engine(old_place))

    def fail(connection: Connection, exercise: str) -> None:
        raise RuntimeError(exercise)

    with monkeypatch.context() as patch:
        patch.setattr(project, "rebuild", fail)
        with pytest.raises(RuntimeError):
            old_place.open()
    assert dump(bare_engine(old_place)) == before
    assert verify(opening(old_place), EXERCISE).ok


def test_servers_that_start_together_make_it_once(fresh_place: Place) -> None:
    failures: list[BaseException] = []

    def start() -> None:
        try:
            fresh_place.open().close()
        except BaseException as error:  # noqa: BLE001 (told to the test below)
            failures.append(error)

    folder.prepare(fresh_place.data)
    starting = [threading.Thread(target=start) for _ in range(6)]
    for one in starting:
        one.start()
    for one in starting:
        one.join()
    assert failures == []


# ── from the future, and for readers ─────────────────────────────────────────


def test_refuses_a_schema_of_a_newer_version(
    fresh_place: Place,
    opening: Callable[[Place], SqlStore],
    bare_engine: Callable[[Place], Engine],
) -> None:
    Log(opening(fresh_place)).create()
    engine = bare_engine(fresh_place)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = dump(engine)
    for opened in (open_store, read_store):
        with pytest.raises(NewerData, match=r"newer version of Startex.*9999"):
            opened(fresh_place.data, fresh_place.database)
    assert dump(engine) == before


@pytest.mark.parametrize("change", ["kind = 'message.sung'", "version = 99"])
def test_refuses_entries_of_a_newer_version(
    change: str, place: Place, store: SqlStore, log: Log
) -> None:
    with store.engine.begin() as connection:
        connection.execute(text(f"UPDATE entry SET {change}"))
    for opened in (open_store, read_store):
        with pytest.raises(NewerData):
            opened(place.data, place.database)
    with closing(read_store(place.data, place.database, fold=False)) as unfolded:
        assert verify(unfolded, EXERCISE).seq == 1


def test_readers_do_not_migrate(old_place: Place, bare_engine: Callable[[Place], Engine]) -> None:
    before = dump(bare_engine(old_place))
    with pytest.raises(OlderData, match="Start the server on it once"):
        read_store(old_place.data, old_place.database)
    assert dump(bare_engine(old_place)) == before


def test_readers_make_nothing(tmp_path: Path) -> None:
    with pytest.raises(NoData):
        read_store(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_readers_read_beside_the_server(place: Place, log: Log) -> None:
    (entry,) = log.append(message("日本語"))
    with closing(read_store(place.data, place.database)) as reader:
        found: list[Entry] = list(reader.read(EXERCISE, after=1))
    assert found == [entry]
    assert json.loads(found[0].text or "")["text"] == "日本語"
