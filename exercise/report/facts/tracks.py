"""Tracks: the scenario's named indicators, as rulings moved them."""

from dataclasses import dataclass

from exercise.report.facts.common import CellTag
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class TrackLine:
    id: str
    name: str
    low: int
    high: int
    points: tuple[tuple[int, int], ...]
    """(exercise ms, value) from there on; the first is the start."""
    cells: tuple[CellTag, ...] | None
    """Cells that could see it; None: everybody."""
    unit: str = ""
    word: str = ""
    """What the scenario calls its last value."""

    @property
    def last(self) -> int:
        return self.points[-1][1]

    @property
    def moved(self) -> bool:
        return len(self.points) > 1


def tracks(scene: Scene) -> tuple[TrackLine, ...]:
    """In the scenario's order."""
    found = []
    for track in scene.state.the_world.tracks:
        points = scene.state.tracks.get(track.id)
        steps = tuple((point.t, point.value) for point in points) if points else ()
        visible = track.visible_to
        found.append(
            TrackLine(
                id=track.id,
                name=track.name,
                low=track.low,
                high=track.high,
                points=tuple(reversed(steps)) or ((0, track.start),),
                cells=None if visible == "all" else tuple(map(scene.cell, visible)),
                unit=track.unit,
                word=track.word(steps[0][1] if steps else track.start),
            )
        )
    return tuple(found)
