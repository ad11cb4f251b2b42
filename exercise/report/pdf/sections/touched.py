"""Section: the scenario's concerns and objectives, and what exercised each."""

from exercise.domain.state import RowStatus
from exercise.report.facts.concerns import Carrier, Deciding, Reading, Topic
from exercise.report.facts.ledger import LedgerRow
from exercise.report.pdf.blocks import Block, Column, Row, Space, Stack
from exercise.report.pdf.ink import SMALL, SMALL_STRONG, TINY, TINY_MUTED
from exercise.report.pdf.lines import Part, run
from exercise.report.pdf.marks import Mark
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import Section
from exercise.report.pdf.tables import Grid

GRID = Grid((34, 178, 176, 81))
NUMBER = 27.0


def touched(section: Section) -> list[Set]:
    _ = section.words.gettext
    data = section.data
    if not data.concerns and not data.objectives:
        text = _(
            "The scenario names no concerns and no objectives, so there is nothing to set against "
            "what was played."
        )
        return [section.head(), section.nothing(text)]
    found = [section.head(), section.opening(_lede(section), _more(section))]
    if data.concerns:
        found.append(
            _table(section, 1, _("Concerns, and what exercised them"), _("Concern"), data.concerns)
        )
    if data.objectives:
        found.append(_table(section, 2, _("Objectives"), _("Objective"), data.objectives))
    return found


def _lede(section: Section) -> str:
    _, words = section.words.gettext, section.words
    concerns = section.data.concerns
    if not concerns:
        return _("The scenario names objectives, and no concerns.")
    missing = [topic for topic in concerns if not topic.exercised]
    if not missing:
        return _("All %(n)s concerns of the scenario were put before somebody.") % {
            "n": words.number(len(concerns))
        }
    if len(missing) == len(concerns):
        return _("None of the scenario’s %(n)s concerns was exercised.") % {
            "n": words.number(len(concerns))
        }
    return _(
        "%(some)s of the scenario’s %(all)s concerns were put before somebody. Not exercised: "
        "%(missing)s."
    ) % {
        "some": words.number(len(concerns) - len(missing)),
        "all": words.number(len(concerns)),
        "missing": words.listed(topic.id for topic in missing),
    }


def _more(section: Section) -> str:
    _ = section.words.gettext
    return _(
        "A concern counts as exercised once an inject that carries it was released. Whether "
        "anybody took it up is another matter: the last column has the moves that were given as an "
        "answer to those injects."
    )


def _table(section: Section, place: int, title: str, head: str, topics: tuple[Topic, ...]) -> Set:
    _ = section.words.gettext
    return section.table(
        place,
        title,
        GRID,
        (
            section.column(""),
            section.column(head),
            section.column(_("Injects")),
            section.column(_("Moves in answer")),
        ),
        [_row(section, topic) for topic in topics],
    )


def _row(section: Section, topic: Topic) -> list[Block]:
    text: list[Block] = [section.text(topic.text, SMALL)]
    if topic.area:
        text.insert(0, section.text(topic.area, TINY_MUTED))
    text += _asked(section, topic)
    return [
        section.text(topic.id, SMALL_STRONG),
        Stack(text),
        Stack(_injects(section, topic)),
        section.parts(*_moves(topic)),
    ]


def _asked(section: Section, topic: Topic) -> list[Block]:
    """What the report is to answer, where that was decided, and how another side reads it."""
    _ = section.words.gettext
    found: list[Block] = []
    if topic.question:
        found += [Space(3), section.text(topic.question, SMALL_STRONG)]
    for one in topic.deciding:
        found += [Space(2), section.text(_decided(section, one), TINY)]
    for place, reading in enumerate(topic.mirror):
        label = "" if place else _("Mirror") + "  "
        mirror = [run(label, TINY_MUTED), *_mirror(section, reading)]
        found += [Space(1 if place else 3), section.parts(*mirror, leading=TINY.leading)]
    return found


def _mirror(section: Section, reading: Reading) -> list[Part]:
    words = section.words
    parts: list[Part] = [section.said(reading.text, TINY)]
    if reading.numbers:
        line = words.ngettext("inject %(numbers)s", "injects %(numbers)s", len(reading.numbers))
        told = line % {"numbers": words.listed(reading.numbers)}
        parts.append(run(f"  {words.bound(told)}", TINY_MUTED))
    return parts


def _decided(section: Section, one: Deciding) -> str:
    _ = section.words.gettext
    row = one.inject
    values = {"n": row.number, "title": row.title.text if row.title else "", "what": one.chosen}
    if row.released is None:
        return _("Deciding moment, not reached: %(n)s %(title)s") % values
    if not one.chosen:
        return _("Deciding moment: %(n)s %(title)s") % values
    if one.by_default:
        return _("Deciding moment: %(n)s %(title)s. By default: %(what)s") % values
    return _("Deciding moment: %(n)s %(title)s. Chosen: %(what)s") % values


def _injects(section: Section, topic: Topic) -> list[Block]:
    _ = section.words.gettext
    if topic.exercised:
        return [_carrier(section, carrier) for carrier in topic.released]
    final = section.data.cover.final
    word = _("Not exercised.") if final else _("Not exercised yet.")
    missed = [section.text(word, SMALL_STRONG)]
    if not topic.planned:
        return [*missed, section.text(_("No inject carries it."), TINY_MUTED)]
    return [
        *missed,
        *(section.text(missed_text(section, row), TINY_MUTED) for row in topic.planned),
    ]


def _carrier(section: Section, carrier: Carrier) -> Block:
    row, wide = carrier.inject, GRID.widths[2]
    number = section.text(row.number, SMALL_STRONG)
    title = section.text(row.title or "", SMALL)
    return Row([Column(0, NUMBER, number), Column(NUMBER, wide - NUMBER, title)])


def missed_text(section: Section, row: LedgerRow) -> str:
    """Why a row of the MSEL never went out."""
    _ = section.words.gettext
    values, final = {"n": row.number}, section.data.cover.final
    match row.status:
        case RowStatus.DROPPED:
            return _("Inject %(n)s was dropped.") % values
        case RowStatus.KEPT:
            return _("Inject %(n)s was kept back and never released.") % values
        case RowStatus.ERASED:
            return _("Its inject was erased.")
        case RowStatus.LAPSED:
            return (
                _(
                    "Inject %(n)s lapsed: its time ran out, what it was not to follow had come,"
                    " another inject ruled it out, or those it was for had enough."
                )
                % values
            )
        case _other if not final:
            return _("Inject %(n)s has not been released yet.") % values
        case _other if row.conditional:
            return _("Inject %(n)s was to follow on what did not come about.") % values
        case _other if row.planned_ms is None:
            return _("Inject %(n)s was to be released by hand, and was not.") % values
        case _other:
            return _("Inject %(n)s was not reached.") % values


def _moves(topic: Topic) -> list[Part]:
    parts: list[Part] = []
    for move in topic.moves:
        parts += [Mark(move.cell), run(f"{move.number}   ", SMALL)]
    return parts or [run("–", SMALL)]
