"""Words that are put into texts, so that it shows who got them and who must not."""

import re
from collections.abc import Iterable
from itertools import count

PATTERN = re.compile(rb"mk\d+zz")


class Marks:
    """Every mark of a run, with the viewers that may read it."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._readers: dict[str, frozenset[str]] = {}

    def new(self, readers: Iterable[str]) -> str:
        """A word that only these viewers may get."""
        mark = f"mk{next(self._numbers)}zz"
        self._readers[mark] = frozenset(readers)
        return mark

    def widen(self, mark: str, readers: Iterable[str]) -> None:
        """From now on these may read it as well: the move took effect."""
        self._readers[mark] |= frozenset(readers)

    def readers(self, mark: str) -> frozenset[str]:
        """Who may read it."""
        return self._readers.get(mark, frozenset())

    @staticmethod
    def found(payload: bytes) -> frozenset[str]:
        """The marks in some bytes."""
        return frozenset(found.decode() for found in PATTERN.findall(payload))
