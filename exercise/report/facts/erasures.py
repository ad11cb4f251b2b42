"""What was erased: that it was, when and why. Never what."""

from collections import Counter
from dataclasses import dataclass

from exercise.report.facts.common import Moment, SeatTag
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class ErasureFact:
    moment: Moment
    by: SeatTag | None
    reason: str
    kinds: tuple[tuple[str, int], ...]
    """(kind of entry, how many of its payloads went); ``name`` for a person's name."""


PRACTICE = "practice.answered"


def erasures(scene: Scene) -> tuple[ErasureFact, ...]:
    """In order. What was practice is absent here as everywhere in the report."""
    return tuple(
        ErasureFact(
            moment=scene.moment(one.t, one.at),
            by=scene.seat(one.by, one.person),
            reason=one.reason,
            kinds=tuple(sorted(Counter(one.kinds).items())),
        )
        for one in scene.watch.erasures
        if set(one.kinds) != {PRACTICE}
    )
