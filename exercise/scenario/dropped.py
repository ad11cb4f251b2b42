"""What is left of a condition where injects and phases that it names are left out.

A thing that is left out never comes: what waits for it never holds, and its contrary always does.
"""

from dataclasses import dataclass

from exercise.domain.scenario import Condition, FromPhase, Release


@dataclass(frozen=True, slots=True)
class Dropped:
    """Ids of what is left out."""

    injects: frozenset[str] = frozenset()
    decisions: frozenset[str] = frozenset()
    """Injects that put no decision any more."""
    phases: frozenset[str] = frozenset()

    def of(self, moment: Release | None) -> bool:
        """Whether a moment counts from a phase that is left out, and so never comes."""
        return isinstance(moment, FromPhase) and moment.phase in self.phases


def left_of(condition: Condition, dropped: Dropped) -> Condition | bool:
    """The condition without what is left out; True or False where nothing else decides it."""
    if condition.none_of is not None:
        inner = left_of(condition.none_of, dropped)
        return not inner if isinstance(inner, bool) else Condition(none_of=inner)
    parts = condition.parts()
    if not parts:
        return False if _never(condition, dropped) else condition
    decisive = condition.any_of is not None
    left = [left_of(part, dropped) for part in parts]
    if any(part is decisive for part in left):
        return decisive
    open_ = tuple(part for part in left if isinstance(part, Condition))
    if len(open_) < 2:  # noqa: PLR2004
        return open_[0] if open_ else not decisive
    return Condition(any_of=open_) if decisive else Condition(all_of=open_)


def _never(condition: Condition, dropped: Dropped) -> bool:
    if condition.inject is not None:
        return condition.inject.inject in dropped.injects
    if condition.decision is not None:
        return condition.decision.of in dropped.injects | dropped.decisions
    since = condition.tally.since if condition.tally is not None else None
    return not dropped.phases.isdisjoint({condition.phase, since}) or dropped.of(condition.at)
