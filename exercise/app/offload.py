"""Where blocking calls run. The server runs them off its loop; everything else runs them inline."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Offload(Protocol):
    """Runs a blocking call and gives its result, or raises what it raised."""

    def __call__(self, call: Callable[[], T], /) -> T: ...


def inline(call: Callable[[], T], /) -> T:
    """Runs the call here and now."""
    return call()
