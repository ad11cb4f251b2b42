"""One run.py at a time sets a checkout up."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO, *, wait: bool) -> None:
        while True:
            try:
                return msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError:  # LK_LOCK gives up after ten seconds
                if not wait:
                    raise

else:
    import fcntl

    def _take(file: BinaryIO, *, wait: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone(lock_file: Path, say_waiting: Callable[[], None]) -> Iterator[None]:
    """Hold `lock_file`; the system lets it go when the process ends, however it ends."""
    with lock_file.open("ab") as file:
        try:
            _take(file, wait=False)
        except OSError:
            say_waiting()
            _take(file, wait=True)
        yield
