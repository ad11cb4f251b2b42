"""Table: every move, when it was sent, when its result was expected, and when it was ruled on."""

from collections.abc import Iterator

from exercise.domain.state import MoveStatus
from exercise.report.facts.moves import MoveFact
from exercise.report.pdf.blocks import Block, Stack
from exercise.report.pdf.ink import SMALL, SMALL_MUTED, TINY_MUTED
from exercise.report.pdf.lines import run
from exercise.report.pdf.marks import Mark
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import Section
from exercise.report.pdf.tables import Grid

GRID = Grid((40, 149, 46, 52, 46, 52, 66), gap=7)
SECOND = 1_000


def by_their_times(section: Section) -> Iterator[Set]:
    _, found = section.words.gettext, section.data.moves
    if not found:
        return
    note = _(
        "A result is expected as long after the order was sent as the order takes. The white cell "
        "may rule earlier or later than that; the first ruling counts here. All in exercise time."
    )
    yield section.table(
        1,
        _("Moves by their times"),
        GRID,
        section.columns(
            (_("Move"), _("Order")),
            (_("Sent"), _("Result due"), _("Ruled on"), _("Waited"), _("The ruling came")),
        ),
        [_row(section, move) for move in found],
        section.text(note, TINY_MUTED),
    )


def _row(section: Section, move: MoveFact) -> list[Block]:
    _, words = section.words.gettext, section.words
    first = move.first_ms
    title = (
        section.gone(_("erased"), SMALL)
        if move.order is None
        else section.text(move.order.title, SMALL)
    )
    return [
        section.parts(Mark(move.cell), run(f"{move.number}", SMALL)),
        title,
        section.figures(words.t(move.moment.ms)),
        _due(section, move),
        section.figures("–" if first is None else words.t(first)),
        section.figures(words.maybe(move.ruled_ms)),
        section.text(_came(section, move), SMALL_MUTED, "right"),
    ]


def _due(section: Section, move: MoveFact) -> Block:
    if move.due_ms is None:
        return section.figures("–")
    due = section.figures(section.words.t(move.due_ms))
    if not move.cut_short:
        return due
    after = section.text(section.words.gettext("after ENDEX"), TINY_MUTED, "right")
    return Stack([due, after])


def _came(section: Section, move: MoveFact) -> str:
    """How long before or after the result was due; what became of it where nobody ruled."""
    _, words = section.words.gettext, section.words
    if move.first_ms is None:
        return {
            MoveStatus.WITHDRAWN: _("withdrawn"),
            MoveStatus.LAPSED: _("lapsed"),
            MoveStatus.WAITING: _("waits"),
        }.get(move.status, "")
    if move.due_ms is None:
        return ""
    late = move.first_ms - move.due_ms
    if abs(late) < SECOND:
        return _("when due")
    text = _("%(time)s before") if late < 0 else _("%(time)s after")
    return text % {"time": words.rough(abs(late))}
