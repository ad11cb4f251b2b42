"""What the figures are put together from. All lengths in points, the origin below left."""

from typing import Any, Literal

from reportlab.graphics.shapes import Circle, Drawing, Line, Path, Polygon, Rect, String
from reportlab.lib.colors import Color

from exercise.report.facts.common import CellTag
from exercise.report.pdf.fonts import Face, pieces, visible, width_of
from exercise.report.pdf.ink import HUES, INK, PAPER, RULE, Type, hue
from exercise.report.pdf.lines import Ink
from exercise.report.pdf.marks import CUT

Anchor = Literal["start", "middle", "end"]


def text_width(text: str, type_: Type, hint: str = "") -> float:
    """Width of a line of text."""
    drawn = pieces(visible(text), type_.face, "", hint)
    return sum(width_of(part, font, type_.size) for font, part in drawn)


def put_text(
    drawing: Drawing,
    x: float,
    y: float,
    text: str,
    type_: Type,
    anchor: Anchor = "start",
    hint: str = "",
) -> None:
    """One line of text on the baseline ``y``."""
    if anchor != "start":
        x -= text_width(text, type_, hint) / (2 if anchor == "middle" else 1)
    for font, part in pieces(visible(text), type_.face, "", hint):
        drawing.add(String(x, y, part, fontName=font, fontSize=type_.size, fillColor=type_.color))
        x += width_of(part, font, type_.size)


def put_ink(drawing: Drawing, x: float, y: float, ink: Ink) -> None:
    """Text of a line that was broken already."""
    drawing.add(String(x, y, ink.text, fontName=ink.font, fontSize=ink.size, fillColor=ink.color))


def shortened(text: str, type_: Type, room: float, hint: str = "") -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if text_width(text, type_, hint) <= room:
        return text
    while text and text_width(text.rstrip() + "…", type_, hint) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def put_line(
    drawing: Drawing,
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    color: Color = INK,
    weight: float = RULE,
) -> None:
    drawing.add(Line(x1, y1, x2, y2, strokeColor=color, strokeWidth=weight))


def put_box(
    drawing: Drawing,
    x: float,
    y: float,
    wide: float,
    high: float,
    *,
    fill: Color | None = None,
    stroke: Color | None = None,
    weight: float = 0.0,
    corner: float = 0.0,
) -> None:
    """A rectangle from its lower left corner."""
    style: dict[str, Any] = {"fillColor": fill, "strokeColor": stroke, "strokeWidth": weight}
    drawing.add(Rect(x, y, wide, high, corner, corner, **style))


def put_square(drawing: Drawing, x: float, y: float, color: Color, half: float = 2.6) -> None:
    """A filled square around its middle."""
    put_box(drawing, x - half, y - half, 2 * half, 2 * half, fill=color, stroke=PAPER, weight=0.4)


def put_ring(drawing: Drawing, x: float, y: float, color: Color, radius: float = 3.1) -> None:
    drawing.add(Circle(x, y, radius, fillColor=PAPER, strokeColor=color, strokeWidth=1.2))


def put_diamond(drawing: Drawing, x: float, y: float, color: Color, half: float = 3.7) -> None:
    drawing.add(
        Polygon(
            [x, y + half, x + half, y, x, y - half, x - half, y],
            fillColor=color,
            strokeColor=PAPER,
            strokeWidth=0.4,
        )
    )


def put_mark(drawing: Drawing, x: float, middle: float, cell: CellTag, high: float = 11.6) -> float:
    """A cell's mark, centred on ``middle``; gives the width it takes."""
    wide, size = high * 1.5, high * 0.64
    if not cell.mark:
        return 0.0
    bottom = middle - high / 2
    color = hue(cell.hue)
    if not cell.hue:
        put_box(
            drawing,
            x + 0.45,
            bottom + 0.45,
            wide - 0.9,
            high - 0.9,
            stroke=INK,
            weight=0.9,
            corner=0.8,
        )
    elif cell.hue > len(HUES):
        right, top = x + wide, bottom + high
        corners = [x, bottom, right, bottom, right, top - CUT, right - CUT, top, x, top]
        drawing.add(Polygon(corners, fillColor=color, strokeColor=None))
    else:
        put_box(drawing, x, bottom, wide, high, fill=color, corner=0.8)
    letters = Type(Face.SANS_HEAVY, size, size, PAPER if cell.hue else INK)
    put_text(drawing, x + wide / 2, middle - size * 0.35, cell.mark, letters, "middle")
    return wide


def stepped(
    points: list[tuple[float, float]], color: Color, weight: float, dashes: list[float] | None
) -> Path:
    """A line that goes level to each next point and then jumps."""
    path = Path(strokeColor=color, strokeWidth=weight, fillColor=None, strokeLineCap=0)
    if dashes:
        path.strokeDashArray = dashes
    path.moveTo(*points[0])
    level = points[0][1]
    for x, y in points[1:]:
        path.lineTo(x, level)
        path.lineTo(x, y)
        level = y
    return path
