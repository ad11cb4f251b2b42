"""Section: the cells' own objectives, and how far each was met, by whose word."""

from exercise.domain.payloads import Rating
from exercise.report.facts.ratings import AimFact, CellAims, RatingFact
from exercise.report.pdf.blocks import Block, Space, Stack
from exercise.report.pdf.ink import SMALL, SMALL_MUTED, SMALL_STRONG, TINY_MUTED
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import Section
from exercise.report.pdf.tables import Grid

GRID = Grid((34, 145, 145, 145))


def aims(section: Section) -> list[Set]:
    _ = section.words.gettext
    cells = section.data.aims
    if not cells:
        text = _("No cell has objectives of its own, so there was nothing to rate.")
        return [section.head(), section.nothing(text)]
    tables = (_table(section, place, one) for place, one in enumerate(cells, start=1))
    return [section.head(), section.opening(_lede(section), _more(section)), *tables]


def _lede(section: Section) -> str:
    _, words = section.words.gettext, section.words
    every = [aim for one in section.data.aims for aim in one.aims]
    own = sum(aim.own is not None for aim in every)
    staff = sum(bool(aim.staff) for aim in every)
    if not own and not staff:
        return _("None of the cells’ %(n)s objectives was rated.") % {"n": words.number(len(every))}
    return _(
        "Of the cells’ %(n)s objectives, %(own)s were rated by the cell itself and %(staff)s by "
        "observers or the White Cell."
    ) % {
        "n": words.number(len(every)),
        "own": words.number(own),
        "staff": words.number(staff),
    }


def _more(section: Section) -> str:
    _ = section.words.gettext
    return _(
        "A cell’s head rates its objectives after ENDEX, observers and controllers from STARTEX "
        "on; where somebody rated twice, the later word stands here. No cell saw another’s "
        "objectives or ratings, nor what the staff said of its own."
    )


def _table(section: Section, place: int, one: CellAims) -> Set:
    _ = section.words.gettext
    heads = ("", _("Objective"), _("The cell’s head"), _("Observers and White Cell"))
    rows = [_row(section, aim) for aim in one.aims]
    return section.table(place, one.cell.name, GRID, [*map(section.column, heads)], rows)


def _row(section: Section, aim: AimFact) -> list[Block]:
    return [
        section.text(aim.id, SMALL_STRONG),
        Stack([section.text(aim.text, SMALL), *_injects(section, aim)]),
        Stack(_said(section, (aim.own,) if aim.own else ())),
        Stack(_said(section, aim.staff)),
    ]


def _injects(section: Section, aim: AimFact) -> list[Block]:
    """By number, those that were written to exercise it; nothing where none was."""
    _ = section.words.gettext
    if not aim.released and not aim.planned:
        return []
    if not aim.released:
        return [section.text(_("No inject that was to exercise it went out."), TINY_MUTED)]
    words = section.words
    numbers = words.listed([row.number for row in aim.released])
    line = words.ngettext(
        "Exercised by inject %(numbers)s.",
        "Exercised by injects %(numbers)s.",
        len(aim.released),
    )
    return [section.text(line % {"numbers": numbers}, TINY_MUTED)]


def _said(section: Section, ratings: tuple[RatingFact, ...]) -> list[Block]:
    _ = section.words.gettext
    if not ratings:
        word = _("Not rated.") if section.data.cover.final else _("Not rated yet.")
        return [section.text(word, SMALL_MUTED)]
    found: list[Block] = []
    for one in ratings:
        found += [*([Space(5)] if found else []), *_rating(section, one)]
    return found


def _rating(section: Section, one: RatingFact) -> list[Block]:
    _, words = section.words.gettext, section.words
    found: list[Block] = [section.text(_word(section, one.rating), SMALL_STRONG)]
    if one.evidence:
        found.append(section.text(one.evidence, SMALL))
    elif one.erased:
        found.append(section.gone(_("the evidence was erased"), SMALL))
    by = f"{words.seat(one.by)}, {words.t(one.moment.ms)}"
    return [*found, section.text(by, TINY_MUTED)]


def _word(section: Section, rating: Rating) -> str:
    _ = section.words.gettext
    return {"met": _("Met"), "partly": _("Partly met"), "not_met": _("Not met")}[rating]
