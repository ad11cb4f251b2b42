"""The data folder: its key file, its lock, and where copies and reports lie."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from exercise.store.errors import DataHeld, FolderUnusable, NoData

KEY_BYTES = 32
PART = ".part"
"""Suffix of a file being written; one that a crash left is worth nothing."""
_KEY = "key"
_LOCK = "lock"


def prepare(data: Path, random: Callable[[int], bytes] = secrets.token_bytes) -> None:
    """Makes the folder, for its owner alone, and its key, where they are missing.

    Raises:
        FolderUnusable: it cannot be made, or not written.
    """
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=data):
            pass
        if _read_key(data) is None:
            write_private(data / _KEY, [random(KEY_BYTES)])
    except OSError as error:
        raise FolderUnusable(data, error.strerror or str(error)) from error


def store_key(data: Path) -> bytes:
    """The folder's 32 secret bytes, under which links are signed.

    Raises:
        NoData: no server has written this folder.
        FolderUnusable: the key cannot be read.
    """
    try:
        key = _read_key(data)
    except OSError as error:
        raise FolderUnusable(data, error.strerror or str(error)) from error
    if key is None:
        raise NoData(data)
    return key


def _read_key(data: Path) -> bytes | None:
    """The key; None when it is missing, or was cut short by a crash before anybody used it."""
    try:
        key = (data / _KEY).read_bytes()
    except FileNotFoundError:
        return None
    return key if len(key) == KEY_BYTES else None


@contextmanager
def hold_lock(data: Path) -> Iterator[None]:
    """Holds the folder for one server, until the block ends or the process dies.

    Raises:
        DataHeld: another server holds it.
        FolderUnusable: the lock file cannot be written.
    """
    lock = FileLock(data / _LOCK, mode=0o600)
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise DataHeld(data) from error
    except OSError as error:
        raise FolderUnusable(data, error.strerror or str(error)) from error
    try:
        yield
    finally:
        lock.release()


def backups_dir(data: Path) -> Path:
    """Copies the program made before it changed a database's shape."""
    return data / "backups"


def reports_dir(data: Path, exercise: str) -> Path:
    """Reports made of one exercise; an erasure in it removes them all."""
    return data / "reports" / exercise


def remove_reports(data: Path, exercise: str) -> None:
    """Removes every report of one exercise.

    Raises:
        OSError: one could not be removed.
    """
    with suppress(FileNotFoundError):
        shutil.rmtree(reports_dir(data, exercise))


def write_private(path: Path, parts: Iterable[bytes]) -> None:
    """Writes a file of mode 0600 whole or not at all, on disk when it returns."""
    part = path.with_name(path.name + PART)
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
