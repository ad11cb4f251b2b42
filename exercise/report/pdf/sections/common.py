"""What sections are put together from: titles, openings, captions, tables, dated entries."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from exercise.report.data import ReportData
from exercise.report.facts.common import CellTag, Moment, Reference, Said
from exercise.report.pdf.blocks import Block, Column, Row, Rule, Space, Stack, Text
from exercise.report.pdf.fonts import Face
from exercise.report.pdf.ink import (
    BODY,
    CONTROL,
    FIGURE,
    HAIR,
    HAIRLINE,
    HEAVY,
    LEDE,
    SMALL,
    SMALL_MUTED,
    SMALL_STRONG,
    TINY_MUTED,
    TITLE,
    TITLE_NUMBER,
    WIDTH,
    Type,
    hue,
)
from exercise.report.pdf.lines import NBSP, Part, run
from exercise.report.pdf.marks import Gap, Mark
from exercise.report.pdf.page import Place, Set
from exercise.report.pdf.tables import Grid, Table
from exercise.report.pdf.words import Words

Align = Literal["left", "right"]
GUTTER = 24.0
MEASURE = 378.0
"""Widest line of running text: about eighty characters."""
MARGIN_TIME = 64.0
MARGIN_GAP = 14.0
WHOLE = 150.0
"""Entries no higher than this are not parted at a page's end."""
SUBHEAD_ROOM = 110.0
FACT = 128.0
SIDE = 58.0
SHORT_NAME = 16
"""Names no longer than this (characters) stay on one line."""


