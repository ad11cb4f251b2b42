"""When injects go out if every phase begins as planned."""

from collections.abc import Iterator
from dataclasses import dataclass

from exercise.domain.planned import planned_in
from exercise.domain.scenario import Inject, World
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
    def is_late(self) -> bool:
        """Whether the next phase has begun by then."""
        return self.next_phase_ms is not None and self.written_ms > self.next_phase_ms

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
        found = None if inject.when is not None else planned_in(world, inject.release)
        if found is not None:
            phase, ms = found
            ms += inject.delay_ms
            yield Timed(inject, ms, begins_after(world, phase), loaded.injects[inject.id])


def begins_after(world: World, phase: int) -> int | None:
    """When the phase after the numbered one is planned to begin; None after the last."""
    return world.phases[phase + 1].planned_ms if phase + 1 < len(world.phases) else None
