"""What was done to the clock, by exercise time and by the wall's, and how fast it ran."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from exercise.report.facts.timeline import PauseSpan, phase_title
from exercise.report.scene import Scene
from exercise.report.watch import Turn, Turning


@dataclass(frozen=True, slots=True)
class ClockTurn:
    what: Turning
    t: int
    wall: datetime
    rate_milli: int
    """What the clock ran at from then on; 0 where that did not change."""
    phase: str
    """Title of the phase that began."""
    to_ms: int
    """Where an advance led."""
    pause: PauseSpan | None


@dataclass(frozen=True, slots=True)
class RateSpan:
    """A stretch of exercise time at one rate, pauses and what was advanced over included."""

    rate_milli: int
    from_ms: int
    to_ms: int


@dataclass(frozen=True, slots=True)
class ClockFacts:
    turns: tuple[ClockTurn, ...] = ()
    """In the log's order."""
    rates: tuple[RateSpan, ...] = ()


def clock(scene: Scene, pauses: tuple[PauseSpan, ...]) -> ClockFacts:
    turns = scene.watch.turns
    return ClockFacts(
        turns=tuple(_turn(scene, one, pauses) for one in turns),
        rates=_rates(turns, scene.end_t),
    )


def _turn(scene: Scene, turn: Turn, pauses: tuple[PauseSpan, ...]) -> ClockTurn:
    return ClockTurn(
        what=turn.what,
        t=turn.t,
        wall=scene.wall(turn.at),
        rate_milli=turn.rate_milli,
        phase=phase_title(scene, turn.phase) if turn.phase else "",
        to_ms=turn.to_t,
        pause=pauses[turn.stop] if turn.what == "paused" else None,
    )


def _rates(turns: list[Turn], end: int) -> tuple[RateSpan, ...]:
    found: list[tuple[int, int]] = []
    for turn in turns:
        if turn.rate_milli and (not found or found[-1][1] != turn.rate_milli):
            found.append((turn.t, turn.rate_milli))
    edges = [*found, (end, 0)]
    return tuple(RateSpan(rate, t, to) for (t, rate), (to, _) in pairwise(edges) if to > t)
