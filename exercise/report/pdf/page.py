"""The page: marking at head and foot, a running head, a running foot, and the text between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from exercise.report.facts.common import Said
from exercise.report.facts.cover import Cover
from exercise.report.pdf.blocks import Block, Text
from exercise.report.pdf.fonts import Face, width_of
from exercise.report.pdf.ink import (
    BAND,
    CONTROL,
    INK,
    MARGIN,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    SMALL,
    SMALL_STRONG,
    WIDTH,
    YELLOW,
)
from exercise.report.pdf.lines import Part, break_lines, run
from exercise.report.pdf.sheet import Filling, Sheet
from exercise.report.pdf.words import Words

HEAD = PAGE_HEIGHT - 14.4 * MM
"""Baseline of the running head."""
FOOT = 11.4 * MM
TOP = PAGE_HEIGHT - 23 * MM
BOTTOM = 19 * MM
ROOM = TOP - BOTTOM
"""Height of the text on a page."""


@dataclass(frozen=True, slots=True)
class Place:
    """What the outline calls a spot, and where the contents lead."""

    key: str
    title: str
    level: int = 0


class Set(Flowable):
    """A block in the flow of pages, with room before it and perhaps a place of the outline."""

    def __init__(
        self,
        block: Block,
        before: float = 0,
        after: float = 0,
        place: Place | None = None,
        *,
        whole: float = 0,
        needs: float = 0,
    ) -> None:
        """``whole``: up to this height it is never parted. ``needs``: room to begin on a page."""
        super().__init__()
        self.block = block
        self.place = place
        self.whole, self.needs = whole, needs
        self.spaceBefore, self.spaceAfter = before, after

    @property
    def room(self) -> float:
        """Height that it takes whole, with what is free around it."""
        return self.block.height(WIDTH) + float(self.spaceBefore + self.spaceAfter)

    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:  # noqa: N803 (ReportLab's names)
        self.width, self.height = aW, self.block.height(aW)
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        if self.block.height(aW) <= self.whole:
            return []
        first, rest = self.block.split(aW, aH)
        if first is None:
            return []
        parts: list[Flowable] = [Set(first, self.spaceBefore, 0, self.place)]
        return [*parts, Set(rest, 0, self.spaceAfter)] if rest is not None else parts

    def draw(self) -> None:
        sheet = self.canv
        if self.place is not None and isinstance(sheet, Sheet):
            sheet.place(self.place.key, self.place.title, self.place.level)
        self.block.draw(sheet, 0, self.height, self.width)


class Document(BaseDocTemplate):
    """The report's pages. ``moved`` is told the share (0 to 1) of the flow that is set."""

    def __init__(
        self, out: BinaryIO, cover: Cover, words: Words, moved: Callable[[float], None]
    ) -> None:
        super().__init__(
            out,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            title=words.gettext("%(name)s: after-action report") % {"name": cover.name},
            author="Startex",
            subject=cover.scenario,
            creator="Startex",
            lang=str(words.locale).replace("_", "-"),
            invariant=1,
            pageCompression=1,
            allowSplitting=1,
        )
        self._running = Running(cover, words)
        self._moved, self._set, self._all = moved, 0, 1
        frame = Frame(
            MARGIN,
            BOTTOM,
            WIDTH,
            ROOM,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
            id="text",
        )
        self.addPageTemplates(PageTemplate(id="page", frames=[frame], onPage=self._running.draw))

    def write(self, flow: Sequence[Flowable]) -> Filling:
        """Sets everything, writes the file and tells its pages and where places are."""
        self._all = max(1, len(flow))
        made = self._running.cover.made

        sheets: list[Sheet] = []

        def sheet(*args: Any, **kwargs: Any) -> Sheet:
            one = Sheet(*args, **kwargs)
            one.dated(made)
            one.showOutline()
            sheets.append(one)
            return one

        self.build(list(flow), canvasmaker=sheet)
        return sheets[-1].filled or Filling(int(self.page), {})

    def afterFlowable(self, _flowable: Flowable) -> None:  # noqa: N802
        self._set += 1
        self._moved(min(1.0, self._set / self._all))


