"""Runs blocking calls in one native thread, so that a slow disk never stops the loop."""

from collections.abc import Callable
from typing import TypeVar

from gevent.threadpool import ThreadPool

T = TypeVar("T")


class OneThread:
    """Fulfils ``exercise.app.offload.Offload``. One thread: calls keep their order."""

    def __init__(self) -> None:
        self._pool = ThreadPool(1)

    def __call__(self, call: Callable[[], T], /) -> T:
        # gevent prints whatever escapes a pooled call, though somebody catches it: hand it over.
        value, error = self._pool.apply(_caught, (call,))
        if error is not None:
            raise error
        return value

    def close(self) -> None:
        """Waits for the call in progress, and lets the thread end."""
        self._pool.join()
        self._pool.kill()


def _caught(call: Callable[[], T]) -> tuple[T | None, BaseException | None]:
    try:
        return call(), None
    except BaseException as error:  # noqa: BLE001 (it is raised again where the call was made)
        return None, error
