"""Texts that arrive in part: which words are lost is settled when the folder is read.

So the same folder always gives the same texts, and the exercise stores them like any wording.
"""

import hashlib
import re
from itertools import count

from exercise.domain.scenario import CallLine

LOST = "[…]"
_LONGEST = 20_000
_WORD = re.compile(r"(?m)(?<![^\s])\d+[.)](?=\s)|\w+(?:['’-]\w+)*")
"""A word; or a list's number, which is none."""


class Garbler:
    """Loses a share of the words of one inject for one recipient, text after text."""

    def __init__(self, inject: str, recipient: str, per_cent: int) -> None:
        self._name = f"{inject}/{recipient}"
        self._per_cent = per_cent
        self._words = count()

    def text(self, whole: str) -> str:
        """The text with what was lost marked by ``LOST``, and not longer than texts may be."""
        return _WORD.sub(self._kept, whole)[:_LONGEST]

    def lines(self, whole: tuple[CallLine, ...]) -> tuple[CallLine, ...]:
        """A call, in which it is always known who speaks."""
        return tuple(line.model_copy(update={"text": self.text(line.text)}) for line in whole)

    def _kept(self, found: re.Match[str]) -> str:
        word = found[0]
        if word[-1] in ".)":
            return word
        digest = hashlib.sha256(f"{self._name}/{next(self._words)}".encode()).digest()
        lost = int.from_bytes(digest[:8]) % 100 < self._per_cent
        return LOST if lost else word
