"""The map names what it can, and nothing on it covers anything else."""

from collections.abc import Iterator
from itertools import combinations
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise.app.view_models import CellTag, MapPlace
from exercise.app.view_models.drawing import ASIDE, LARGE, WALL, draw
from exercise.app.view_models.labels import Sheet, Spot, label_box, mark_box, overlap
from exercise.scenario import load
from tests.support.reference import REFERENCE

SHEETS = {"aside": ASIDE, "large": LARGE, "wall": WALL}


def tag(name: str) -> CellTag:
    return CellTag(id=name, name=name.title(), mark=name[:2].upper(), hue=1)


def places(viewer: str) -> tuple[MapPlace, ...]:
    """The reference scenario's places, under the names that one cell gives them."""
    return tuple(
        MapPlace(
            name=place.names.get(viewer, place.name),
            lat_milli=place.lat_milli,
            lon_milli=place.lon_milli,
            cell=tag(place.cell) if place.cell else None,
        )
        for place in load(REFERENCE).world.places
    )


def covering(spots: tuple[Spot, ...], sheet: Sheet) -> Iterator[str]:
    boxes = [(f"label {s.name}", label_box(s, sheet)) for s in spots if s.label]
    boxes += [(f"mark {s.name}", mark_box(s, sheet)) for s in spots if s.cell]
    for (one, a), (other, b) in combinations(boxes, 2):
        if overlap(a, b) > 0:
            yield f"{one} covers {other}"


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
@pytest.mark.parametrize("viewer", ["", "tokyo", "seoul", "pyongyang", "beijing"])
def test_nothing_covers_anything_on_the_map(sheet: Sheet, viewer: str) -> None:
    spots = draw(places(viewer), sheet).spots
    assert list(covering(spots, sheet)) == []


def test_every_cell_is_named_on_the_wall() -> None:
    spots = draw(places(""), WALL).spots
    assert {s.name for s in spots if s.cell and s.label} == {
        "Tokyo",
        "Washington",
        "Beijing",
        "Pyongyang",
        "Seoul",
    }


def test_a_place_with_news_is_named_before_others() -> None:
    crowd = [
        MapPlace(name=f"Place {n}", lat_milli=39_000 + n * 90, lon_milli=127_000) for n in range(9)
    ]
    news = MapPlace(name="Wonsan", lat_milli=39_400, lon_milli=127_050, note="closed from noon")
    spots = draw((*crowd, news), WALL).spots
    assert next(s for s in spots if s.name == "Wonsan").label


def test_a_far_place_stands_at_the_edge() -> None:
    places = (
        MapPlace(name="Tokyo", lat_milli=35_680, lon_milli=139_750, cell=tag("tokyo")),
        MapPlace(name="Seoul", lat_milli=37_560, lon_milli=126_980, cell=tag("seoul")),
        MapPlace(name="Naha", lat_milli=26_200, lon_milli=127_680),
        MapPlace(name="Washington", lat_milli=38_900, lon_milli=-77_030, cell=tag("washington")),
    )
    edges = {s.name: s.edge for s in draw(places, WALL).spots}
    assert edges["Washington"] == "east"
    assert edges["Seoul"] == ""


def test_no_places_make_no_map() -> None:
    assert draw((), WALL).spots == ()


@given(
    st.lists(
        st.builds(
            MapPlace,
            name=st.sampled_from(["A", "Senkaku / Diaoyu Islands", "黄岩岛"]),
            lat_milli=st.integers(-90_000, 90_000),
            lon_milli=st.integers(-180_000, 180_000),
            cell=st.none() | st.just(tag("tokyo")),
            note=st.sampled_from(["", "ships off Uotsuri"]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_places_can_be_drawn(places: list[MapPlace]) -> None:
    for sheet in SHEETS.values():
        for spot in draw(places, sheet).spots:
            assert isfinite(spot.x)
            assert isfinite(spot.y)
