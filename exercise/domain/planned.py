"""When things come if every phase begins as planned."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from exercise.domain.scenario import AtStoryTime, FromPhase, FromStartex, Phase, Release, World


def planned_ms(world: World, release: Release) -> int | None:
    """Exercise time of a moment; None: by hand, or before the story begins."""
    found = planned_in(world, release)
    return None if found is None else found[1]


def planned_in(world: World, release: Release) -> tuple[int, int] | None:
    """Number of a moment's phase and its exercise time; None as above."""
    phases = list(enumerate(world.phases))
    match release:
        case FromStartex(ms=ms):
            return max(number for number, phase in phases if phase.planned_ms <= ms), ms
        case FromPhase(phase=named, ms=ms):
            return next(
                ((number, phase.planned_ms + ms) for number, phase in phases if phase.id == named),
                None,
            )
        case AtStoryTime(stamp=stamp):
            stamp = absolute(stamp)
            begun = [(number, phase) for number, phase in phases if phase.starts <= stamp]
            if begun:
                number, phase = begun[-1]
                return number, phase.planned_ms + ms_into(phase, stamp)
    return None


def ms_into(phase: Phase, stamp: datetime) -> int:
    """Exercise time (ms) from a phase's start until its story reaches a stamp after that start."""
    story_ms = (stamp - phase.starts) // timedelta(milliseconds=1)
    return -(-story_ms // phase.pace)


def absolute(moment: datetime) -> datetime:
    """The same moment, from which differences are what clocks would measure, whatever the season.

    Differences within one time zone are those of its clocks on the wall.
    """
    with suppress(OverflowError):
        return moment.astimezone(UTC)
    return moment
