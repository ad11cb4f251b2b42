"""The loop that reads all lines of a run, whichever server they lead to."""

import selectors
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bench.line import Line

T = TypeVar("T")


class TooLate(Exception):
    """Something that must happen did not, in a time that is ample."""


class Loop:
    """Every line is read in each turn: nobody's ping waits while others are measured."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()

    def add(self, line: Line) -> None:
        """Reads this one too."""
        self._selector.register(line.sock, selectors.EVENT_READ, line)

    def drop(self, line: Line) -> None:
        """Closes it and reads it no more."""
        if not line.closed:
            self._selector.unregister(line.sock)
            line.close()

    def turn(self, within: float) -> None:
        """Reads whatever has come, waiting at most so many seconds for it."""
        for key, _ in self._selector.select(within):
            line: Line = key.data
            line.readable()
            if line.closed:
                self._selector.unregister(key.fileobj)

    def until(self, true: Callable[[], bool], *, what: str, within: float = 60.0) -> None:
        """Turns until something is so.

        Raises:
            TooLate: it was not within so many seconds.
        """
        give_up = time.perf_counter() + within
        while not true():
            self.turn(0.05)
            if time.perf_counter() > give_up:
                raise TooLate(f"{what}: not within {within:.0f} s")

    def rest(self, seconds: float) -> None:
        """Lets time go by, answering pings."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.turn(left)

    def meanwhile(self, work: Callable[[], T]) -> T:
        """Does what blocks on a thread, and answers pings until it is done."""
        with ThreadPoolExecutor(1) as pool:
            doing = pool.submit(work)
            while not doing.done():
                self.turn(0.01)
            return doing.result()

    def close(self) -> None:
        """No line is read any more."""
        for key in list(self._selector.get_map().values()):
            self.drop(key.data)
        self._selector.close()
