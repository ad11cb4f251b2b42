"""Chance that is the same wherever and whenever it is asked.

Each draw hangs on the seed and on what it is about, never on the draws before it. So whoever hears
the same things decides alike, also after a restart.
"""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_BITS = 53


class Chance:
    """The draws of one seed."""

    def __init__(self, seed: str) -> None:
        self._seed = seed

    def draw(self, *about: object) -> float:
        """A number from 0 up to, and without, 1."""
        text = "\x00".join((self._seed, *map(str, about)))
        digest = hashlib.sha256(text.encode()).digest()
        return (int.from_bytes(digest[:8], "big") >> (64 - _BITS)) / (1 << _BITS)

    def happens(self, likely: float, *about: object) -> bool:
        """Whether something of that likelihood happens."""
        return self.draw(*about) < likely

    def between(self, low: int, high: int, *about: object) -> int:
        """A whole number, both ends included."""
        return low + int(self.draw(*about) * (high - low + 1))

    def one_of(self, choices: Sequence[T], *about: object) -> T:
        """Any of them, as likely as the others."""
        return choices[self.between(0, len(choices) - 1, *about)]

    def weighed(self, choices: Sequence[tuple[float, T]], *about: object) -> T:
        """One of them, by weight; the weights' sum is above 0."""
        left = self.draw(*about) * sum(weight for weight, _ in choices)
        for weight, choice in choices:
            left -= weight
            if left < 0:
                return choice
        return choices[-1][1]
