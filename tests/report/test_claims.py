"""What the report asserts in words: no more than the log bears out."""

import re
from itertools import product

import pytest
from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, Rect, String

from exercise.domain.state import FACILITATOR
from exercise.report.data import ReportData, report_data
from exercise.report.facts.timeline import Lane, Quiet
from exercise.report.pdf.charts.shapes import text_width
from exercise.report.pdf.charts.timeline import timeline_figure
from exercise.report.pdf.fonts import register
from exercise.report.pdf.ink import TINY_STRONG
from exercise.report.pdf.words import Words
from tests.report.test_data import told
from tests.report.test_pdf import Poppler, pdf_of, poppler
from tests.unit.harness import Play, seated, started
from tests.unit.trial import TRIAL, at, inject

__all__ = ["poppler"]
MINUTE = 60_000


def data_of(play: Play) -> ReportData:
    return report_data(play.log, None, play.wall)


def text_of(poppler: Poppler, play: Play) -> str:
    return poppler.text(pdf_of(data_of(play)))


def moves(play: Play, *cells: str) -> None:
    for cell in cells:
        play.do(
            f"{cell}.head",
            "move.submit",
            title="A step",
            order="Take it.",
            instrument="diplomatic",
            openness="public",
            takes_ms=600_000,
        )


# ── who did most ─────────────────────────────────────────────────────────────


def test_nobody_moved_most_when_all_moved_alike(poppler: Poppler) -> None:
    play = started()
    play.run(MINUTE)
    moves(play, *play.state.cells)

    text = text_of(poppler, play)

    assert "moved most" not in text
    assert "Every cell moved 1 time." in text


def test_those_who_moved_most_are_named_together(poppler: Poppler) -> None:
    play = started()
    play.run(MINUTE)
    first, second, *_rest = play.state.cells
    moves(play, first, second)

    names = [play.state.cell_name(cell) for cell in (first, second)]
    assert f"{names[0]} and {names[1]} moved most, 1 time each." in text_of(poppler, play)


# ── how injects went out, and how many were acknowledged ─────────────────────


def test_what_went_out_with_a_phase_is_not_told_as_an_advance(poppler: Poppler) -> None:
    play = started()
    due = dict.fromkeys(("ships", "wire", "split", "minister", "post"), "release")
    play.do(FACILITATOR, "phase.begin", phase="second", due=due)

    text = text_of(poppler, play)

    assert "advance" not in text
    assert "5 as a phase began" in text


def test_what_a_hold_let_go_is_told_so(poppler: Poppler) -> None:
    play = started()
    play.do(FACILITATOR, "hold.place")
    play.run(MINUTE)
    play.do(FACILITATOR, "hold.lift", listed_ms=play.t, due={"ships": "release"})

    assert "1 after a hold" in text_of(poppler, play)


def test_what_went_out_as_a_storyline_was_switched_on_is_told_so(poppler: Poppler) -> None:
    off = inject("one", 50, at(1), storyline=("gold",))
    play = started(TRIAL.with_injects((off,)))
    play.run(2 * MINUTE)
    due = {"one": "release"}
    play.do(FACILITATOR, "storyline.set", storyline="gold", on=True, due=due)

    text = text_of(poppler, play)

    assert "1 as a storyline was switched on" in text


def test_acknowledgements_are_counted_by_cell_and_the_report_says_so(poppler: Poppler) -> None:
    play = seated()
    play.do(FACILITATOR, "exercise.start")
    play.run(2 * MINUTE)
    sums = data_of(play).summary
    assert sums.addressed > sums.released

    text = text_of(poppler, play)

    assert f"acknowledged 0 of {sums.addressed} times" in text
    assert "once for each cell it was addressed to" in text


# ── who sat where ────────────────────────────────────────────────────────────


def test_one_who_sits_down_again_at_once_has_sat_through() -> None:
    play = Play()
    play.join("north.head", "p-1")
    play.wait(MINUTE)
    play.do("north.head", "seat.vacate", seat="north.head")
    play.join("north.head", "p-1")

    seat = next(one for one in data_of(play).cover.seats if one.times)

    assert [end for _start, end, _name in seat.times] == [None]


def test_one_sitting_is_set_apart_from_the_next(poppler: Poppler) -> None:
    play = Play()
    for person in ("p-1", "p-2"):
        play.join("north.head", person)
        play.wait(5 * MINUTE)
        if person == "p-1":
            play.do("north.head", "seat.vacate", seat="north.head")
    play.do(FACILITATOR, "exercise.start")

    assert re.search(r"\d\d:\d\d to \d\d:\d\d; then from \d\d:\d\d", text_of(poppler, play))


# ── the remark in the figure ─────────────────────────────────────────────────


def figure(moved: tuple[int, ...], gap: tuple[int, int]) -> Drawing:
    """A day of 47 minutes in which the third cell got nothing during a gap of few minutes."""
    register()
    line = told().timeline
    lanes = list(line.lanes)
    lanes[2] = Lane(lanes[2].cell, addressed=gap, moves=moved, statements=moved)
    quiet = Quiet(lanes[2].cell, *gap, gap[1] - gap[0])
    changed = {"lanes": tuple(lanes), "quietest": quiet, "end_ms": 47 * MINUTE, "skips": ()}
    fields = {name: getattr(line, name) for name in line.__slots__} | changed
    return timeline_figure(type(line)(**fields), Words())


def box_of(shape: object) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of a mark; None for what is no mark."""
    match shape:
        case Line():
            upright = shape.x1 == shape.x2
            return (
                (shape.x1, min(shape.y1, shape.y2), shape.x2, max(shape.y1, shape.y2))
                if (upright and abs(shape.y1 - shape.y2) < 10)
                else None
            )
        case Circle():
            r = shape.r
            return shape.cx - r, shape.cy - r, shape.cx + r, shape.cy + r
        case Polygon():
            xs, ys = shape.points[::2], shape.points[1::2]
            return min(xs), min(ys), max(xs), max(ys)
        case Rect() if shape.width < 10:
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case _:
            return None


@pytest.mark.parametrize("moved", [(), tuple(range(0, 47 * MINUTE, 2 * MINUTE))])
@pytest.mark.parametrize("start", [0, 13, 37])
def test_the_remark_covers_no_mark(moved: tuple[int, ...], start: int) -> None:
    shapes = figure(moved, (start * MINUTE, (start + 9) * MINUTE)).contents
    words = [one for one in shapes if isinstance(one, String) and "without" in one.text]
    remarks = [
        (one.x, one.y, one.x + text_width(one.text, TINY_STRONG), one.y + one.fontSize * 0.7)
        for one in words
    ]
    assert remarks
    boxes = [box for box in map(box_of, shapes) if box is not None]
    for (left, low, right, high), (l2, low2, r2, high2) in product(remarks, boxes):
        assert right < l2 or r2 < left or high < low2 or high2 < low
