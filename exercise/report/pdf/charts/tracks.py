"""Figure: tracks as rulings moved them, told apart by solid, dashed and dotted ink."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlab.graphics.shapes import Drawing

from exercise.report.facts.rulings import RulingFact
from exercise.report.facts.tracks import TrackLine
from exercise.report.pdf.charts.axis import MINUTE, Axis
from exercise.report.pdf.charts.shapes import (
    put_box,
    put_ink,
    put_line,
    put_ring,
    put_text,
    shortened,
    stepped,
    text_width,
)
from exercise.report.pdf.ink import (
    FIGURE,
    HAIR,
    INK,
    MUTED,
    PAPER,
    SMALL,
    SMALL_STRONG,
    TINY_MUTED,
    WIDTH,
)
from exercise.report.pdf.lines import NBSP, Line, Run, break_lines
from exercise.report.pdf.words import Words

PER_FIGURE = 3
STYLES: tuple[tuple[float, list[float] | None], ...] = (
    (1.5, None),
    (1.1, [5, 2.6]),
    (1.3, [1.3, 1.7]),
)
FULL = 190.0
"""Height of a track's whole range; a figure shows the part of it that was used, to this scale."""
AXIS = 19.0
LEFT = 23.0
WIDEST_NAME = 138.0
WIDEST_NOTE = 185.0
NOTES = 2
"""How many rulings a figure points out, at most."""
GRID_LINES = 5
_LINE = 11.5


@dataclass(frozen=True, slots=True)
class Note:
    """A ruling pointed out in a figure."""

    letter: str
    ruling: RulingFact
    t: int
    value: int
    rise: int


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )


