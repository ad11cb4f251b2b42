"""The numbers that a scenario is measured by."""

from dataclasses import dataclass
from typing import Self

from exercise.domain.scenario import World

MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Ceilings:
    """What people in a cell can take, and what an exercise owes them."""

    window_ms: int = 10 * MINUTE
    words: int = 600
    """A cell gets in any such window."""
    injects: int = 26
    """A cell gets in the whole exercise."""
    decisions: int = 8
    """Injects among them that demand a decision of it."""
    gap_ms: int = 10 * MINUTE
    """The longest time in which a cell gets nothing."""
    inject_words: int = 120
    concern_injects: int = 3
    """The fewest that exercise a concern."""
    concern_sides: int = 2
    """The fewest cells that get one of them."""
    shared_words: int = 8
    """So many words in a row are no accident."""

    @classmethod
    def of(cls, world: World) -> Self:
        """Those that a scenario names."""
        named = world.ceilings
        return cls(
            words=named.words,
            injects=named.injects,
            decisions=named.decisions,
            gap_ms=named.gap_ms,
            inject_words=named.inject_words,
        )
