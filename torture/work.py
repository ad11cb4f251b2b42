"""What each part of the run is given: chance, time, a folder of its own, and where it counts."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent


class Fault(Exception):
    """The product did what it must not; the text says what, with enough to see it again."""


@dataclass
class Work:
    """One part's share of a run."""

    name: str
    seed: int
    quick: bool
    folder: Path
    """Empty, the part's own; removed afterwards."""
    budget_s: float
    counts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    begun: float = field(default_factory=time.monotonic)

    def rng(self, *about: object) -> Random:
        """Chance that depends on the seed and on what it is for, and on nothing else."""
        return Random("/".join(map(str, (self.seed, self.name, *about))))

    def count(self, what: str, by: int = 1) -> None:
        """So many more of these were done."""
        self.counts[what] += by

    def note(self, text: str) -> None:
        """Something a reader of the figures should know."""
        if text not in self.notes:
            self.notes.append(text)

    def left_s(self) -> float:
        """Seconds of this part's budget that are left."""
        return self.begun + self.budget_s - time.monotonic()

    def times(self, quick: int, full: int, share: float = 1.0) -> Iterator[int]:
        """Counts up to so many rounds, or until this share of the budget is gone; at least one."""
        end = time.monotonic() + max(0.0, min(self.left_s(), self.budget_s * share))
        for number in range(quick if self.quick else full):
            if number and time.monotonic() > end:
                self.note(f"time was up after {number} rounds of {full}")
                return
            yield number

    def place(self, name: str) -> Path:
        """A path in the part's folder whose parent exists."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / name
