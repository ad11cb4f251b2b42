"""Since when a condition holds, and what made it so, read from the state as it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rpds import List

from exercise.domain.clock import moment_of
from exercise.domain.conditions import counted, holds, inject_since
from exercise.domain.foreseen import FOR_EVER
from exercise.domain.scenario import Condition, Counted, TrackIs
from exercise.domain.state import State, changed

What = Literal[
    "decision",
    "ruling",
    "move",
    "message",
    "agreement",
    "track",
    "inject",
    "phase",
    "time",
]
_COUNTED: tuple[What, ...] = ("move", "ruling", "message", "agreement")


@dataclass(frozen=True, slots=True)
class Cause:
    """What made a condition hold."""

    t: int
    """Exercise time, ms."""
    what: What
    of: str = ""
    """Inject that put the decision, or that it is about; move; track; phase."""


def cause(state: State, condition: Condition) -> Cause | None:
    """What made a condition hold that holds now; None where nothing that happened did.

    Of several that must hold, the last; of several of which one is enough, the first.
    """
    if condition.all_of is not None:
        return max(_causes(state, condition.all_of), key=_when, default=None)
    if condition.any_of is not None:
        so = tuple(part for part in condition.any_of if holds(state, part, state.t))
        found = tuple(_causes(state, so))
        return min(found, key=_when) if found and len(found) == len(so) else None
    if condition.none_of is not None:
        return None
    if condition.tally is not None:
        return _counted(state, condition, condition.tally)
    return _single(state, condition)


def _when(one: Cause) -> int:
    return one.t


def _causes(state: State, parts: tuple[Condition, ...]) -> Iterator[Cause]:
    found = (cause(state, part) for part in parts)
    return (one for one in found if one is not None)


def _single(state: State, condition: Condition) -> Cause | None:
    if condition.decision is not None:
        choice = state.choices.get(condition.decision.of)
        made = choice.made if choice is not None else None
        return None if made is None else Cause(made.t, "decision", condition.decision.of)
    if condition.track is not None:
        return _track(state, condition, condition.track)
    if condition.inject is not None:
        since = inject_since(state, condition.inject)
        wanted = condition.inject
        return None if since is None else Cause(since + wanted.for_ms, "inject", wanted.inject)
    if condition.at is not None:
        moment = moment_of(state, condition.at)
        return None if moment is None else Cause(moment, "time")
    begun = next((one for one in state.phases if one.phase == condition.phase), None)
    return None if begun is None else Cause(begun.t, "phase", begun.phase)


def _track(state: State, condition: Condition, wanted: TrackIs) -> Cause | None:
    """The oldest point from which on it has held without a break."""
    found = None
    left = state.tracks.get(wanted.of) or List()
    for point in left:
        if not holds(changed(state, tracks=state.tracks.insert(wanted.of, left)), condition, 0):
            break
        found, left = Cause(point.t, "track", wanted.of), left.drop_first()
    return found


def _counted(state: State, condition: Condition, tally: Counted) -> Cause | None:
    """Whatever made it enough, in the stretch in which it has been enough until now."""
    begun = next((one.t for one in state.phases if one.phase == tally.since), 0)
    events = sorted(one for one in counted(state, tally) if one[0] >= begun)
    lasts = FOR_EVER if tally.within_ms is None else tally.within_ms
    what = next(one for one in _COUNTED if getattr(condition, one) is not None)
    found, until = None, -1
    for place in range(tally.count - 1, len(events)):
        t, of = events[place]
        ends = events[place - tally.count + 1][0] + lasts
        if ends >= t:
            found = Cause(t, what, of) if found is None or until < t - 1 else found
            until = ends
    return found
