"""A chart of every track over time, over all runs: the middle one, and where eight in ten lie."""

import io
from collections.abc import Sequence
from pathlib import Path

from reportlab.graphics import renderPDF, renderSVG
from reportlab.graphics.shapes import Drawing, Polygon
from reportlab.lib.colors import Color

from exercise.domain.written_times import clock
from exercise.rehearsal.many import Many, Spread
from exercise.rehearsal.outcome import GRID_MS
from exercise.report.pdf.charts.shapes import put_box, put_line, put_text, stepped
from exercise.report.pdf.fonts import register
from exercise.report.pdf.ink import (
    HAIR,
    HEADLINE,
    HUES,
    INK,
    PAPER,
    SMALL_STRONG,
    TINY_MUTED,
)

ACROSS = 2
WIDE, HIGH_ = 250.0, 84.0
GAP, MARGIN = 26.0, 24.0
HEAD = 46.0
BAND = Color(HUES[0].red, HUES[0].green, HUES[0].blue, alpha=0.22)
Point = tuple[float, float]


def write_chart(many: Many, title: str, out: Path) -> None:
    """Writes a PDF, or an SVG where the name ends so."""
    register()
    drawing = chart(many, title)
    if out.suffix.lower() == ".svg":
        out.write_text(renderSVG.drawToString(drawing), encoding="utf-8")
        return
    made = io.BytesIO()
    renderPDF.drawToFile(drawing, made, title)
    out.write_bytes(made.getvalue())


def chart(many: Many, title: str) -> Drawing:
    """All tracks, two abreast."""
    spreads = tuple(many.tracks.values())
    down = max(1, -(-len(spreads) // ACROSS))
    width = 2 * MARGIN + ACROSS * WIDE + (ACROSS - 1) * GAP
    height = 2 * MARGIN + HEAD + down * (HIGH_ + GAP)
    drawing = Drawing(width, height)
    put_box(drawing, 0, 0, width, height, fill=PAPER)
    put_text(drawing, MARGIN, height - MARGIN - 10, title, HEADLINE)
    told = f"{many.runs} runs from seed {many.seed}: the middle one, and where eight in ten lie"
    put_text(drawing, MARGIN, height - MARGIN - 26, told, TINY_MUTED)
    for place, spread in enumerate(spreads):
        left = MARGIN + place % ACROSS * (WIDE + GAP)
        top = height - MARGIN - HEAD - place // ACROSS * (HIGH_ + GAP)
        _put(drawing, spread, left, top - HIGH_)
    return drawing


def _put(drawing: Drawing, spread: Spread, left: float, bottom: float) -> None:
    inner, room = bottom + 12, HIGH_ - 30
    span = max(1, spread.high - spread.low)
    steps = max(1, len(spread.middle) - 1)

    def points(values: Sequence[int]) -> list[Point]:
        return [
            (left + 24 + place / steps * (WIDE - 24), inner + (value - spread.low) / span * room)
            for place, value in enumerate(values)
        ]

    put_text(drawing, left, bottom + HIGH_ - 9, spread.name, SMALL_STRONG)
    for value in (spread.low, (spread.low + spread.high) // 2, spread.high):
        level = inner + (value - spread.low) / span * room
        put_line(drawing, left + 24, level, left + WIDE, level, HAIR, 0.5)
        put_text(drawing, left + 20, level - 3, str(value), TINY_MUTED, "end")
    lower, upper = points(spread.tenth), points(spread.ninth)
    corners = [number for point in [*lower, *reversed(upper)] for number in point]
    drawing.add(Polygon(corners, fillColor=BAND, strokeColor=None))
    drawing.add(stepped(points(spread.middle), INK, 1.3, None))
    put_text(drawing, left + 24, bottom, clock(0), TINY_MUTED)
    put_text(drawing, left + WIDE, bottom, clock(steps * GRID_MS), TINY_MUTED, "end")