class Running:
    """What stands on every page around the text."""

    def __init__(self, cover: Cover, words: Words) -> None:
        self.cover, self.words = cover, words

    def draw(self, canvas: Canvas, _document: object) -> None:
        if not isinstance(canvas, Sheet):
            raise TypeError("the report is drawn on a Sheet")
        page = canvas.getPageNumber()
        self._band(canvas, PAGE_HEIGHT - BAND)
        self._band(canvas, 0)
        if page > 1:
            self._head(canvas)
        self._foot(canvas, page)

    def _band(self, canvas: Canvas, bottom: float) -> None:
        canvas.setFillColor(YELLOW)
        canvas.rect(0, bottom, PAGE_WIDTH, BAND, stroke=0, fill=1)
        mark = SMALL.but(face=Face.SANS_HEAVY)
        spaced = "\u00a0".join(self.cover.marking)
        parts = [run(Said("\u2003\u2003".join([spaced] * 3), hint=self.cover.hint), mark)]
        line = break_lines(parts, float("inf"))[0]
        x = (PAGE_WIDTH - line.width) / 2
        Text(parts, BAND).draw(canvas, x, bottom + BAND * 1.07, line.width + 1)

    def _head(self, canvas: Canvas) -> None:
        _ = self.words.gettext
        left = [
            run(Said(self.cover.name, hint=self.cover.hint), SMALL_STRONG),
            run("\u2003" + _("After-action report"), SMALL),
        ]
        right = self.told()
        room = WIDTH - width_of(right, SMALL.face, SMALL.size) - 12
        _one_line(canvas, left, MARGIN, HEAD, room)
        canvas.setFillColor(INK)
        canvas.setFont(SMALL.face, SMALL.size)
        canvas.drawRightString(PAGE_WIDTH - MARGIN, HEAD, right)
        _rule(canvas, HEAD - 8)

    def told(self) -> str:
        """When it was played and printed, and who is named in it."""
        _ = self.words.gettext
        cover, words = self.cover, self.words
        values = {
            "played": words.day(cover.started) if cover.started else "",
            "day": words.day(cover.made),
            "time": words.clock(cover.made),
        }
        if cover.started is None:
            when = _("Not started, printed %(day)s %(time)s") % values
        elif cover.started.date() == cover.made.date():
            when = _("Played %(played)s, printed %(time)s") % values
        else:
            when = _("Played %(played)s, printed %(day)s") % values
        who = _("Seats and names") if cover.named else _("Cells, no names")
        return f"{when}. {who}"

    def _foot(self, canvas: Sheet, page: int) -> None:
        _rule(canvas, FOOT + 13)
        _one_line(canvas, [run(self.log(), SMALL)], MARGIN, FOOT, WIDTH - 90)
        canvas.leave_open(f"foot{page}", PAGE_WIDTH - MARGIN, FOOT, SMALL, self._number(page))

    def log(self) -> str:
        """Which entries of which log the report tells."""
        cover, words = self.cover, self.words
        return words.gettext("%(name)s, log %(first)s to %(last)s, hash %(hash)s") % {
            "name": cover.name,
            "first": words.number(cover.first_seq),
            "last": words.number(cover.last_seq),
            "hash": f"{cover.head_hash[:4]} {cover.head_hash[4:8]}",
        }

    def _number(self, page: int) -> Callable[[Filling], str]:
        words = self.words
        return lambda filling: (
            words.gettext("%(page)s of %(pages)s")
            % {
                "page": words.number(page),
                "pages": words.number(filling.pages),
            }
        )


def _rule(canvas: Canvas, y: float) -> None:
    canvas.setStrokeColor(CONTROL)
    canvas.setLineWidth(RULE)
    canvas.line(MARGIN, y, PAGE_WIDTH - MARGIN, y)


def _one_line(
    canvas: Canvas, parts: Sequence[Part], x: float, baseline: float, room: float
) -> None:
    """The first line of the parts: what does not fit is left away."""
    line = break_lines(parts, room)[0]
    for ink in line.inks:
        canvas.setFillColor(ink.color)
        canvas.setFont(ink.font, ink.size)
        canvas.drawString(x + ink.x, baseline, ink.text)
