"""The data folder: made for its owner, held by one server, refused with a reason."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from exercise.store.errors import DatabaseUnusable, DataHeld, FolderUnusable, NoData
from exercise.store.folder import hold_lock, store_key
from exercise.store.opening import open_store, read_store
from exercise.store.store import SqlStore
from tests.integration.store.conftest import Place
from tests.integration.store.making import Log


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_is_for_its_owner_alone(sqlite_place: Place, opening: Callable[..., SqlStore]) -> None:
    Log(opening(sqlite_place)).create()
    assert mode(sqlite_place.data) == 0o700
    files = {path.name: mode(path) for path in sqlite_place.data.iterdir()}
    assert files.keys() == {"key", "startex.sqlite", "startex.sqlite-shm", "startex.sqlite-wal"}
    assert set(files.values()) == {0o600}


def test_keeps_its_key(sqlite_place: Place, opening: Callable[..., SqlStore]) -> None:
    opening(sqlite_place)
    key = store_key(sqlite_place.data)
    assert len(key) == 32
    opening(sqlite_place)
    assert store_key(sqlite_place.data) == key


def test_makes_a_key_that_a_crash_cut_short(sqlite_place: Place) -> None:
    sqlite_place.data.mkdir()
    (sqlite_place.data / "key").write_bytes(b"short")
    with pytest.raises(NoData):
        store_key(sqlite_place.data)
    sqlite_place.open().close()
    assert len(store_key(sqlite_place.data)) == 32


def test_has_no_key_before_a_server_made_it(tmp_path: Path) -> None:
    with pytest.raises(NoData):
        store_key(tmp_path)


def test_is_held_by_one_server(tmp_path: Path) -> None:
    with hold_lock(tmp_path), pytest.raises(DataHeld, match="Another server holds"):
        _in_another_process(tmp_path)
    with hold_lock(tmp_path):
        pass


def _in_another_process(data: Path) -> None:
    program = (
        "import sys, pathlib\n"
        "from exercise.store.folder import hold_lock, DataHeld\n"
        "try:\n"
        "    with hold_lock(pathlib.Path(sys.argv[1])): pass\n"
        "except DataHeld as held: sys.exit(str(held))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, data],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )
    if done.returncode:
        assert done.stderr.strip() == str(DataHeld(data))
        raise DataHeld(data)


def test_commands_read_while_a_server_holds_it(sqlite_place: Place) -> None:
    with hold_lock(sqlite_place.data):
        sqlite_place.open().close()
        read_store(sqlite_place.data).close()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    for refused in (open_store, lambda data: hold_lock(data).__enter__()):
        with pytest.raises(FolderUnusable, match=r"cannot be used: .*--data"):
            refused(tmp_path / "data")


def test_an_unwritable_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with _no_privileges():
        for data in (tmp_path, tmp_path / "below"):
            with pytest.raises(FolderUnusable, match="Permission denied"):
                open_store(data)


@contextmanager
def _no_privileges() -> Iterator[None]:
    """Root may write everywhere."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "startex.sqlite").write_text("no database " * 1000)
    with pytest.raises(DatabaseUnusable, match="file is not a database"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mysql://root@localhost/x", "only SQLite files and PostgreSQL"),
        ("nonsense", "expected a URL"),
        ("sqlite://", "only SQLite files"),
        ("postgresql://user:hunter2@127.0.0.1:1/x", "refused"),
    ],
)
def test_a_database_that_cannot_be_used(url: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match=why) as refused:
        open_store(tmp_path, url)
    assert "hunter2" not in str(refused.value)


def test_an_sqlite_file_elsewhere(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data", f"sqlite:///{tmp_path / 'other.db'}")
    Log(store).create()
    store.close()
    assert (tmp_path / "other.db").is_file()
    assert not (tmp_path / "data" / "startex.sqlite").exists()


def test_plain_postgresql_urls(postgres_url: str, tmp_path: Path) -> None:
    for prefix in ("postgresql://", "postgres://"):
        store = open_store(tmp_path, postgres_url.replace("postgresql+psycopg://", prefix))
        assert store.engine.dialect.driver == "psycopg"
        store.close()
