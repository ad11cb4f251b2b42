"""Geometry of the map: where marks, labels, coast and graticule stand in an SVG box."""

from dataclasses import dataclass, replace
from math import cos, radians
from typing import Literal, Protocol

from exercise.app.view_models.coast import BORDERS, LAND, Line
from exercise.app.view_models.common import CellTag

_FAR_DEGREES = 30.0
_LEAST_SPAN = 6.0

Side = Literal["start", "end"]
_SIDES: tuple[Side, Side] = ("start", "end")
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Located(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def lat_milli(self) -> int: ...
    @property
    def lon_milli(self) -> int: ...
    @property
    def cell(self) -> CellTag | None: ...
    @property
    def note(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place on the drawing. ``off``: it lies beyond that edge, and an arrow says so."""

    name: str
    note: str
    cell: CellTag | None
    x: float
    y: float
    side: Side
    """Which end of the label is at the place: ``start`` puts the label to the right."""
    off: Literal["", "east", "west"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    width: int
    height: int
    spots: tuple[Spot, ...]
    land: str
    borders: str
    grid: str


def draw(places: tuple[Located, ...], width: int, height: int) -> Drawing:
    """Projects the places into a box; those far from the middle of the others go to its edge."""
    if not places:
        return Drawing(width=width, height=height, spots=(), land="", borders="", grid="")
    middle = sorted(p.lon_milli for p in places)[len(places) // 2] / 1000
    near = [p for p in places if abs(_turn(p.lon_milli / 1000 - middle)) <= _FAR_DEGREES]
    lons = [middle + _turn(p.lon_milli / 1000 - middle) for p in near]
    lats = [p.lat_milli / 1000 for p in near]
    lat0, lon0 = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    squeeze = cos(radians(lat0))
    span_x = max((max(lons) - min(lons)) * squeeze, _LEAST_SPAN)
    span_y = max(max(lats) - min(lats), _LEAST_SPAN)
    scale = min(width * 0.70 / span_x, height * 0.80 / span_y)

    def at(lon: float, lat: float) -> tuple[float, float]:
        return (
            width / 2 + _turn(lon - lon0) * squeeze * scale,
            height / 2 - (lat - lat0) * scale,
        )

    def path(line: Line, *, close: bool) -> str:
        points = [at(lon / 10, lat / 10) for lon, lat in line]
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if close else "")

    spots: list[Spot] = []
    for place in places:
        x, y = at(place.lon_milli / 1000, place.lat_milli / 1000)
        away = _turn(place.lon_milli / 1000 - middle)
        off: Literal["", "east", "west"] = ""
        if abs(away) > _FAR_DEGREES:
            off = "east" if away > 0 else "west"
            edge = 32 + width * 0.03
            x, y = (width - edge if off == "east" else edge), height * 0.52
        spots.append(
            Spot(
                name=place.name, note=place.note, cell=place.cell, x=round(x, 1), y=round(y, 1),
                side="start", off=off,
            )
        )
    spots = _labelled(_apart(spots, width), width)
    step = 5 if span_x < 40 else 10  # noqa: PLR2004
    meridians = [f"M{at(lon, 0)[0]:.0f} 0V{height}" for lon in range(0, 360, step) if 0 < at(lon, 0)[0] < width]
    parallels = [f"M0 {at(lon0, lat)[1]:.0f}H{width}" for lat in range(-85, 90, step) if 0 < at(lon0, lat)[1] < height]
    return Drawing(
        width=width,
        height=height,
        spots=tuple(spots),
        land="".join(path(line, close=True) for line in LAND),
        borders="".join(path(line, close=False) for line in BORDERS),
        grid="".join(meridians + parallels),
    )


def _apart(spots: list[Spot], width: int) -> list[Spot]:
    """Moves cells' marks sideways where they would cover another mark or a place."""
    half = width * 0.036
    settled: list[Spot] = [spot for spot in spots if not spot.cell]
    for spot in sorted((s for s in spots if s.cell), key=lambda s: s.x):
        x = spot.x
        for other in settled:
            reach = half * (2.2 if other.cell else 1.7)
            if abs(other.y - spot.y) < half * 1.4 and abs(other.x - x) < reach:
                x = other.x - reach if spot.x <= other.x else other.x + reach
        settled.append(replace(spot, x=round(x, 1)))
    order = {spot.name: place for place, spot in enumerate(spots)}
    return sorted(settled, key=lambda s: order[s.name])


def _labelled(spots: list[Spot], width: int) -> list[Spot]:
    """Puts each label on the side of its mark where it covers least."""
    tall, gap = width * 0.03, width * 0.034
    marks = [(s.x - gap / 2, s.y - tall / 2, s.x + gap / 2, s.y + tall / 2) for s in spots]
    for _ in range(3):
        for place, spot in enumerate(spots):
            others = marks + [
                _label_box(s, s.side, width) for at, s in enumerate(spots) if at != place
            ]
            cost = {
                side: sum(_overlap(_label_box(spot, side, width), other) for other in others)
                + _outside(_label_box(spot, side, width), width) * tall
                for side in _SIDES
            }
            best: Side = "end" if spot.off == "east" or cost["end"] < cost["start"] else "start"
            spots = [*spots[:place], replace(spot, side=best), *spots[place + 1 :]]
    return spots


def _label_box(spot: Spot, side: Side, width: int) -> Box:
    """Where the label stands, roughly, by the number of its letters."""
    tall, gap = width * 0.03, width * 0.026
    long = width * 0.0125 * max(len(spot.name), len(spot.note)) + gap
    low = spot.y + (tall if spot.note else tall / 2)
    left, right = (spot.x + gap, spot.x + long) if side == "start" else (spot.x - long, spot.x - gap)
    return left, spot.y - tall / 2, right, low


def _outside(box: Box, width: int) -> float:
    return max(0.0, -box[0]) + max(0.0, box[2] - width)


def _overlap(a: Box, b: Box) -> float:
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def _turn(degrees: float) -> float:
    """The same turn between -180 and 180."""
    return (degrees + 180) % 360 - 180
