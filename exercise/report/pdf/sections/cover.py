"""The cover: which exercise, when, under which marking, from which log; then the contents."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from exercise.report.data import ReportData
from exercise.report.pdf.blocks import Block, Rule, Space, Split, Stack, Text
from exercise.report.pdf.fonts import Face
from exercise.report.pdf.ink import (
    HEAVY,
    LEDE,
    MUTED,
    SMALL,
    SMALL_STRONG,
    Type,
)
from exercise.report.pdf.lines import run
from exercise.report.pdf.page import Place, Set
from exercise.report.pdf.sections.common import Section
from exercise.report.pdf.sheet import Filling, Sheet
from exercise.report.pdf.words import Words

NAME = Type(Face.SERIF_STRONG, 40, 43)


def cover(data: ReportData, words: Words, sections: list[Section]) -> list[Set]:
    page = Section(data, words, 0, "cover", words.gettext("Cover"))
    return [
        Set(_title(page), place=Place("cover", data.cover.name)),
        Set(page.facts(_lines(page)), before=26),
        Set(_contents(page, sections), before=26),
    ]


def _title(page: Section) -> Block:
    _, cover = page.words.gettext, page.data.cover
    kind = (
        _("After-action report")
        if cover.final
        else _("Interim report, made while the exercise was under way")
    )
    if cover.started is None:
        kind = _("Report made before the exercise began")
    blocks: list[Block] = [
        Space(30),
        page.text(kind, LEDE.but(face=Face.SANS, color=MUTED)),
        Space(6),
        page.text(cover.name, NAME),
    ]
    below = ". ".join(
        filter(None, (cover.scenario if cover.scenario != cover.name else "", cover.subtitle))
    )
    if below:
        blocks += [Space(6), page.text(below, LEDE)]
    return Stack(blocks)


def _lines(page: Section) -> list[tuple[str, Block]]:
    _, words, cover = page.words.gettext, page.words, page.data.cover
    lines: list[tuple[str, Block]] = [(_("Played"), page.text(_played(page), SMALL))]
    if cover.story_from is not None and cover.story_to is not None:
        story = _("%(start)s to %(end)s") % {
            "start": words.story(cover.story_from),
            "end": words.story(cover.story_to),
        }
        lines.append((_("In the story"), page.text(story, SMALL)))
    lines.append((_("Cells"), page.parts(*page.cells(cover.cells))))
    told = (
        _("Seats and the names of those who sat in them, as asked for.")
        if cover.named
        else _("Not for attribution: cells and seats are told, names are not.")
    )
    lines.append((_("People"), page.text(told, SMALL)))
    if cover.stand_ins:
        lines.append((_("Played by programs"), page.parts(*page.cells(cover.stand_ins))))
    marking = cover.marking + (f". {cover.fiction_note}" if cover.fiction_note else "")
    lines.append((_("Marking"), page.text(marking, SMALL)))
    log = _("Entries %(first)s to %(last)s, hash %(hash)s") % {
        "first": words.number(cover.first_seq),
        "last": words.number(cover.last_seq),
        "hash": f"{cover.head_hash[:4]} {cover.head_hash[4:8]} …",
    }
    lines.append((_("Log"), page.text(log, SMALL)))
    lines.append((_("Report made"), page.text(words.stamp(cover.made), SMALL)))
    return lines


def _played(page: Section) -> str:
    _, words, cover = page.words.gettext, page.words, page.data.cover
    if cover.started is None:
        return _("Not started yet")
    values = {
        "date": words.date(cover.started),
        "start": words.clock(cover.started),
        "zone": words.zone(cover.started),
        "time": words.duration(page.data.summary.exercise_ms),
    }
    if cover.ended is None:
        return _("%(date)s, from %(start)s %(zone)s; %(time)s of exercise time so far") % values
    values["end"] = words.clock(cover.ended)
    if cover.ended.date() != cover.started.date():
        values["end"] = f"{words.day(cover.ended)}, {values['end']}"
    return _("%(date)s, %(start)s to %(end)s %(zone)s; %(time)s of exercise time") % values


# ── contents ─────────────────────────────────────────────────────────────────


def _contents(page: Section, sections: list[Section]) -> Block:
    blocks: list[Block] = [
        Rule(HEAVY),
        Space(5),
        page.text(page.words.gettext("Contents"), SMALL_STRONG),
        Space(4),
    ]
    for section in sections:
        blocks += [_Line(section), Space(1)]
    return Stack(blocks)


@dataclass(frozen=True, slots=True)
class _Line:
    """One section in the contents, leading to it, its page filled in at the end."""

    section: Section

    def height(self, _width: float, /) -> float:
        return LEDE.leading

    def split(self, width: float, room: float, /) -> Split:
        return (self, None) if self.height(width) <= room else (None, self)

    def draw(self, canvas: Canvas, x: float, top: float, width: float, /) -> None:
        section, key = self.section, self.section.key
        type_ = LEDE.but(face=Face.SERIF)
        number = Text([run(str(section.number), type_.but(color=MUTED))], LEDE.leading)
        number.draw(canvas, x, top, 20)
        section.text(section.title, type_).draw(canvas, x + 22, top, width - 60)
        if isinstance(canvas, Sheet):
            baseline = top - 0.76 * LEDE.leading
            canvas.leave_open(f"to-{key}", x + width, baseline, type_, self._page)
            bottom = top - LEDE.leading
            canvas.linkRect("", key, (x, bottom, x + width, top), relative=1, thickness=0)

    def _page(self, filling: Filling) -> str:
        page = filling.places.get(self.section.key)
        return self.section.words.number(page) if page else ""
