"""Exercise time, scenario time and when things fall due: arithmetic on the folded state.

Exercise time is ms since STARTEX while running; it never goes back. Scenario time follows it,
piecewise: each phase has a start stamp and a pace of its own.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from exercise.domain import planned
from exercise.domain.scenario import AtStoryTime, FromPhase, FromStartex, Release
from exercise.domain.state import BegunPhase, Life, MselRow, State

_END_OF_CALENDAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A moment at which exercise time was known, and how fast it passes from there."""

    mono_ns: int
    """Monotonic clock of this process."""
    t: int
    rate_milli: int
    running: bool

    def read(self, mono_ns: int) -> int:
        """Exercise time (ms) when the monotonic clock shows ``mono_ns``."""
        if not self.running:
            return self.t
        return self.t + max(0, mono_ns - self.mono_ns) * self.rate_milli // 1_000_000_000

    def mono_when(self, t: int) -> int:
        """Monotonic time (ns) at which exercise time reaches ``t``; for a running clock."""
        return self.mono_ns + max(0, t - self.t) * 1_000_000_000 // self.rate_milli


def anchor(state: State, mono_ns: int, t: int | None = None) -> Anchor:
    """The clock as the state leaves it, known at ``mono_ns``."""
    return Anchor(mono_ns, state.t if t is None else t, state.rate_milli, state.running)


def story_time(state: State, t: int) -> datetime:
    """Scenario time (aware, in the scenario's zone) at exercise time ``t``."""
    return story_since(state, _phase_at(state, t), t)


def story_since(state: State, begun: BegunPhase | None, t: int) -> datetime:
    """Scenario time at ``t`` as the phase that had begun reckons it; it ends with the calendar."""
    world = state.the_world
    spec = (state.phase_spec(begun.phase) if begun else None) or world.phases[0]
    passed = 0 if begun is None else (t - begun.t) * spec.pace
    return _story(spec.starts, passed, world.timezone)


@lru_cache(maxsize=8_192)
def _story(starts: datetime, passed_ms: int, timezone: str) -> datetime:
    """Kept, because every row of every page asks for the same few moments again and again."""
    try:
        return (starts + timedelta(milliseconds=passed_ms)).astimezone(ZoneInfo(timezone))
    except OverflowError:
        return _END_OF_CALENDAR


def story_pace(state: State, t: int) -> int:
    """Seconds of story per second of exercise time at ``t``."""
    begun = _phase_at(state, t)
    spec = state.phase_spec(begun.phase) if begun else state.the_world.phases[0]
    return spec.pace if spec else 1


def _phase_at(state: State, t: int) -> BegunPhase | None:
    return next((begun for begun in reversed(state.phases) if begun.t <= t), None)


def moment_of(state: State, release: Release) -> int | None:
    """Exercise time (ms) of a moment as things stand; None: by hand, or not yet known."""
    if isinstance(release, FromStartex):
        return release.ms
    if isinstance(release, FromPhase):
        begun = next((one for one in state.phases if one.phase == release.phase), None)
        return None if begun is None else begun.t + release.ms
    if isinstance(release, AtStoryTime):
        return _story_due(state, release.stamp)
    return None


def due_ms(state: State, row: MselRow) -> int | None:
    """Exercise time (ms) a row falls due at as things stand.

    None: by hand, or not yet known, or its condition has not come true.
    """
    inject = row.inject
    if inject is None or (inject.when is not None and row.triggered_t is None):
        return None
    if inject.when is not None:
        return row.due_t
    moment = moment_of(state, inject.release)
    return None if moment is None else moment + inject.delay_ms


def _story_due(state: State, stamp: datetime) -> int | None:
    begun = state.phase
    spec = state.phase_spec(begun.phase) if begun else None
    if begun is None or spec is None or stamp < spec.starts:
        return None
    return begun.t + planned.ms_into(spec, stamp)


def planned_ms(state: State, row: MselRow) -> int | None:
    """Exercise time (ms) a row is planned for, phases not yet begun taken at their planned time.

    None: by hand, or when its condition comes true.
    """
    due = due_ms(state, row)
    if due is not None or row.inject is None or row.inject.when is not None:
        return due
    moment = moment_of(state, row.inject.release)
    if moment is None:
        moment = planned.planned_ms(state.the_world, row.inject.release)
    return None if moment is None else moment + row.inject.delay_ms


def may_take_back(state: State, at: int) -> bool:
    """Whether ENDEX can still be taken back at wall time ``at``."""
    return (
        state.life is Life.ENDED
        and not state.settled
        and state.ended_at is not None
        and at - state.ended_at <= TAKE_BACK_MS
    )


TAKE_BACK_MS = 60_000
"""For how long (wall ms) ENDEX can be taken back."""
