"""Which names fit on a map, and where: none covers a mark, a place or another name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal
from unicodedata import east_asian_width

from exercise.app.view_models.common import CellTag

Edge = Literal["", "east", "west", "north", "south"]
Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_LETTER = 0.57
"""Mean width of a letter of the interface's type, in its size; wide ones take a whole square."""
_LEAD = 1.15
_RISE = 0.8
"""Where in a line of that lead its letters stand."""
_ROUNDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Measures of a drawing, in its own units."""

    width: int
    height: int
    text: float
    mark_width: int
    mark_height: int
    dot: float
    """Radius of a named place; one without a name is half of it."""
    names_cells: bool = False
    """Spells cells' names out beside their marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    x: float
    y: float
    """Baseline of the first line."""
    note_y: float
    anchor: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place on the drawing. ``edge``: it lies beyond that edge, and an arrow says so."""

    name: str
    note: str
    cell: CellTag | None
    x: float
    y: float
    edge: Edge = ""
    label: Label | None = None
    """None: a mark says it, or there is no room."""


def settle(spots: Sequence[Spot], sheet: Sheet) -> tuple[Spot, ...]:
    """Parts cells' marks, names what can be named, and leaves out what would only be a blot.

    Where something happens is named first, then cells, then what there is still room for.
    """
    cells = _parted([spot for spot in spots if spot.cell], sheet)
    others = [spot for spot in spots if not spot.cell]
    paper = _Paper(sheet, [mark_box(spot, sheet) for spot in cells])
    bare = [spot for spot in others if spot.note and not paper.name(spot)]
    for spot in cells:
        paper.name_cell(spot)
    bare += [spot for spot in others if not spot.note and not paper.name(spot)]
    for spot in bare:
        paper.dot(spot)
    return tuple(paper.settled)


class _Paper:
    """What stands on a drawing so far."""

    def __init__(self, sheet: Sheet, marks: list[Box]) -> None:
        self.settled: list[Spot] = []
        self._sheet = sheet
        self._taken = marks

    def name(self, spot: Spot) -> bool:
        """Puts a place and its name, if neither covers anything."""
        dot = _dot(spot, self._sheet.dot)
        if not spot.edge and self._covers(dot):
            return False
        named, cost = _best(spot, self._sheet, self._taken)
        if cost > 0:
            return False
        self.settled.append(named)
        self._taken += [dot, label_box(named, self._sheet)]
        return True

    def name_cell(self, spot: Spot) -> None:
        """Puts a cell's mark; its name, where it is spelled out, covers as little as may be."""
        if not (self._sheet.names_cells or spot.edge):
            self.settled.append(spot)
            return
        own = mark_box(spot, self._sheet)
        named, _ = _best(spot, self._sheet, [box for box in self._taken if box != own])
        self.settled.append(named)
        self._taken.append(label_box(named, self._sheet))

    def dot(self, spot: Spot) -> None:
        """Puts a place without its name, if there is room for that."""
        dot = _dot(spot, self._sheet.dot / 2)
        if not spot.edge and not self._covers(dot):
            self.settled.append(spot)
            self._taken.append(dot)

    def _covers(self, box: Box) -> bool:
        return any(overlap(box, other) for other in self._taken)


def _parted(cells: list[Spot], sheet: Sheet) -> list[Spot]:
    """Moves marks that cover each other apart, along the shorter way."""
    wide, high = sheet.mark_width + 3, sheet.mark_height + 3
    points = [[spot.x, spot.y] for spot in cells]
    for _ in range(_ROUNDS):
        for a, b in combinations(points, 2):
            over_x, over_y = wide - abs(a[0] - b[0]), high - abs(a[1] - b[1])
            if over_x <= 0 or over_y <= 0:
                continue
            axis, over = (0, over_x) if over_x < over_y else (1, over_y)
            sign = 1 if b[axis] >= a[axis] else -1
            a[axis] -= sign * over / 2
            b[axis] += sign * over / 2
    return [
        replace(spot, x=round(x, 1), y=round(y, 1))
        for spot, (x, y) in zip(cells, points, strict=True)
    ]


def _best(spot: Spot, sheet: Sheet, taken: Sequence[Box]) -> tuple[Spot, float]:
    """With the label that covers least, and how much that is."""
    options = [replace(spot, label=label) for label in _labels(spot, sheet)]
    cost = [_cost(label_box(option, sheet), sheet, taken) for option in options]
    least = min(cost)
    return options[cost.index(least)], least


def _labels(spot: Spot, sheet: Sheet) -> Iterator[Label]:
    lead, lines = sheet.text * _LEAD, 2 if spot.note else 1
    half_x = sheet.mark_width / 2 if spot.cell else sheet.dot
    half_y = sheet.mark_height / 2 if spot.cell else sheet.dot
    gap = sheet.text * 0.35

    def label(x: float, top: float, anchor: Anchor) -> Label:
        y = top + lead * _RISE
        return Label(x=round(x, 1), y=round(y, 1), note_y=round(y + lead, 1), anchor=anchor)

    beside = spot.y - lead * lines / 2
    right = label(spot.x + half_x + gap, beside, "start")
    left = label(spot.x - half_x - gap, beside, "end")
    if spot.edge != "east":
        yield right
    if spot.edge != "west":
        yield left
    if not spot.edge:
        yield label(spot.x, spot.y - half_y - lead * lines, "middle")
        yield label(spot.x, spot.y + half_y, "middle")


def label_box(spot: Spot, sheet: Sheet) -> Box:
    """Where a spot's label stands."""
    label = spot.label
    if label is None:
        return (spot.x, spot.y, spot.x, spot.y)
    wide = max(_width(spot.name), _width(spot.note)) * sheet.text
    top = label.y - sheet.text * _LEAD * _RISE
    left = {"start": label.x, "middle": label.x - wide / 2, "end": label.x - wide}[label.anchor]
    return left, top, left + wide, top + sheet.text * _LEAD * (2 if spot.note else 1)


def _width(text: str) -> float:
    return sum(1.0 if east_asian_width(letter) in "WF" else _LETTER for letter in text)


def mark_box(spot: Spot, sheet: Sheet) -> Box:
    half_x, half_y = sheet.mark_width / 2, sheet.mark_height / 2
    return spot.x - half_x, spot.y - half_y, spot.x + half_x, spot.y + half_y


def _dot(spot: Spot, radius: float) -> Box:
    return spot.x - radius, spot.y - radius, spot.x + radius, spot.y + radius


def _cost(box: Box, sheet: Sheet, taken: Sequence[Box]) -> float:
    """How much a label would cover, or be cut off, in units of the drawing squared."""
    beyond = max(0.0, -box[0]) + max(0.0, box[2] - sheet.width)
    beyond += max(0.0, -box[1]) + max(0.0, box[3] - sheet.height)
    return sum(overlap(box, other) for other in taken) + beyond * sheet.text


def overlap(a: Box, b: Box) -> float:
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return wide * high if wide > 0 and high > 0 else 0.0
