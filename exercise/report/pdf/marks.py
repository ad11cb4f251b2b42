"""The small drawings that stand in lines: a cell's mark, how far an inject got, who may read."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from exercise.report.facts.common import CellTag
from exercise.report.pdf.fonts import Face, width_of
from exercise.report.pdf.ink import HUES, INK, PAPER, hue

CUT = 3.2
"""Corner taken off the marks of cells past the fifth, whose colours come again."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell's two letters on its colour; outlined for the white cell; nothing for the unmarked."""

    cell: CellTag
    height: float = 11.2
    gap: float = 3.5
    """Room after it."""

    @property
    def width(self) -> float:
        return self.height * 1.5 + self.gap if self.cell.mark else 0.0

    def draw(self, canvas: Canvas, x: float, baseline: float) -> None:
        if not self.cell.mark:
            return
        wide, size = self.height * 1.5, self.height * 0.64
        bottom = baseline + size * 0.35 - self.height / 2
        canvas.saveState()
        if self.cell.hue:
            canvas.setFillColor(hue(self.cell.hue))
            _box(canvas, x, bottom, wide, self.height, cut=self.cell.hue > len(HUES))
            canvas.setFillColor(PAPER)
        else:
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.9)
            canvas.roundRect(x + 0.45, bottom + 0.45, wide - 0.9, self.height - 0.9, 0.8)
            canvas.setFillColor(INK)
        canvas.setFont(Face.SANS_HEAVY, size)
        letters = width_of(self.cell.mark, Face.SANS_HEAVY, size)
        canvas.drawString(x + (wide - letters) / 2, baseline, self.cell.mark)
        canvas.restoreState()


def _box(canvas: Canvas, x: float, y: float, wide: float, high: float, *, cut: bool) -> None:
    if not cut:
        canvas.roundRect(x, y, wide, high, 0.8, stroke=0, fill=1)
        return
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.lineTo(x + wide, y)
    path.lineTo(x + wide, y + high - CUT)
    path.lineTo(x + wide - CUT, y + high)
    path.lineTo(x, y + high)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Four strokes, as many of them filled as an inject got far: delivered to answered."""

    rung: int
    gap: float = 3.0

    @property
    def width(self) -> float:
        return 15.0 + self.gap

    def draw(self, canvas: Canvas, x: float, baseline: float) -> None:
        canvas.saveState()
        canvas.setFillColor(INK)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.5)
        for stroke in range(4):
            left, high = x + stroke * 3.9, 3.4 + stroke * 1.2
            canvas.rect(left + 0.25, baseline, 2.4, high, stroke=1, fill=int(stroke < self.rung))
        canvas.restoreState()


@dataclass(frozen=True, slots=True)
class Openness:
    """Public, private, secret: a circle open, half filled, filled."""

    kind: str
    radius: float = 3.1
    gap: float = 3.0

    @property
    def width(self) -> float:
        return 2 * self.radius + self.gap

    def draw(self, canvas: Canvas, x: float, baseline: float) -> None:
        centre, y, radius = x + self.radius, baseline + 3.1, self.radius - 0.4
        canvas.saveState()
        canvas.setFillColor(INK)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.8)
        canvas.circle(centre, y, radius, stroke=1, fill=int(self.kind == "secret"))
        if self.kind == "private":
            path = canvas.beginPath()
            path.moveTo(centre, y + radius)
            path.arcTo(centre - radius, y - radius, centre + radius, y + radius, 90, 180)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)
        canvas.restoreState()


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty room in a line."""

    width: float

    def draw(self, canvas: Canvas, x: float, baseline: float) -> None:
        pass
