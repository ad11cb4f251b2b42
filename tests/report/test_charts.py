"""What the figures show, before they are drawn."""

import pytest

from exercise.report.facts.tracks import TrackLine
from exercise.report.pdf.charts.axis import Axis
from exercise.report.pdf.charts.tracks import figures, notes, scale_of
from tests.report.test_data import told

MINUTE = 60_000


def track(name: str, *values: int, low: int = 0, high: int = 100, seen: bool = True) -> TrackLine:
    points = tuple((place * MINUTE, value) for place, value in enumerate(values))
    return TrackLine(name, name, low, high, points, None if seen else ())


@pytest.mark.parametrize("minutes", [1, 7, 45, 165, 1_000, 30_000])
def test_ticks_are_round_and_few(minutes: int) -> None:
    axis = Axis(0, 400, minutes * MINUTE)

    assert axis.ticks[0] == 0
    assert 1 < len(axis.ticks) <= 8
    assert axis.x(minutes * MINUTE) == 400


def test_a_figure_has_three_tracks_at_most_of_one_scale_and_one_sort_of_reader() -> None:
    groups = figures(
        [
            *(track(f"open {one}", 1) for one in range(4)),
            track("closed", 1, seen=False),
            track("money", 1, high=1_000),
        ]
    )

    assert [[one.name for one in group] for group in groups] == [
        ["open 0", "open 1"],
        ["open 2", "open 3"],
        ["closed"],
        ["money"],
    ]


def test_all_figures_of_a_range_have_one_scale() -> None:
    flat, steep = scale_of([track("flat", 50, 52)]), scale_of([track("steep", 5, 95)])

    assert flat.per_unit == steep.per_unit
    assert (flat.low, flat.high) == (40, 80)
    assert (steep.low, steep.high) == (0, 100)


def test_values_at_an_edge_stay_within_the_range() -> None:
    top = scale_of([track("top", 100, 100)])

    assert (top.low, top.high) == (60, 100)


def test_the_rulings_pointed_out_are_those_that_moved_tracks_furthest() -> None:
    tracks = [one for one in told().tracks if one.cells is None]

    found = notes(tracks, told().rulings)

    assert [note.letter for note in found] == ["A", "B"]
    assert {abs(note.rise) for note in found} == {12, 9}
    assert found[0].t < found[1].t
