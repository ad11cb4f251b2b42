"""The day, cell by cell: what each received, did and said, and where the clock stood."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import pairwise

from exercise.domain.scenario import WHITE
from exercise.domain.state import MselRow
from exercise.report.facts.common import CellTag
from exercise.report.scene import Scene

Skips = tuple[tuple[int, int], ...]
"""Stretches (from, to) of exercise time that were advanced over."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One cell's day. All times are exercise times, ascending."""

    cell: CellTag
    addressed: tuple[int, ...] = ()
    """Injects addressed to it, or to a seat of it."""
    overheard: tuple[int, ...] = ()
    """Injects it could read because they were public."""
    moves: tuple[int, ...] = ()
    statements: tuple[int, ...] = ()
    rulings: tuple[int, ...] = ()
    messages: tuple[int, ...] = ()

    @property
    def received(self) -> tuple[int, ...]:
        return tuple(sorted((*self.addressed, *self.overheard)))


@dataclass(frozen=True, slots=True)
class Quiet:
    """A stretch in which a cell received no inject."""

    cell: CellTag
    from_ms: int
    to_ms: int
    ms: int
    """Its length without what was advanced over."""


@dataclass(frozen=True, slots=True)
class PauseSpan:
    """A pause has no width in exercise time, only a length by the wall clock."""

    at_ms: int
    wall_ms: int
    reason: str
    over: bool
    """False while it lasts."""


@dataclass(frozen=True, slots=True)
class WallClock:
    """What the clock on the wall showed at an exercise time: linear between its anchors."""

    anchors: tuple[tuple[int, int], ...]
    """(exercise ms, wall ms), ascending; two of one exercise time stand around a pause."""
    zone: tzinfo

    def at(self, t: int) -> datetime | None:
        """Aware wall time; at a pause, that of its beginning. None without a STARTEX."""
        if not self.anchors:
            return None
        place = bisect_right(self.anchors, (t, -1))
        before = self.anchors[max(0, place - 1)]
        after = self.anchors[min(place, len(self.anchors) - 1)]
        wall = before[1]
        if after[0] > before[0]:
            wall += (t - before[0]) * (after[1] - before[1]) // (after[0] - before[0])
        elif t >= after[0]:
            wall = after[1] + (t - after[0])
        return datetime.fromtimestamp(wall / 1000, self.zone)


@dataclass(frozen=True, slots=True)
class Timeline:
    end_ms: int
    lanes: tuple[Lane, ...]
    """The playing cells in order, then the white cell."""
    pauses: tuple[PauseSpan, ...]
    skips: Skips
    phases: tuple[tuple[int, str], ...]
    clock: WallClock
    quietest: Quiet | None
    """The longest stretch of any cell's without an inject."""
    densest: tuple[CellTag, int, int, int] | None
    """(cell, number, from, to): the most injects one cell got within ``CROWD_MS``."""

    @property
    def empty(self) -> bool:
        return not any(
            (*lane.received, *lane.moves, *lane.statements, *lane.rulings) for lane in self.lanes
        )


CROWD_MS = 5 * 60_000
CROWD = 3
"""Fewer injects than this within ``CROWD_MS`` are no crowd."""


def timeline(scene: Scene) -> Timeline:
    lanes = _lanes(scene)
    skips = tuple((skip.from_t, skip.to_t) for skip in scene.watch.skips)
    found = (longest_quiet(lane, scene.end_t, skips) for lane in lanes[:-1])
    quiet = [one for one in found if one is not None]
    return Timeline(
        end_ms=scene.end_t,
        lanes=lanes,
        pauses=_pauses(scene),
        skips=skips,
        phases=tuple((one.t, phase_title(scene, one.phase)) for one in scene.state.phases),
        clock=_wall_clock(scene),
        quietest=max(quiet, key=lambda one: one.ms, default=None),
        densest=_densest(lanes[:-1]),
    )


def longest_quiet(lane: Lane, end: int, skips: Skips) -> Quiet | None:
    """A lane's longest stretch without an inject, from STARTEX to the end; None if nothing ran."""
    edges = [0, *lane.received, end]
    spans = (
        Quiet(lane.cell, start, to, to - start - _skipped(start, to, skips))
        for start, to in pairwise(edges)
    )
    longest = max(spans, key=lambda one: one.ms)
    return longest if longest.ms > 0 else None


def _skipped(start: int, to: int, skips: Skips) -> int:
    return sum(max(0, min(to, until) - max(start, since)) for since, until in skips)


class _Marks:
    """Marks by lane and sort, each thing once."""

    def __init__(self, cells: Iterable[str]) -> None:
        self.lanes: dict[str, dict[str, set[tuple[int, str]]]] = {cell: {} for cell in cells}

    def add(self, cell: str, sort: str, t: int, key: str) -> None:
        if cell in self.lanes:
            self.lanes[cell].setdefault(sort, set()).add((t, key))


def _lanes(scene: Scene) -> tuple[Lane, ...]:
    state = scene.state
    marks = _Marks((*state.cells, WHITE))
    for row in state.msel.values():
        _mark_inject(scene, row, marks)
    for move in state.moves.values():
        marks.add(move.cell, "moves", move.t, move.id)
    for item in state.items.values():
        if item.kind in _LANE_OF_KIND:
            marks.add(scene.cell_of(item.author), _LANE_OF_KIND[item.kind], item.t, item.id)
    return tuple(
        Lane(
            cell=scene.cell(cell),
            **{sort: tuple(t for t, _ in sorted(found)) for sort, found in sorts.items()},
        )
        for cell, sorts in marks.lanes.items()
    )


def _mark_inject(scene: Scene, row: MselRow, marks: _Marks) -> None:
    if row.released_t is None:
        return
    addressed = {recipient.partition(".")[0] for recipient, _ in row.deliveries}
    for cell in addressed:
        marks.add(cell, "addressed", row.released_t, row.id)
    copies = (scene.state.items.get(item) for item in {item for _, item in row.deliveries})
    for cell in {cell for copy in copies if copy for cell in scene.readers(copy)} - addressed:
        marks.add(cell, "overheard", row.released_t, row.id)


_LANE_OF_KIND = {
    "statement.made": "statements",
    "message.sent": "messages",
    "item.passed_on": "messages",
    "ruling.made": "rulings",
}


def _pauses(scene: Scene) -> tuple[PauseSpan, ...]:
    return tuple(
        PauseSpan(
            at_ms=stop.t,
            wall_ms=max(0, (scene.made_at if stop.to_at is None else stop.to_at) - stop.from_at),
            reason=stop.reason,
            over=stop.to_at is not None,
        )
        for stop in scene.watch.stops
    )


def _wall_clock(scene: Scene) -> WallClock:
    anchors = list(scene.watch.anchors)
    if anchors and scene.state.running:
        anchors.append((scene.state.t, scene.state.at))
    return WallClock(tuple(sorted(anchors)), scene.zone)


def _densest(lanes: tuple[Lane, ...]) -> tuple[CellTag, int, int, int] | None:
    best: tuple[CellTag, int, int, int] | None = None
    for lane in lanes:
        times = lane.received
        first = 0
        for last, t in enumerate(times):
            while t - times[first] > CROWD_MS:
                first += 1
            count = last - first + 1
            if count >= CROWD and (best is None or count > best[1]):
                best = (lane.cell, count, times[first], t)
    return best


def phase_title(scene: Scene, phase: str) -> str:
    """A phase as the scenario calls it."""
    spec = scene.state.phase_spec(phase)
    return spec.title if spec else phase
