"""Table: each cell, who or what had its seats and when, and which seats nobody took."""

from collections.abc import Iterable
from datetime import datetime

from exercise.report.facts.common import CellTag
from exercise.report.facts.cover import Occupied, Programmed
from exercise.report.pdf.blocks import Block, Stack
from exercise.report.pdf.ink import SMALL, SMALL_STRONG, TINY_MUTED
from exercise.report.pdf.lines import NBSP
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import Section
from exercise.report.pdf.tables import Grid


def seats(section: Section) -> Set:
    _, cover = section.words.gettext, section.data.cover
    note = (
        _("Names were asked for when this report was made. Take care whom it is shown to.")
        if cover.named
        else _("Not for attribution: seats are told, names are not.")
    )
    programs = {one.cell.id: one for one in cover.programs}
    rows = [_team(section, cell, programs.pop(cell.id, None)) for cell in cover.cells]
    rows += [_ruled(section, one) for one in programs.values()]
    return section.table(
        2,
        _("Cells and seats"),
        Grid((98, 220, 159)),
        (
            section.column(_("Cell")),
            section.column(_("Seats taken")),
            section.column(_("Seats never taken")),
        ),
        rows,
        section.text(note, TINY_MUTED),
    )


def _team(section: Section, cell: CellTag, program: Programmed | None) -> list[Block]:
    """A program plays a cell as a whole: then no seat of it was never taken."""
    words = section.words
    own = [seat for seat in section.data.cover.seats if seat.seat.cell == cell]
    empty = [seat.seat.title for seat in own if not seat.times]
    taken: list[Block] = [_taken(section, seat) for seat in own if seat.times]
    if program is not None:
        said = words.gettext("Played by a program")
        taken.insert(0, _stretches(section, said, program))
        taken[1:1] = [section.text("; ".join(empty), TINY_MUTED)] if empty else []
        empty = []
    return [
        section.parts(*section.cell(cell)),
        Stack(taken) if taken else section.text("–", SMALL),
        section.text("; ".join(empty) or words.gettext("none"), TINY_MUTED),
    ]


def _ruled(section: Section, program: Programmed) -> list[Block]:
    said = section.words.gettext("Ruled on by a program")
    return [
        section.parts(*section.cell(program.cell)),
        _stretches(section, said, program),
        section.text("", TINY_MUTED),
    ]


def _stretches(section: Section, said: str, program: Programmed) -> Block:
    times = _spans(section, ((since, until, "") for since, until in program.times))
    return section.parts(section.said(said, SMALL), section.said(f"   {times}", TINY_MUTED))


def _taken(section: Section, seat: Occupied) -> Block:
    """A seat with who sat in it when; the head's in strong type."""
    type_ = SMALL_STRONG if seat.head else SMALL
    times = _spans(section, seat.times)
    return section.parts(
        section.said(seat.seat.title, type_), section.said(f"   {times}", TINY_MUTED)
    )


def _spans(section: Section, times: Iterable[tuple[datetime, datetime | None, str]]) -> str:
    then = section.words.gettext("; then %(sitting)s")
    first, *more = (_sitting(section, *one) for one in times)
    return first + "".join(then % {"sitting": one} for one in more)


def _sitting(section: Section, since: datetime, until: datetime | None, name: str) -> str:
    _, words = section.words.gettext, section.words
    span = _("from %(start)s") % {"start": words.clock(since)}
    if until is not None:
        values = {"start": words.clock(since), "end": words.clock(until)}
        span = _("%(start)s to %(end)s") % values
    return (f"{name}, {span}" if name else span).replace(" ", NBSP)
