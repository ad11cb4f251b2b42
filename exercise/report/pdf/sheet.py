"""A canvas on which numbers that are known only at the end can be left open and filled in later."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from exercise.report.pdf.fonts import width_of
from exercise.report.pdf.ink import Type

OPEN_WIDTH = 220
"""Room, to the left of its point, that an open number is filled in (points)."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What is known at the end: how many pages, and on which of them each place is."""

    pages: int
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Open:
    fill: Callable[[Filling], str]
    type: Type


class Sheet(Canvas):
    """ReportLab's canvas, with open numbers, named places and a date of its own.

    An open number is a form, which a PDF may use before it defines it: so one pass over the pages
    is enough, however many there are.
    """

    made: datetime | None = None
    filled: Filling | None = None
    """What was filled in, once the file is written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._open: dict[str, _Open] = {}
        self._places: dict[str, int] = {}
        self._shown = 0

    def dated(self, made: datetime) -> None:
        """Gives the file this date instead of the fixed one of repeatable files."""
        stamp = f"D:{made.astimezone(UTC):%Y%m%d%H%M%S}Z"
        self.setDateFormatter(lambda *_: stamp)

    def place(self, key: str, title: str, level: int) -> None:
        """Names this place, for the outline, for links and for the contents."""
        self._places[key] = self.getPageNumber()
        self.bookmarkPage(key)
        self.addOutlineEntry(title, key, level=level, closed=level > 0)

    def leave_open(
        self, name: str, x: float, y: float, type_: Type, fill: Callable[[Filling], str]
    ) -> None:
        """Text ending at ``x`` on the baseline ``y`` that ``fill`` tells at the end."""
        self._open[name] = _Open(fill, type_)
        self.saveState()
        self.translate(x, y)
        self.doForm(name)
        self.restoreState()

    def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
        super().showPage()
        self._shown += 1

    def save(self) -> None:
        """Fills in what was left open, and writes the file."""
        filling = self.filled = Filling(self._shown, self._places)
        for name, one in self._open.items():
            text, type_ = one.fill(filling), one.type
            high = round(type_.leading)
            self.beginForm(name, -OPEN_WIDTH, -high, 2, high)
            self.setFillColor(type_.color)
            self.setFont(type_.face, type_.size)
            self.drawString(-width_of(text, type_.face, type_.size), 0, text)
            self.endForm()
        super().save()