def figures(tracks: Sequence[TrackLine]) -> tuple[tuple[TrackLine, ...], ...]:
    """The tracks in groups of one scale and one sort of reader, as each figure shows them."""
    groups: dict[tuple[int, int, bool], list[TrackLine]] = {}
    for track in tracks:
        groups.setdefault((track.low, track.high, track.cells is None), []).append(track)
    found = []
    for group in groups.values():
        parts = -(-len(group) // PER_FIGURE)
        size = -(-len(group) // parts)
        found += [tuple(group[i : i + size]) for i in range(0, len(group), size)]
    return tuple(found)


def notes(group: Iterable[TrackLine], rulings: Sequence[RulingFact]) -> tuple[Note, ...]:
    """The rulings that moved these tracks furthest, lettered by time."""
    steps = [
        (abs(step.after - step.before), ruling, step)
        for track in group
        for ruling in rulings
        for step in ruling.steps
        if step.track == track.id
    ]
    steps.sort(key=lambda one: (-one[0], one[1].number))
    chosen: dict[int, tuple[RulingFact, int, int]] = {}
    for _, ruling, step in steps:
        if len(chosen) < NOTES:
            chosen.setdefault(ruling.number, (ruling, step.after, step.after - step.before))
    return tuple(
        Note(letter, ruling, ruling.moment.ms, value, rise)
        for letter, (_, (ruling, value, rise)) in zip(
            "ABCDEF", sorted(chosen.items()), strict=False
        )
    )


@dataclass(frozen=True, slots=True)
class Scale:
    """The part of the range that a figure shows."""

    low: int
    high: int
    step: int
    per_unit: float

    @property
    def height(self) -> float:
        return (self.high - self.low) * self.per_unit

    def y(self, value: int) -> float:
        """Ordinate of a value."""
        return AXIS + (value - self.low) * self.per_unit


def scale_of(group: Sequence[TrackLine]) -> Scale:
    """From a round value under all of a figure's to one over them, two steps apart at least."""
    low, high = group[0].low, group[0].high
    step = _round_step(max(1, high - low))
    values = [value for track in group for _, value in track.points]
    bottom = max(low, min(values) // step * step)
    top = min(high, -(-max(values) // step) * step)
    while top - bottom < 2 * step and (bottom > low or top < high):
        if top < high and (bottom <= low or max(values) - bottom >= top - min(values)):
            top = min(high, top + step)
        else:
            bottom = max(low, bottom - step)
    return Scale(bottom, top, step, FULL / max(1, high - low))


def tracks_figure(
    group: Sequence[TrackLine], noted: Sequence[Note], end_ms: int, words: Words, hint: str = ""
) -> Drawing:
    """One figure of up to three tracks of one scale."""
    scale = scale_of(group)
    names = [_name(track, words, hint) for track in group]
    axis = Axis(LEFT, WIDTH - WIDEST_NAME - 8, max(end_ms, MINUTE))
    drawing = Drawing(WIDTH, AXIS + scale.height + 8)
    _grid(drawing, axis, scale)
    lines = [[(axis.x(t), scale.y(value)) for t, value in track.points] for track in group]
    for points, (weight, dashes) in zip(lines, STYLES, strict=False):
        drawing.add(stepped([*points, (axis.right, points[-1][1])], INK, weight, dashes))
    taken = [box for points in lines for box in _boxes(points, axis)]
    taken += _put_names(drawing, names, axis.right + 8, [points[-1][1] for points in lines])
    axis.put_labels(drawing, AXIS - 7, words)
    rings = [(axis.x(note.t), scale.y(note.value)) for note in noted]
    taken += [Box(x - 4, y - 4, x + 4, y + 4) for x, y in rings]
    for note, (x, y) in zip(noted, rings, strict=True):
        put_ring(drawing, x, y, INK, 2.6)
        _point_out(drawing, note, x, y, taken, words, hint)
    return drawing


def _grid(drawing: Drawing, axis: Axis, scale: Scale) -> None:
    figure = FIGURE.but(color=MUTED)
    for value in range(scale.low, scale.high + 1, scale.step):
        level = scale.y(value)
        put_line(drawing, axis.left, level, axis.right, level, HAIR, 0.5)
        put_text(drawing, axis.left - 5, level - 3, str(value), figure, "end")


def _round_step(span: int) -> int:
    step = 1
    while True:
        for times in (1, 2, 5):
            if span / (step * times) <= GRID_LINES:
                return step * times
        step *= 10


Name = list[tuple[Line, float]]
"""Lines of a track's name, each with how far its baseline is under the top."""


def _name(track: TrackLine, words: Words, hint: str) -> Name:
    value = " ".join(filter(None, (f"{NBSP}{track.last}", track.unit, track.word)))
    parts = [Run(track.name, SMALL_STRONG, hint=hint), Run(value, SMALL, hint=hint)]
    lines = break_lines(parts, WIDEST_NAME)
    if track.cells is not None:
        seen = words.gettext("seen by %(cells)s") % {"cells": words.cells(track.cells)}
        lines += break_lines([Run(seen, TINY_MUTED, hint=hint)], WIDEST_NAME)
    return [(line, (place + 0.76) * _LINE) for place, line in enumerate(lines)]


def _put_names(
    drawing: Drawing, names: Sequence[Name], x: float, levels: Sequence[float]
) -> list[Box]:
    """Each track's name and value at its line's end, pushed apart where they would touch."""
    order = sorted(range(len(names)), key=lambda place: levels[place])
    heights = [len(names[place]) * _LINE for place in order]
    bottoms = [levels[place] - _LINE / 2 for place in order]
    for i in range(1, len(bottoms)):
        bottoms[i] = max(bottoms[i], bottoms[i - 1] + heights[i - 1] + 1)
    ceiling = drawing.height + 4
    for i in reversed(range(len(bottoms))):
        bottoms[i] = min(bottoms[i], ceiling - heights[i])
        ceiling = bottoms[i] - 1
    boxes = []
    for i, place in enumerate(order):
        top = bottoms[i] + heights[i]
        for line, down in names[place]:
            for ink in line.inks:
                put_ink(drawing, x + ink.x, top - down, ink)
        wide = max(line.width for line, _ in names[place])
        boxes.append(Box(x, bottoms[i], x + wide, top))
    return boxes


def _boxes(points: list[tuple[float, float]], axis: Axis) -> list[Box]:
    """Where a stepped line runs."""
    found = []
    ends = [*points, (axis.right, points[-1][1])]
    for (x1, y1), (x2, y2) in pairwise(ends):
        found.append(Box(x1, y1 - 1, x2, y1 + 1))
        found.append(Box(x2 - 1, min(y1, y2), x2 + 1, max(y1, y2)))
    return found


def _point_out(
    drawing: Drawing,
    note: Note,
    x: float,
    level: float,
    taken: list[Box],
    words: Words,
    hint: str,
) -> None:
    """Writes what the ruling was about, where it touches as little as possible."""
    title = next((move.title.text for move in note.ruling.moves if move.title), "")
    about = title or words.gettext("Ruling %(n)s") % {"n": note.ruling.number}
    text = f"{note.letter}. {shortened(about, SMALL, WIDEST_NOTE, hint)}"
    wide = text_width(text, SMALL, hint)
    best = min(
        (
            Box(left, level + rise - 2.5, left + wide, level + rise + 7.5)
            for rise in (6.5, -13, 12, -18.5, 17.5, -24, 28, -36, 40)
            for left in (x - wide - 4, x + 5, x - wide / 2)
        ),
        key=lambda box: (
            sum(box.meets(other) for other in taken)
            + 9 * (box.left < LEFT or box.right > WIDTH)
            + 9 * (box.bottom < AXIS or box.top > drawing.height + 2),
            abs(box.bottom + 2.5 - level),
        ),
    )
    put_box(drawing, best.left - 1, best.bottom, wide + 2, best.top - best.bottom, fill=PAPER)
    put_text(drawing, best.left, best.bottom + 2.5, text, SMALL, hint=hint)
    taken.append(best)
