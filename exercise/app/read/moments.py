"""Instants as pages show them: exercise time, scenario time and wall time together.

What an item shows of its times never changes afterwards: scenario time is reckoned by the phases
that had begun when the item was recorded, also for what then still lay ahead.
"""

from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from exercise.app.view_models.common import Moment
from exercise.domain.clock import story_since
from exercise.domain.scenario import Phase
from exercise.domain.state import BegunPhase, Item, State

Step = Literal["minute", "hour", "day"]
_HOUR_PACE = 60
_DAY_PACE = 1440


def wall(at: int) -> datetime:
    """Wall time of ms since the epoch, aware UTC."""
    return datetime.fromtimestamp(at / 1000, UTC)


def step_of(pace: int) -> Step:
    """How finely the story can be told at this many seconds of story per second."""
    if pace < _HOUR_PACE:
        return "minute"
    return "hour" if pace < _DAY_PACE else "day"


def of_item(state: State, item: Item) -> Moment:
    """When an item was recorded."""
    return _moment(state, item.t, phase_of(state, item.seq), item.at)


def as_of_item(state: State, item: Item, t: int) -> Moment:
    """Another exercise time (ms) that an item speaks of, as it was reckoned then."""
    return as_of(state, item.seq, t)


def as_of(state: State, seq: int, t: int) -> Moment:
    """An exercise time (ms) as it was reckoned with the entry ``seq``."""
    known = (one for one in reversed(state.phases) if one.seq <= seq and one.t <= t)
    return _moment(state, t, next(known, None))


def of_mark(state: State, t: int, at: int) -> Moment:
    """When something was done, by exercise time and wall time (ms)."""
    begun = (one for one in reversed(state.phases) if (one.t, one.at) < (t, at))
    return _moment(state, t, next(begun, None), at)


def at_time(state: State, t: int) -> Moment:
    """An exercise time (ms) as things stand now."""
    begun = (one for one in reversed(state.phases) if one.t <= t)
    return _moment(state, t, next(begun, None))


def story_now(state: State) -> tuple[datetime, int]:
    """Scenario time and its pace where everybody's clock was last set."""
    begun = state.phase
    return story_since(state, begun, state.clock.t), _pace(state, begun)


def phase_of(state: State, seq: int) -> BegunPhase | None:
    """The phase that was on with the entry ``seq``; None before the first."""
    return next((one for one in reversed(state.phases) if one.seq <= seq), None)


def _moment(state: State, t: int, begun: BegunPhase | None, at: int | None = None) -> Moment:
    return Moment(
        ms=t,
        story=story_since(state, begun, t),
        zone=state.the_world.timezone_label,
        wall=None if at is None else wall(at),
        step=step_of(_pace(state, begun)),
    )


def _pace(state: State, begun: BegunPhase | None) -> int:
    spec = state.phase_spec(begun.phase) if begun else None
    return (spec or state.the_world.phases[0]).pace


def stamp(state: State, at: datetime) -> Moment:
    """A time of the story whose exercise time is not known."""
    zone = ZoneInfo(state.the_world.timezone)
    return Moment(ms=0, story=at.astimezone(zone), zone=state.the_world.timezone_label)


def planned_start(state: State, spec: Phase) -> Moment:
    """When a phase is planned to begin, in the story as it will have it."""
    return Moment(
        ms=spec.planned_ms,
        story=spec.starts.astimezone(ZoneInfo(state.the_world.timezone)),
        zone=state.the_world.timezone_label,
        step=step_of(spec.pace),
    )
