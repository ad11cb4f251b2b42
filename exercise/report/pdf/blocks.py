"""Things that are set one under the other or side by side, and can be parted at a page's end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from exercise.report.pdf.ink import INK, RULE
from exercise.report.pdf.lines import Line, Part, break_lines


class Block(Protocol):
    """Something with a height at a width; ``draw`` hangs it from ``top``."""

    def height(self, width: float, /) -> float: ...

    def split(self, width: float, room: float, /) -> "Split":
        """What fits into ``room``, and the rest; either is None where there is nothing of it."""

    def draw(self, canvas: Canvas, x: float, top: float, width: float, /) -> None: ...


SLACK = 0.01
"""What rounding may take (points)."""
LEAST = 2
"""Lines that stay together at either side of a page's end."""

Split = tuple[Block | None, Block | None]


@dataclass(slots=True)
class Text:
    """Lines of text. Two lines at least stay together at either side of a page's end."""

    parts: Sequence[Part]
    leading: float
    align: Literal["left", "right"] = "left"
    _lines: list[Line] | None = None
    _width: float = -1.0

    def lines(self, width: float) -> list[Line]:
        """The lines at this width; broken once."""
        if self._lines is None or (self._width >= 0 and self._width != width):
            self._lines, self._width = break_lines(self.parts, width), width
        return self._lines

    def height(self, width: float, /) -> float:
        return len(self.lines(width)) * self.leading

    def split(self, width: float, room: float, /) -> Split:
        lines = self.lines(width)
        fit = int((room + SLACK) // self.leading)
        if fit >= len(lines):
            return self, None
        fit = min(fit, len(lines) - LEAST)
        if fit < LEAST:
            return None, self
        return self._with(lines[:fit]), self._with(lines[fit:])

    def _with(self, lines: list[Line]) -> "Text":
        return Text(self.parts, self.leading, self.align, lines)

    def draw(self, canvas: Canvas, x: float, top: float, width: float, /) -> None:
        baseline = top - 0.76 * self.leading
        for line in self.lines(width):
            shift = width - line.width if self.align == "right" else 0.0
            for ink in line.inks:
                canvas.setFillColor(ink.color)
                canvas.setFont(ink.font, ink.size)
                canvas.drawString(x + shift + ink.x, baseline, ink.text)
            for offset, inline in line.inlines:
                inline.draw(canvas, x + shift + offset, baseline)
            baseline -= self.leading


@dataclass(frozen=True, slots=True)
class Space:
    points: float

    def height(self, _width: float, /) -> float:
        return self.points

    def split(self, _width: float, room: float, /) -> Split:
        return (self, None) if self.points <= room else (None, self)

    def draw(self, canvas: Canvas, x: float, top: float, _width: float, /) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the whole width; ``double`` for rulings."""

    weight: float = RULE
    color: Color = INK
    double: bool = False

    def height(self, _width: float, /) -> float:
        return self.weight * (4 if self.double else 1)

    def split(self, width: float, room: float, /) -> Split:
        return (self, None) if self.height(width) <= room else (None, self)

    def draw(self, canvas: Canvas, x: float, top: float, width: float, /) -> None:
        canvas.setStrokeColor(self.color)
        canvas.setLineWidth(self.weight)
        for shift in (0, 3 * self.weight) if self.double else (0,):
            y = top - self.weight / 2 - shift
            canvas.line(x, y, x + width, y)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, as wide as it is."""

    drawing: Drawing

    def height(self, _width: float, /) -> float:
        return float(self.drawing.height)

    def split(self, width: float, room: float, /) -> Split:
        return (self, None) if self.height(width) <= room else (None, self)

    def draw(self, canvas: Canvas, x: float, top: float, _width: float, /) -> None:
        renderPDF.draw(self.drawing, canvas, x, top - self.drawing.height)


@dataclass(slots=True)
class Stack:
    """Blocks one under the other. The first ``bound`` of them stay with the one after them."""

    blocks: Sequence[Block]
    bound: int = 0

    def height(self, width: float, /) -> float:
        return sum(block.height(width) for block in self.blocks)

    def split(self, width: float, room: float, /) -> Split:
        left = room
        for place, block in enumerate(self.blocks):
            height = block.height(width)
            if height <= left + SLACK:
                left -= height
                continue
            first, rest = block.split(width, left)
            if first is None and place <= self.bound:
                return None, self
            head = [*self.blocks[:place], *([first] if first is not None else [])]
            tail = [*([rest] if rest is not None else []), *self.blocks[place + 1 :]]
            return Stack(head, self.bound), Stack(_without_leading_space(tail))
        return self, None

    def draw(self, canvas: Canvas, x: float, top: float, width: float, /) -> None:
        for block in self.blocks:
            block.draw(canvas, x, top, width)
            top -= block.height(width)


def _without_leading_space(blocks: list[Block]) -> list[Block]:
    place = 0
    while place < len(blocks) and isinstance(blocks[place], Space):
        place += 1
    return blocks[place:]


@dataclass(slots=True)
class Column:
    """A block's place in a row."""

    x: float
    width: float
    block: Block


@dataclass(slots=True)
class Row:
    """Blocks side by side, their heads level."""

    columns: Sequence[Column]
    again: Column | None = None
    """What stands beside the rest when the row is parted."""
    _height: float = field(default=-1.0)

    def height(self, _width: float, /) -> float:
        if self._height < 0:
            heights = (one.block.height(one.width) for one in self.columns)
            self._height = max(heights, default=0.0)
        return self._height

    def split(self, width: float, room: float, /) -> Split:
        if self.height(width) <= room + SLACK:
            return self, None
        heads: list[Column] = []
        tails: list[Column] = []
        for one in self.columns:
            first, rest = one.block.split(one.width, room)
            if first is None and rest is not None:
                return None, self
            if first is not None:
                heads.append(Column(one.x, one.width, first))
            if rest is not None:
                tails.append(Column(one.x, one.width, rest))
        if not tails:
            return Row(heads), None
        return Row(heads), Row([*([self.again] if self.again else []), *tails], self.again)

    def draw(self, canvas: Canvas, x: float, top: float, _width: float, /) -> None:
        for one in self.columns:
            one.block.draw(canvas, x + one.x, top, one.width)