@dataclass(frozen=True, slots=True)
class Section:
    """What a section needs to set itself."""

    data: ReportData
    words: Words
    number: int
    key: str
    title: str
    file: Callable[[str], bytes | None] = lambda _digest: None
    """Bytes of what injects carry, by digest."""

    @property
    def hint(self) -> str:
        return self.data.cover.hint

    # ── heads ────────────────────────────────────────────────────────────────

    def head(self) -> Set:
        """The section's title, with its place in the outline."""
        parts: list[Part] = [run(f"{self.number}", TITLE_NUMBER), Gap(10), run(self.title, TITLE)]
        block = Stack([Text(parts, TITLE.leading), Space(10)])
        return Set(block, place=Place(self.key, f"{self.number} {self.title}"))

    def opening(self, lede: str, more: str = "") -> Set:
        """The first paragraph, large, and what goes with it beside."""
        half = (WIDTH - GUTTER) / 2
        columns = [Column(0, half, self.text(lede, LEDE))]
        if more:
            columns.append(Column(half + GUTTER, half, self.text(more, BODY)))
        return Set(Stack([Row(columns), Space(18)]))

    def subhead(self, text: str, key: str = "", before: float = 16) -> Set:
        """A head within the section."""
        block = Stack([Rule(HEAVY), Space(4), self.text(text, SMALL_STRONG), Space(6)])
        place = Place(f"{self.key}-{key}", text, 1) if key else None
        return Set(block, before=before, place=place, needs=SUBHEAD_ROOM)

    def nothing(self, text: str) -> Set:
        """What stands where there is nothing to tell."""
        column = Column(0, MEASURE, self.text(text, BODY))
        return Set(Row([column]), after=6)

    # ── text ─────────────────────────────────────────────────────────────────

    def text(self, text: str | Said, type_: Type, align: Align = "left") -> Text:
        """A paragraph."""
        return Text([run(text, type_, self.hint)], type_.leading, align)

    def parts(self, *parts: Part, leading: float = SMALL.leading, align: Align = "left") -> Text:
        """A paragraph of several types."""
        return Text(parts, leading, align)

    def said(self, text: str | Said, type_: Type) -> Part:
        return run(text, type_, self.hint)

    def cell(self, cell: CellTag, type_: Type = SMALL_STRONG) -> list[Part]:
        """A cell's mark and name, in its colour."""
        name = cell.name if len(cell.name) > SHORT_NAME else cell.name.replace(" ", NBSP)
        colored = type_.but(color=hue(cell.hue))
        return [Mark(cell), self.said(name, colored)] if cell.mark else [self.said(name, colored)]

    def cells(self, cells: Iterable[CellTag], type_: Type = SMALL_STRONG) -> list[Part]:
        """Several cells in a row."""
        found: list[Part] = []
        for cell in cells:
            if found:
                found.append(run("  ", type_))
            found += self.cell(cell, type_)
        return found

    def gone(self, text: str, type_: Type = BODY) -> Text:
        """What stands for a text that was erased."""
        return self.text(f"[{text}]", SMALL_MUTED if type_ is BODY else type_.but(color=CONTROL))

    # ── figures and tables ───────────────────────────────────────────────────

    def caption(self, label: str, text: str) -> Block:
        """Rule, label and title over a figure or table."""
        parts: list[Part] = [run(label, SMALL_STRONG), Gap(8), run(text, SMALL)]
        return Stack([Rule(HEAVY), Space(4), Text(parts, SMALL.leading), Space(4)])

    def figure(self, place: int, text: str, *blocks: Block) -> Set:
        """A captioned figure."""
        label = self.words.gettext("Figure %(n)s") % {"n": f"{self.number}.{place}"}
        return Set(
            Stack([self.caption(label, text), *blocks], bound=len(blocks)), before=14, after=4
        )

    def table(
        self,
        place: int,
        text: str,
        grid: Grid,
        head: Sequence[Block],
        rows: Sequence[Sequence[Block]],
        note: Block | None = None,
    ) -> Set:
        """A captioned table; ``note`` stands between caption and head."""
        label = self.words.gettext("Table %(n)s") % {"n": f"{self.number}.{place}"}
        above = [self.caption(label, text), *([note, Space(3)] if note is not None else [])]
        table = Table(grid.row(head), [grid.row(row) for row in rows], Stack(above))
        return Set(table, before=14, after=6)

    def column(self, name: str, align: Align = "left") -> Block:
        """The head of a column."""
        return self.text(name, SMALL_MUTED, align)

    def columns(self, words: Sequence[str], figures: Sequence[str]) -> tuple[Block, ...]:
        """Heads of a table's columns: first those of words, then those of figures."""
        return (
            *(self.column(name) for name in words),
            *(self.column(name, "right") for name in figures),
        )

    def facts(self, lines: Sequence[tuple[str, Block]]) -> Block:
        """Named values one under the other, ruled."""
        blocks: list[Block] = [Rule(HEAVY)]
        for label, value in lines:
            columns = [
                Column(0, FACT, self.text(label, SMALL_MUTED)),
                Column(FACT, WIDTH - FACT, value),
            ]
            blocks += [Space(4), Row(columns), Space(4), Rule(HAIRLINE, HAIR)]
        return Stack(blocks)

    def figures(self, text: str) -> Text:
        """A number in a column of numbers."""
        return self.text(text, FIGURE, "right")

    # ── entries ──────────────────────────────────────────────────────────────

    def entry(self, moment: Moment, *blocks: Block, bound: int = 1, before: float = 0) -> Set:
        """Something that happened: its times in the margin, a hairline under it."""
        body = Column(
            MARGIN_TIME + MARGIN_GAP, WIDTH - MARGIN_TIME - MARGIN_GAP, Stack(blocks, bound=bound)
        )
        later = [
            self.text(self.words.t(moment.ms), SMALL_MUTED),
            self.text(self.words.gettext("continued"), TINY_MUTED),
        ]
        row = Row(
            [Column(0, MARGIN_TIME, self.times(moment)), body],
            again=Column(0, MARGIN_TIME, Stack(later)),
        )
        foot: list[Block] = [Space(7), Rule(HAIRLINE, HAIR), Space(7)]
        return Set(Stack([row, *foot]), before=before, whole=WHOLE)

    def times(self, moment: Moment) -> Block:
        """Exercise time over scenario time."""
        return Stack(
            [
                self.text(self.words.t(moment.ms), SMALL_STRONG),
                self.text(self.words.story_short(moment), TINY_MUTED),
            ]
        )

    def measured(self, block: Block) -> Block:
        """Running text, no wider than can be read."""
        return Row([Column(0, MEASURE, block)])

    def prose(self, text: str | Said, type_: Type = BODY) -> Block:
        """Somebody's text, as they broke it into lines."""
        return self.measured(self.text(text, type_))

    def labelled(self, label: str, text: str | Said, type_: Type = BODY) -> Block:
        """Text after a word that says what it is."""
        parts = [run(f"{label}\u2002", TINY_MUTED), self.said(text, type_)]
        return self.measured(Text(parts, type_.leading))

    def sides(self, left: Sequence[Part], right: Sequence[Part], width: float = 0) -> Block:
        """A line with something at its right end."""
        width = width or WIDTH - MARGIN_TIME - MARGIN_GAP
        return Row(
            [
                Column(0, width - SIDE, Text(left, SMALL.leading)),
                Column(width - SIDE, SIDE, Text(right, SMALL.leading, "right")),
            ]
        )

    def reference(self, reference: Reference) -> str:
        """Another thing of the exercise, by number or by time."""
        _ = self.words.gettext
        number = reference.number
        cell = reference.cell.name if reference.cell else ""
        values = {"n": number, "cell": cell, "time": self.words.t(reference.moment.ms)}
        match reference.kind:
            case "inject" if number:
                text = _("inject %(n)s") % values
            case "inject":
                text = _("an erased inject of %(time)s") % values
            case "move.submitted" | "move.took_effect":
                text = _("%(cell)s’s move %(n)s") % values
            case "ruling.made" | "ruling.told" if number:
                text = _("ruling %(n)s") % values
            case "message.sent":
                text = _("%(cell)s’s message of %(time)s") % values
            case "statement.made":
                text = _("%(cell)s’s statement of %(time)s") % values
            case "item.passed_on":
                text = _("what %(cell)s passed on at %(time)s") % values
            case "agreement.recorded":
                text = _("the agreement typed at %(time)s") % values
            case _other:
                text = _("the entry of %(time)s") % values
        if reference.title:
            return _("%(what)s, “%(title)s”") % {"what": text, "title": reference.title.text}
        return text


STRONG_BODY = BODY.but(face=Face.SERIF_STRONG)
