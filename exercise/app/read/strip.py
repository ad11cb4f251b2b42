"""What is coming, by cell, with overload and silence shown."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from exercise.app.read import tags
from exercise.app.read.due import expected_ms, leaves_ms, planned
from exercise.app.read.status import is_over
from exercise.app.view_models.common import CellTag
from exercise.app.view_models.console import (
    ComingPhase,
    Lane,
    NextInject,
    Span,
    StripInject,
    StripView,
)
from exercise.domain.audience import recipient_cell
from exercise.domain.lifecycle import next_phase
from exercise.domain.scenario import Inject
from exercise.domain.state import State
from exercise.domain.waiting import quiet_windows

WINDOW_MS = 20 * 60_000
OVERLOAD_COUNT = 3
OVERLOAD_MS = 3 * 60_000
"""So many injects within so long are more than one team takes in."""
SILENCE_MS = 10 * 60_000


class _Coming(NamedTuple):
    shown: StripInject
    cells: frozenset[str]


def _coming(due: int, one: Inject) -> _Coming:
    shown = StripInject(id=one.id, number=one.number, title=one.title, at_ms=due)
    return _Coming(shown, frozenset(map(recipient_cell, one.to)))


def strip(state: State) -> StripView:
    """Region ``strip``."""
    over = is_over(state)
    coming = [] if over else [_coming(due, one) for due, one in planned(state, expected_ms)]
    expected = {one.shown.id: one.shown.at_ms for one in coming}
    return StripView(
        ms=state.clock.t,
        window_ms=WINDOW_MS,
        silence_ms=SILENCE_MS,
        lanes=tuple(_lane(state, tag, coming, over=over) for tag in tags.playing_tags(state)),
        next=tuple(
            NextInject(id=one.id, number=one.number, title=one.title, at_ms=due)
            for due, one in ([] if over else planned(state, leaves_ms))
            if due == expected.get(one.id)
        ),
        phase=None if over else _coming_phase(state),
        over=over,
    )


def _coming_phase(state: State) -> ComingPhase | None:
    following = next_phase(state) if state.phase else None
    spec = state.phase_spec(following) if following else None
    if spec is None:
        return None
    number = state.the_world.phases.index(spec) + 1
    return ComingPhase(number=number, title=spec.title, at_ms=spec.planned_ms)


def _lane(state: State, tag: CellTag, coming: list[_Coming], *, over: bool) -> Lane:
    own = [one for one in coming if tag.id in one.cells]
    dues = [one.shown.at_ms for one in own]
    return Lane(
        cell=tag,
        injects=tuple(one.shown for one in own),
        overloads=overloads(dues),
        silences=() if over else silences([state.clock.t, *dues], _quiet(state)),
    )


def overloads(dues: list[int]) -> tuple[Span, ...]:
    """Stretches in which at least ``OVERLOAD_COUNT`` fall within ``OVERLOAD_MS``, joined up.

    ``dues`` ascend.
    """
    ranges: list[tuple[int, int]] = []
    for first in range(len(dues) - OVERLOAD_COUNT + 1):
        last = first + OVERLOAD_COUNT - 1
        if dues[last] - dues[first] > OVERLOAD_MS:
            continue
        joins = ranges and dues[first] <= dues[ranges[-1][1]]
        ranges.append((ranges.pop()[0] if joins else first, last))
    return tuple(
        Span(start_ms=dues[first], end_ms=dues[last], count=last - first + 1)
        for first, last in ranges
    )


def silences(dues: list[int], quiet: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Stretches of at least ``SILENCE_MS`` between one and the next, quiet windows not counted."""

    def meant(before: int, after: int) -> int:
        return sum(max(0, min(after, end) - max(before, start)) for start, end in quiet)

    return tuple(
        Span(start_ms=before, end_ms=after)
        for before, after in pairwise(dues)
        if after - before - meant(before, after) >= SILENCE_MS
    )


def _quiet(state: State) -> tuple[tuple[int, int], ...]:
    """Quiet windows of the whole day; of phases to come when those are planned, or now."""
    to_come = (
        (start + window.from_ms, start + window.to_ms)
        for spec in state.the_world.phases
        if spec.id not in state.begun
        for start in (max(spec.planned_ms, state.clock.t),)
        for window in spec.quiet
    )
    return (*quiet_windows(state), *to_come)
