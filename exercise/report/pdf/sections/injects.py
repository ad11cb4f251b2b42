"""Section: the inject ledger."""

from exercise.domain.state import RowStatus
from exercise.report.facts.common import CellTag
from exercise.report.facts.ledger import FileFact, LedgerRow, Reach
from exercise.report.pdf.blocks import Block, Column, Row, Space, Stack
from exercise.report.pdf.ink import (
    FIGURE,
    SMALL,
    SMALL_STRONG,
    TINY,
    TINY_MUTED,
    TINY_STRONG,
    WIDTH,
)
from exercise.report.pdf.lines import NBSP, Part, run
from exercise.report.pdf.marks import Ladder, Mark
from exercise.report.pdf.page import Set
from exercise.report.pdf.photos import photo
from exercise.report.pdf.sections.common import Section
from exercise.report.pdf.tables import Grid

MOST_COLUMNS = 6
"""With more cells than this, how far an inject got is written under its title instead."""
NUMBER, PLANNED, RELEASED, CELL, GAP = 22.0, 40.0, 50.0, 37.0, 7.0
ACKNOWLEDGED = 3
INDENT = 6.0
"""Room between a column of figures and the cells' columns."""


def injects(section: Section) -> list[Set]:
    _ = section.words.gettext
    data = section.data
    if not data.ledger:
        return [
            section.head(),
            section.nothing(_("The MSEL of this exercise is empty: no inject was planned.")),
        ]
    cells = data.cover.cells if len(data.cover.cells) <= MOST_COLUMNS else ()
    fixed = NUMBER + PLANNED + RELEASED + CELL * len(cells) + GAP * (3 + len(cells))
    heads: list[Block] = [section.parts(Mark(cell)) for cell in cells]
    grid = Grid((NUMBER, WIDTH - fixed, PLANNED, RELEASED, *(CELL for _cell in cells)), gap=GAP)
    table = section.table(
        1,
        _("Injects, planned and as they went out"),
        grid,
        (
            *section.columns((_("No"), _("Inject")), (_("Planned"), _("Released"))),
            *map(_indented, heads),
        ),
        [_row(section, row, cells) for row in data.ledger],
        _key(section, cells),
    )
    return [section.head(), section.opening(_lede(section), _more(section)), table]


def _lede(section: Section) -> str:
    _, words, data = section.words.gettext, section.words, section.data
    hows = [row.how for row in data.ledger if row.released is not None]
    if not hows:
        return _("None of the injects had been released when this report was made.")
    ways = {
        _("%(n)s by the clock"): "clock",
        _("%(n)s by hand"): "hand",
        _("%(n)s with an advance"): "advance",
        _("%(n)s after a hold"): "hold",
        _("%(n)s as a phase began"): "phase",
        _("%(n)s as a storyline was switched on"): "storyline",
    }
    ways_counted = [
        words.bound(text % {"n": words.number(hows.count(how))})
        for text, how in ways.items()
        if how in hows
    ]
    said = [
        _("%(released)s of %(all)s injects went out: %(ways)s.")
        % {
            "released": words.number(len(hows)),
            "all": words.number(len(data.ledger)),
            "ways": ", ".join(ways_counted),
        }
    ]
    waiting = _("%(n)s not reached") if data.cover.final else _("%(n)s not yet")
    left = {
        _("%(n)s dropped"): RowStatus.DROPPED,
        _("%(n)s kept back"): RowStatus.KEPT,
        _("%(n)s lapsed"): RowStatus.LAPSED,
        waiting: RowStatus.PLANNED,
    }
    counts = [
        words.bound(text % {"n": words.number(count)})
        for text, status in left.items()
        if (count := sum(row.status is status for row in data.ledger))
    ]
    if counts:
        said.append(_("Of the others: %(counts)s.") % {"counts": ", ".join(counts)})
    return " ".join(said)


def _more(section: Section) -> str:
    _ = section.words.gettext
    return _(
        "Four states are kept apart. Delivered: a browser of the cell confirmed receipt. Opened: "
        "it was on a member’s visible screen. Acknowledged: somebody pressed the button. Answered: "
        "a move or a message of the cell names it. The times under the strokes count from release: "
        "to the acknowledgement, or to the opening where there was none, and then to the answer."
    )


def _indented(block: Block) -> Block:
    return Row([Column(INDENT, CELL - INDENT, block)])


def _key(section: Section, cells: tuple[CellTag, ...]) -> Block:
    """What the strokes and the marks in the heads stand for."""
    _ = section.words.gettext
    names = (_("sent"), _("delivered"), _("opened"), _("acknowledged"), _("answered"))
    parts: list[Part] = []
    for rung, name in enumerate(names):
        parts += [Ladder(rung), run(name + "     ", TINY)]
    strokes = section.parts(*parts, leading=TINY.leading)
    if not cells:
        return strokes
    return Stack([strokes, Space(3), section.parts(*section.cells(cells, TINY_STRONG))])


