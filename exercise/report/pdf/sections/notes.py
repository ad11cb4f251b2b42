"""Sections: what was observed, and what was erased."""

from exercise.report.facts.erasures import ErasureFact
from exercise.report.facts.notes import ObservationFact
from exercise.report.pdf.blocks import Block, Space
from exercise.report.pdf.ink import SMALL, SMALL_MUTED, TINY_MUTED
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import Section
from exercise.report.pdf.tables import Grid
from exercise.report.pdf.words import Words


def observed(section: Section) -> list[Set]:
    _, words = section.words.gettext, section.words
    found = section.data.observations
    if not found:
        text = _(
            "No observation was noted. Observers and controllers can still add some until the "
            "exercise is closed."
        )
        return [section.head(), section.nothing(text)]
    lede = words.count("%(n)s observation was noted.", "%(n)s observations were noted.", len(found))
    more = _(
        "By observers and controllers, as they wrote them. Players never read them during the "
        "exercise."
    )
    return [
        section.head(),
        section.opening(lede, more),
        *(_observation(section, one) for one in found),
    ]


def _observation(section: Section, one: ObservationFact) -> Set:
    _, words = section.words.gettext, section.words
    blocks: list[Block] = []
    if one.by is not None:
        seat = words.seat(one.by)
        head = section.cell(one.by.cell)
        if seat != one.by.cell.name:
            head.append(section.said(f"   {seat}", SMALL_MUTED))
        blocks += [section.parts(*head), Space(1)]
    if one.text is None:
        blocks.append(section.gone(_("this observation was erased")))
    else:
        blocks.append(section.prose(one.text))
    if one.about is not None:
        about = _("About %(what)s") % {"what": section.reference(one.about)}
        blocks += [Space(2), section.measured(section.text(about, TINY_MUTED))]
    return section.entry(one.moment, *blocks, bound=1)


# ── erasures ─────────────────────────────────────────────────────────────────


def erased(section: Section) -> list[Set]:
    _, words = section.words.gettext, section.words
    found = section.data.erasures
    if not found:
        return [section.head(), section.nothing(_("Nothing was erased from the log."))]
    lede = words.count(
        "Something was erased from the log once.",
        "Something was erased from the log %(n)s times.",
        len(found),
    )
    more = _(
        "What it said is gone from the log, from the pages and from this report. That it was "
        "there, when it was taken out and why, stays; the chain of hashes still verifies."
    )
    return [
        section.head(),
        section.opening(lede, more),
        section.table(
            1,
            _("Erasures"),
            Grid((54, 132, 118, 165)),
            (
                section.column(_("When")),
                section.column(_("What")),
                section.column(_("By")),
                section.column(_("Reason given")),
            ),
            [_erasure(section, one) for one in found],
        ),
    ]


def _erasure(section: Section, one: ErasureFact) -> list[Block]:
    words = section.words
    kinds = ", ".join(_kind(words, kind, number) for kind, number in one.kinds)
    by = f"{one.by.cell.name}, {words.seat(one.by)}" if one.by else words.seat(None)
    return [
        section.times(one.moment),
        section.text(kinds, SMALL),
        section.text(by, SMALL),
        section.text(one.reason or "–", SMALL),
    ]


def _kind(words: Words, kind: str, number: int) -> str:
    """What an entry of a kind is called, without an article."""
    _ = words.gettext
    names = {
        "brief.set": _("brief"),
        "folder.set": _("cell’s folder"),
        "control.set": _("what control held"),
        "inject.planned": _("inject in the MSEL"),
        "inject.dropped": _("reason for dropping an inject"),
        "inject.delivered": _("inject as delivered"),
        "item.passed_on": _("something passed on"),
        "message.sent": _("message"),
        "statement.made": _("public statement"),
        "agreement.recorded": _("agreement"),
        "agreement.disputed": _("dispute of an agreement"),
        "observation.noted": _("observation"),
        "rating.reasoned": _("evidence for a rating"),
        "answer.sealed": _("answer to a sealed question"),
        "answers.told": _("opened answers"),
        "move.submitted": _("move"),
        "move.took_effect": _("move as it became known"),
        "ruling.reasoned": _("words of a ruling"),
        "ruling.told": _("ruling as told to a cell"),
        "noduff.raised": _("call of no-duff"),
        "noduff.cleared": _("note clearing a no-duff"),
        "name": _("person’s name"),
    }
    name = names.get(kind, _("entry"))
    return name if number == 1 else _("%(what)s (%(n)s)") % {"what": name, "n": number}
