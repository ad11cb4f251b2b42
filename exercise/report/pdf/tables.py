"""Ruled tables whose heads repeat, and whose cost stays linear however long they get."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from reportlab.pdfgen.canvas import Canvas

from exercise.report.pdf.blocks import Block, Column, Row, Split
from exercise.report.pdf.ink import CONTROL, HAIR, RULE

PAD = 3.2
"""Above and below a row's text."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a table's columns stand."""

    widths: Sequence[float]
    gap: float = 8.0

    def row(self, cells: Sequence[Block]) -> Row:
        """A row of these cells."""
        columns = []
        x = 0.0
        for width, cell in zip(self.widths, cells, strict=True):
            columns.append(Column(x, width, cell))
            x += width + self.gap
        return Row(columns)

    @property
    def width(self) -> float:
        return sum(self.widths) + self.gap * (len(self.widths) - 1)


@dataclass(slots=True)
class Table:
    """Rows under a head that comes again on each page.

    A part of a table is a view on the same rows, whose heights were measured once.
    """

    head: Block
    rows: Sequence[Row]
    above: Block | None = None
    """Caption over the head of the first part."""
    start: int = 0
    cut: Row | None = None
    """The end of the row before ``start``, when a page ended within it."""
    stop: int | None = None
    tail: Row | None = None
    """The beginning of row ``stop``."""
    _ends: list[float] = field(default_factory=list)
    """Where each row ends, counted from the first."""

    def height(self, width: float, /) -> float:
        edges = (self.cut, self.tail)
        parts = sum(_full(row, width) for row in edges if row is not None)
        stop = len(self.rows) if self.stop is None else self.stop
        return self._top(width) + parts + self._end(stop, width) - self._end(self.start, width)

    def _top(self, width: float) -> float:
        above = self.above.height(width) if self.above is not None else 0.0
        return above + self.head.height(width) + 2 * PAD + RULE

    def _end(self, place: int, width: float) -> float:
        if not self._ends:
            self._ends.extend(accumulate((_full(row, width) for row in self.rows), initial=0.0))
        return self._ends[place]

    def split(self, width: float, room: float, /) -> Split:
        left = room - self._top(width)
        cut = self.cut
        if cut is not None:
            if _full(cut, width) > left:
                return self._split_row(width, left, cut, self.start)
            left -= _full(cut, width)
        place = self.start
        base = self._end(self.start, width)
        while place < len(self.rows) and self._end(place + 1, width) - base <= left + 0.01:
            place += 1
        if place == len(self.rows):
            return self, None
        left -= self._end(place, width) - base
        tall = _full(self.rows[place], width) > TALL
        if tall and left > TALL / 2:
            parted = self._split_row(width, left, self.rows[place], place)
            if parted[0] is not None:
                return parted
        if place == self.start and cut is None:
            return None, self
        return self._view(self.start, cut, place, None), self._view(place, None, None, None)

    def _split_row(self, width: float, left: float, row: Row, place: int) -> Split:
        first, rest = row.split(width, left - 2 * PAD)
        if not isinstance(first, Row) or not isinstance(rest, Row):
            return None, self
        within = row is self.cut
        after = place if within else place + 1
        head = self._view(self.start, None if within else self.cut, place, first)
        return head, self._view(after, rest, None, None)

    def _view(self, start: int, cut: Row | None, stop: int | None, tail: Row | None) -> "Table":
        above = self.above if stop is not None else None
        return Table(self.head, self.rows, above, start, cut, stop, tail, self._ends)

    def draw(self, canvas: Canvas, x: float, top: float, width: float, /) -> None:
        if self.above is not None:
            self.above.draw(canvas, x, top, width)
            top -= self.above.height(width)
        self.head.draw(canvas, x, top - PAD, width)
        top -= self.head.height(width) + 2 * PAD
        canvas.setStrokeColor(CONTROL)
        canvas.setLineWidth(RULE)
        canvas.line(x, top, x + width, top)
        top -= RULE
        stop = len(self.rows) if self.stop is None else self.stop
        for row in (self.cut, *self.rows[self.start : stop], self.tail):
            if row is None:
                continue
            row.draw(canvas, x, top - PAD, width)
            top -= _full(row, width)
            canvas.setStrokeColor(HAIR)
            canvas.line(x, top, x + width, top)


TALL = 160.0
"""A row of more than this (points) may be parted at a page's end."""


def _full(row: Row, width: float) -> float:
    return row.height(width) + 2 * PAD