def _row(section: Section, row: LedgerRow, cells: tuple[CellTag, ...]) -> list[Block]:
    words = section.words
    _ = words.gettext
    reaches = {reach.cell.id: reach for reach in row.reaches}
    without = _("on condition") if row.conditional else _("by hand")
    planned = without if row.planned_ms is None else words.t(row.planned_ms)
    if row.erased:
        planned = "–"
    return [
        section.text(row.number or "–", SMALL_STRONG),
        Stack(_inject(section, row, with_cells=not cells)),
        section.text(planned, FIGURE if row.planned_ms is not None else SMALL, "right"),
        Stack(_released(section, row)),
        *(_indented(_reach(section, reaches.get(cell.id))) for cell in cells),
    ]


def _inject(section: Section, row: LedgerRow, *, with_cells: bool) -> list[Block]:
    _ = section.words.gettext
    if row.title is None:
        return [section.gone(_("erased"), SMALL)]
    blocks: list[Block] = [section.text(row.title, SMALL_STRONG)]
    line = [*([row.marking] if row.marking else []), _medium(section, row.medium)]
    if row.precedence in ("FLASH", "IMMEDIATE"):
        line.append(row.precedence)
    line.append(_("from %(sender)s") % {"sender": row.sender})
    told = ", ".join(line)
    if row.concerns:
        told += ". " + ", ".join(row.concerns)
    blocks.append(section.text(told, TINY_MUTED))
    blocks += [section.text(text, TINY) for text in _remarks(section, row)]
    for file in row.files:
        blocks += _file(section, file, drawn=row.released is not None)
    if with_cells and row.reaches:
        parts = [part for reach in row.reaches for part in _written(section, reach)]
        blocks.append(section.parts(*parts))
    return blocks


def _file(section: Section, file: FileFact, *, drawn: bool) -> list[Block]:
    """What it is called; a picture too, if anybody was sent it."""
    _ = section.words.gettext
    kind = _("%(kind)s, %(size)s kB") % {
        "kind": file.word,
        "size": section.words.number(-(-file.size // 1000)),
    }
    parts: list[Part] = [section.said(file.title, TINY), run(f"  {kind}", TINY_MUTED)]
    if file.cell is not None:
        parts += [run("  ", TINY), *section.cell(file.cell, TINY_STRONG)]
    blocks: list[Block] = [section.parts(*parts, leading=TINY.leading)]
    data = section.file(file.digest) if drawn and file.picture else None
    small = photo(data) if data else None
    return [*blocks, Space(2), small, Space(4)] if small else blocks


def _remarks(section: Section, row: LedgerRow) -> list[str]:
    _ = section.words.gettext
    empty = {seat for seat, _head in row.empty}
    found = [
        _("To %(seat)s alone.") % {"seat": section.words.seat(seat)}
        for seat in row.seats
        if seat not in empty
    ]
    for seat, head in row.empty:
        values = {"seat": section.words.seat(seat), "head": section.words.seat(head)}
        found.append(_("To %(seat)s: empty, so it also went to %(head)s.") % values)
    if row.amended:
        found.append(_("Changed after it was first planned."))
    if row.reason:
        found.append(row.reason)
    return found


def _medium(section: Section, medium: str) -> str:
    _ = section.words.gettext
    return {
        "cable": _("Cable"),
        "news": _("News"),
        "call": _("Call"),
        "intelligence": _("Intelligence report"),
        "post": _("Post"),
        "question": _("Sealed question"),
        "task": _("Task for a controller"),
    }.get(medium, medium)


def _released(section: Section, row: LedgerRow) -> list[Block]:
    _ = section.words.gettext
    if row.released is not None:
        ways = {
            "hand": _("by hand"),
            "advance": _("with an advance"),
            "hold": _("after a hold"),
            "phase": _("as a phase began"),
            "storyline": _("as a storyline went on"),
        }
        how = ways.get(row.how or "", "")
        blocks: list[Block] = [section.figures(section.words.t(row.released.ms))]
        return [*blocks, section.text(how, TINY_MUTED, "right")] if how else blocks
    word = {
        RowStatus.DROPPED: _("dropped"),
        RowStatus.KEPT: _("kept back"),
        RowStatus.LAPSED: _("lapsed"),
        RowStatus.ERASED: _("erased"),
    }.get(row.status, _("not reached") if section.data.cover.final else _("not yet"))
    return [section.text(word, TINY, "right")]


def _reach(section: Section, reach: Reach | None) -> Block:
    if reach is None:
        return Space(0)
    times = [reach.acknowledged_ms, reach.answered_ms]
    if reach.answered_ms is None:
        times = [reach.acknowledged_ms if reach.rung == ACKNOWLEDGED else reach.opened_ms]
    told = [section.text(_since(section, time), FIGURE) for time in times if reach.rung > 1]
    return Stack([section.parts(Ladder(reach.rung)), *told])


def _since(section: Section, time: int | None) -> str:
    return "–" if time is None else section.words.short(time)


def _written(section: Section, reach: Reach) -> list[Part]:
    _, words = section.words.gettext, section.words
    names = (_("sent"), _("delivered"), _("opened"), _("acknowledged"), _("answered"))
    times = [time for time in (reach.acknowledged_ms, reach.answered_ms) if time is not None]
    text = ", ".join([names[reach.rung], *(words.short(time) for time in times)])
    return [Mark(reach.cell), run(text.replace(" ", NBSP) + "   ", TINY)]
