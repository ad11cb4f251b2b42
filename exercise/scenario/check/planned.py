"""When injects go out if every phase begins as planned."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from exercise.domain.clock import ms_into
from exercise.domain.scenario import AtStoryTime, FromPhase, FromStartex, Inject, Release, World
from exercise.scenario.loaded import Loaded
from exercise.scenario.places import Source


@dataclass(frozen=True, slots=True)
class Timed:
    """An inject that comes by time alone."""

    inject: Inject
    written_ms: int
    """Exercise time at which it is due by what its author wrote."""
    next_phase_ms: int | None
    """When the phase after the one it belongs to begins; None in the last."""
    source: Source

    @property
    def ms(self) -> int:
        """When it goes out: a phase that begins takes along what was left before it."""
        if self.next_phase_ms is None:
            return self.written_ms
        return min(self.written_ms, self.next_phase_ms)

    @property
    def at(self) -> Source:
        """Where its time is written."""
        return self.source.at("at")


def timed(loaded: Loaded) -> tuple[Timed, ...]:
    """Whatever comes by time alone, as it goes out; by number where that is at once."""
    return tuple(sorted(_timed(loaded), key=lambda each: each.ms))


def _timed(loaded: Loaded) -> Iterator[Timed]:
    world = loaded.scenario.world
    for inject in loaded.scenario.injects:
        found = None if inject.when is not None else _due(world, inject.release)
        if found is not None:
            phase, ms = found
            ms += inject.delay_ms
            yield Timed(inject, ms, begins_after(world, phase), loaded.injects[inject.id])


def planned_ms(world: World, moment: Release) -> int | None:
    """Exercise time of a moment if every phase begins as planned; None by hand."""
    found = _due(world, moment)
    return None if found is None else found[1]


def begins_after(world: World, phase: int) -> int | None:
    """When the phase after the numbered one is planned to begin; None after the last."""
    return world.phases[phase + 1].planned_ms if phase + 1 < len(world.phases) else None


def absolute(moment: datetime) -> datetime:
    """The same moment, from which differences are what clocks would measure, whatever the season.

    Differences within one time zone are those of its clocks on the wall.
    """
    with suppress(OverflowError):
        return moment.astimezone(UTC)
    return moment


def _due(world: World, release: Release) -> tuple[int, int] | None:
    """Number of its phase and exercise time; None by hand, or before the story begins."""
    phases = list(enumerate(world.phases))
    match release:
        case FromStartex(ms=ms):
            return max(number for number, phase in phases if phase.planned_ms <= ms), ms
        case FromPhase(phase=named, ms=ms):
            number = next(number for number, phase in phases if phase.id == named)
            return number, world.phases[number].planned_ms + ms
        case AtStoryTime(stamp=stamp):
            stamp = absolute(stamp)
            begun = [(number, phase) for number, phase in phases if phase.starts <= stamp]
            if begun:
                number, phase = begun[-1]
                return number, phase.planned_ms + ms_into(phase, stamp)
    return None
