"""Geometry of the map: where marks, labels, coast and graticule stand in an SVG box."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Protocol

from exercise.app.view_models.coast import BORDERS, LAND, Line
from exercise.app.view_models.common import CellTag
from exercise.app.view_models.labels import Edge, Sheet, Spot, settle

ASIDE = Sheet(width=312, height=170, text=11.5, mark_width=22, mark_height=14, dot=4.5)
LARGE = Sheet(
    width=1000, height=560, text=15, mark_width=30, mark_height=20, dot=6, names_cells=True
)
WALL = Sheet(
    width=1128, height=476, text=26, mark_width=44, mark_height=30, dot=11, names_cells=True
)

_FAR = (21.0, 13.5)
"""Degrees of longitude and latitude from the middle place, past which a place is off the map."""
_LEAST_SPAN = 6.0
_FILL = (0.74, 0.80)
"""How much of the box's width and height the places may take."""


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
class Drawing:
    sheet: Sheet
    spots: tuple[Spot, ...]
    land: str
    borders: str
    grid: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Longitude and latitude to x and y."""

    lon: float
    lat: float
    scale: float
    sheet: Sheet

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return (
            self.sheet.width / 2 + _turn(lon - self.lon) * cos(radians(self.lat)) * self.scale,
            self.sheet.height / 2 - (lat - self.lat) * self.scale,
        )

    def path(self, line: Line, *, close: bool) -> str:
        points = [self.at(lon / 10, lat / 10) for lon, lat in line]
        return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points) + ("Z" if close else "")

    def graticule(self) -> str:
        """Meridians and parallels five degrees apart, in the box and as much again around it.

        A screen of another shape than the box shows more of the map, not a margin.
        """
        wide, high = self.sheet.width, self.sheet.height
        xs = [self.at(lon, self.lat)[0] for lon in range(0, 360, 5)]
        ys = [self.at(self.lon, lat)[1] for lat in range(-85, 90, 5)]
        return "".join(
            [f"M{x:.0f} {-high}V{2 * high}" for x in xs if -wide < x < 2 * wide]
            + [f"M{-wide} {y:.0f}H{2 * wide}" for y in ys if -high < y < 2 * high]
        )


def draw(places: Sequence[Located], sheet: Sheet) -> Drawing:
    """Projects the places into a box; those far from the middle one go to its edge."""
    if not places:
        return Drawing(sheet=sheet, spots=(), land="", borders="", grid="")
    middle = _middle(places)
    near = [place for place in places if not _beyond(place, middle)] or places[:1]
    frame = _frame(near, middle, sheet)
    return Drawing(
        sheet=sheet,
        spots=settle([_spot(place, _beyond(place, middle), frame) for place in places], sheet),
        land="".join(frame.path(line, close=True) for line in LAND),
        borders="".join(frame.path(line, close=False) for line in BORDERS),
        grid=frame.graticule(),
    )


def _middle(places: Sequence[Located]) -> tuple[float, float]:
    half = len(places) // 2
    return (
        sorted(place.lon_milli for place in places)[half] / 1000,
        sorted(place.lat_milli for place in places)[half] / 1000,
    )


def _beyond(place: Located, middle: tuple[float, float]) -> Edge:
    lon = _turn(place.lon_milli / 1000 - middle[0])
    lat = place.lat_milli / 1000 - middle[1]
    if abs(lon) > _FAR[0]:
        return "east" if lon > 0 else "west"
    if abs(lat) > _FAR[1]:
        return "north" if lat > 0 else "south"
    return ""


def _frame(near: Sequence[Located], middle: tuple[float, float], sheet: Sheet) -> Frame:
    lons = [middle[0] + _turn(place.lon_milli / 1000 - middle[0]) for place in near]
    lats = [place.lat_milli / 1000 for place in near]
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    span_x = max((max(lons) - min(lons)) * cos(radians(lat)), _LEAST_SPAN)
    span_y = max(max(lats) - min(lats), _LEAST_SPAN)
    scale = min(sheet.width * _FILL[0] / span_x, sheet.height * _FILL[1] / span_y)
    return Frame(lon, lat, scale, sheet)


def _spot(place: Located, edge: Edge, frame: Frame) -> Spot:
    sheet = frame.sheet
    x, y = frame.at(place.lon_milli / 1000, place.lat_milli / 1000)
    inset = sheet.mark_width * 1.7
    if edge in ("east", "west"):
        x = sheet.width - inset if edge == "east" else inset
        y = sheet.height * 0.62
    elif edge:
        x = min(max(x, inset), sheet.width - inset)
        y = sheet.text if edge == "north" else sheet.height - sheet.text
    return Spot(
        name=place.name,
        note=place.note,
        cell=place.cell,
        x=round(x, 1),
        y=round(y, 1),
        edge=edge,
    )


def _turn(degrees: float) -> float:
    """The same turn between -180 and 180."""
    return (degrees + 180) % 360 - 180
