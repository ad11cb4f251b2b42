"""What the umpire says when a cell asks: from the answer bank, as long as something there fits."""

import re
from collections.abc import Sequence

from exercise.domain.scenario import WHITE, Answer
from exercise.standins import words
from exercise.standins.chance import Chance

_WORD = re.compile(r"\w{4,}")
ENOUGH = 2
"""Words of a question that it must share with an entry; fewer where the entry has fewer."""


class Bank:
    """The scenario's answers, what of them is good now, and what each cell has been told."""

    def __init__(self) -> None:
        self._answers: tuple[Answer, ...] = ()
        self._begun: set[str] = set()
        self._told: set[tuple[str, str]] = set()
        """Cell, and what was said to it."""

    def fill(self, answers: Sequence[Answer]) -> None:
        """Takes the answers that the scenario has."""
        self._answers = tuple(answers)

    def begin(self, phase: str) -> None:
        """A phase has begun."""
        self._begun.add(phase)

    def said(self, cell: str, to: Sequence[str], text: str) -> None:
        """Somebody wrote this: if it was the white cell, those who got it need not ask again."""
        if cell == WHITE:
            self._told.update((reader, text) for reader in to)

    def answer(self, cell: str, asked: str, chance: Chance, about: str) -> Answer | None:
        """What fits a cell's question; None: nothing does.

        Stand-ins ask about nothing in particular: any answer that is new to the cell fits.
        """
        good = [one for one in self._answers if cell in one.who and one.is_good(self._begun)]
        if asked in words.ASK:
            new = [one for one in good if (cell, one.say) not in self._told]
            return chance.one_of(new, about, "bank") if new else None
        shared = [(_shared(asked, one.asked), one) for one in good]
        best = max(shared, key=lambda pair: pair[0], default=None)
        if best is None or best[0] < min(ENOUGH, len(_words(best[1].asked))) or best[0] == 0:
            return None
        return best[1]


def _shared(asked: str, known: str) -> int:
    return len(_words(asked) & _words(known))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
