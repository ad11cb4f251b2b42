"""What the cover says: which exercise this was, when it was played, and which log tells it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from exercise.domain.scenario import WHITE
from exercise.domain.state import Life
from exercise.report.facts.common import CellTag, Moment, SeatTag
from exercise.report.scene import Scene
from exercise.report.watch import Sitting


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """One phase of the story, as it was played. ``to_ms`` None: never begun."""

    title: str
    purpose: str
    planned_ms: int
    began: Moment | None
    to_ms: int | None


@dataclass(frozen=True, slots=True)
class Occupied:
    """A seat, and the stretches of wall time in which somebody sat in it."""

    seat: SeatTag
    head: bool
    submits: bool
    times: tuple[tuple[datetime, datetime | None, str], ...]
    """(from, to, name); no end: still there; the name is empty unless names were asked for."""


@dataclass(frozen=True, slots=True)
class Programmed:
    """A cell, control among them, that a program played for a time, with all its seats."""

    cell: CellTag
    times: tuple[tuple[datetime, datetime | None], ...]
    """(from, to) by the wall clock; no end: it does still. ENDEX ends it."""


@dataclass(frozen=True, slots=True)
class Cover:
    exercise: str
    """Id, as commands take it."""
    name: str
    scenario: str
    subtitle: str
    marking: str
    fiction_note: str
    language: str
    objectives: tuple[tuple[str, str], ...]
    cells: tuple[CellTag, ...]
    phases: tuple[PhaseSpan, ...]
    seats: tuple[Occupied, ...]
    life: Life
    started: datetime | None
    ended: datetime | None
    story_from: Moment | None
    story_to: Moment | None
    first_seq: int
    last_seq: int
    head_hash: str
    scenario_hash: str
    created: datetime
    made: datetime
    named: bool
    hint: str
    """Language of texts that leave theirs open."""
    programs: tuple[Programmed, ...] = ()

    @property
    def stand_ins(self) -> tuple[CellTag, ...]:
        """Cells, control among them, that a program played for a time."""
        return tuple(one.cell for one in self.programs)

    @property
    def final(self) -> bool:
        """Whether ENDEX has been called: else the report is one of an exercise under way."""
        return self.life in (Life.ENDED, Life.HOTWASH, Life.CLOSED)


def cover(scene: Scene) -> Cover:
    state, world = scene.state, scene.state.the_world
    started, ended = state.started_at, state.ended_at
    return Cover(
        exercise=state.exercise,
        name=state.name or world.title,
        scenario=world.title,
        subtitle=world.subtitle,
        marking=world.marking,
        fiction_note=world.fiction_note,
        language=world.language,
        objectives=tuple((one.id, one.text) for one in world.objectives),
        cells=scene.cells,
        phases=_phases(scene),
        seats=_seats(scene),
        life=state.life,
        started=None if started is None else scene.wall(started),
        ended=None if ended is None else scene.wall(ended),
        story_from=None if started is None else scene.moment(0, started),
        story_to=None if started is None else scene.moment(scene.end_t, ended or state.at),
        first_seq=scene.watch.first_seq,
        last_seq=state.seq,
        head_hash=state.hash,
        scenario_hash=state.scenario_hash,
        created=scene.wall(scene.watch.created_at),
        made=scene.wall(scene.made_at),
        named=scene.names is not None,
        hint=scene.hints.get("", ""),
        programs=tuple(_programs(scene)),
    )


def _programs(scene: Scene) -> Iterator[Programmed]:
    ended = scene.state.ended_at
    for cell in (*scene.state.cells, WHITE):
        times = []
        for one in scene.watch.stood_in:
            to = ended if one.to_at is None else one.to_at
            if one.cell == cell and (to is None or to > one.from_at):
                times.append((scene.wall(one.from_at), None if to is None else scene.wall(to)))
        if times:
            yield Programmed(scene.cell(cell), tuple(times))


def _phases(scene: Scene) -> tuple[PhaseSpan, ...]:
    begun = {one.phase: one for one in scene.state.phases}
    starts = [one.t for one in scene.state.phases]
    found = []
    for spec in scene.state.the_world.phases:
        one = begun.get(spec.id)
        after = None if one is None else starts[starts.index(one.t) + 1 :]
        found.append(
            PhaseSpan(
                title=spec.title,
                purpose=spec.purpose,
                planned_ms=spec.planned_ms,
                began=None
                if one is None
                else replace(scene.moment(one.t), wall=scene.wall(one.at)),
                to_ms=None if after is None else next(iter(after), scene.end_t),
            )
        )
    return tuple(found)


AT_ONCE_MS = 60_000
"""Whoever is back in the seat this soon has sat through."""


def _joined(sittings: Iterable[Sitting]) -> list[Sitting]:
    """A seat's sittings, with those of one person that follow at once made one."""
    found: list[Sitting] = []
    for one in sittings:
        last = found[-1] if found else None
        if (
            last is not None
            and last.to_at is not None
            and last.person == one.person
            and one.from_at - last.to_at < AT_ONCE_MS
        ):
            found[-1] = replace(last, to_at=one.to_at)
        else:
            found.append(one)
    return found


def _seats(scene: Scene) -> tuple[Occupied, ...]:
    found = []
    for cell in scene.state.cells:
        for seat in scene.state.seats_of(cell):
            tag = scene.seat(seat.id)
            if tag is None:
                continue
            sittings = [one for one in scene.watch.sittings if one.seat == seat.id]
            times = tuple(
                (
                    scene.wall(sitting.from_at),
                    None if sitting.to_at is None else scene.wall(sitting.to_at),
                    scene.name(sitting.person),
                )
                for sitting in _joined(sittings)
            )
            found.append(Occupied(tag, seat.head, seat.submit, times))
    return tuple(found)
