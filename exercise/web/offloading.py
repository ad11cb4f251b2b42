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
        done: list[T] = []
        error = self._pool.apply(_caught, (call, done))
        if error is not None:
            raise error
        return done[0]

    def close(self) -> None:
        """Waits for the call in progress, and lets the thread end."""
        self._pool.join()
        self._pool.kill()


def _caught(call: Callable[[], T], done: list[T]) -> BaseException | None:
    try:
        done.append(call())
    except BaseException as error:  # noqa: BLE001 (it is raised again where the call was made)
        return error
    return None
