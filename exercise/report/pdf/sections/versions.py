"""Sections: what was told to whom, and questions for the hot wash."""

from exercise.domain.scenario import WHITE
from exercise.report.facts.told import FactLine, Telling
from exercise.report.facts.traffic import Utterance
from exercise.report.pdf.blocks import Block
from exercise.report.pdf.ink import BODY, SMALL, SMALL_MUTED, SMALL_STRONG
from exercise.report.pdf.lines import Part, run
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import Section
from exercise.report.pdf.tables import Grid

GRID = Grid((52, 120, 176, 121))


def versions(section: Section) -> list[Set]:
    _ = section.words.gettext
    found = section.data.facts
    if not found:
        text = _("The scenario declares no facts of which cells are told different versions.")
        return [section.head(), section.nothing(text), *_by_control(section, 1)]
    tables = [_table(section, place, fact) for place, fact in enumerate(found, start=1)]
    opening = section.opening(_lede(section), _more(section))
    return [section.head(), opening, *tables, *_by_control(section, len(tables) + 1)]


def _lede(section: Section) -> str:
    _, words, found = section.words.gettext, section.words, section.data.facts
    apart = sum(len({one.says.text for one in fact.tellings}) > 1 for fact in found)
    counted = words.count("%(n)s fact was told.", "%(n)s facts were told.", len(found))
    return f"{counted} " + _("In more than one version: %(n)s.") % {"n": words.number(apart)}


def _more(section: Section) -> str:
    _ = section.words.gettext
    return _(
        "What each cell was told is the scenario’s. What somebody asserted is as the white cell "
        "noted it while it read along: what nobody noted is not here. Only the version that was "
        "true is marked; another may come near it."
    )


def _table(section: Section, place: int, fact: FactLine) -> Set:
    _ = section.words.gettext
    note = None
    if fact.true is not None:
        note = section.parts(
            run(_("So it was:") + " ", SMALL_MUTED), section.said(fact.true, SMALL)
        )
    heads = (_("When"), _("Who"), _("Which version"), _("Where"))
    return section.table(
        place,
        fact.about.text,
        GRID,
        tuple(section.column(head) for head in heads),
        [_row(section, one) for one in fact.tellings],
        note,
    )


def _row(section: Section, one: Telling) -> list[Block]:
    _ = section.words.gettext
    verb = _("asserted") if one.how == "asserted" else _("told")
    says: list[Part] = [section.said(one.says, SMALL)]
    if one.so:
        says.append(run("   " + _("so it was"), SMALL_MUTED))
    where = section.reference(one.where) if one.where else _("its folder")
    return [
        section.times(one.moment),
        section.parts(*section.cells(one.cells), run(f"   {verb}", SMALL_MUTED)),
        section.parts(*says),
        section.text(where, SMALL),
    ]


def _by_control(section: Section, place: int) -> list[Set]:
    """All that it wrote to teams, in whatever name, whether or not a fact was noted on it."""
    _, data = section.words.gettext, section.data
    found = [
        one
        for one in (*data.statements, *data.messages)
        if one.cell.id == WHITE and not one.inside and one.quoted is None
    ]
    if not found:
        return []
    table = section.table(
        place,
        _("What the white cell wrote"),
        Grid((52, 150, 275)),
        section.columns((_("When"), _("To whom"), _("In what words")), ()),
        [_wrote(section, one) for one in sorted(found, key=lambda one: one.moment.ms)],
    )
    return [table]


def _wrote(section: Section, one: Utterance) -> list[Block]:
    _ = section.words.gettext
    to: list[Part] = [*section.cells(one.to)] if one.to else [run(_("everybody"), SMALL)]
    if one.persona:
        to.append(section.said("   " + _("as %(persona)s") % {"persona": one.persona}, SMALL_MUTED))
    gone = section.gone(_("erased"), SMALL)
    text = gone if one.text is None else section.parts(section.said(one.text, SMALL))
    return [section.times(one.moment), section.parts(*to), text]


# ── the hot wash ─────────────────────────────────────────────────────────────


def hot_wash(section: Section) -> list[Set]:
    _ = section.words.gettext
    found = section.data.hot_wash
    if not found:
        return [section.head(), section.nothing(_("The scenario has no questions to the room."))]
    lede = _("What the scenario’s author would ask the room, in this order.")
    asked = [
        Set(
            section.measured(
                section.parts(
                    run(f"{number}   ", SMALL_STRONG), section.said(one, BODY), leading=BODY.leading
                )
            ),
            after=7,
        )
        for number, one in enumerate(found, start=1)
    ]
    return [section.head(), section.opening(lede), *asked]
