"""Section: sealed questions and their answers."""

from exercise.report.facts.questions import AskedFact, QuestionFact, WordingFact
from exercise.report.pdf.blocks import Block, Space
from exercise.report.pdf.ink import BODY, SMALL, SMALL_MUTED, SMALL_STRONG, TINY_MUTED
from exercise.report.pdf.lines import run
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import Section


def sealed(section: Section) -> list[Set]:
    _ = section.words.gettext
    found = section.data.questions
    if not found:
        return [section.head(), section.nothing(_("No sealed question was asked."))]
    return [
        section.head(),
        section.opening(_lede(section), _more(section)),
        *(_question(section, one) for one in found),
    ]


def _lede(section: Section) -> str:
    _, words, found = section.words.gettext, section.words, section.data.questions
    asked = words.count(
        "%(n)s sealed question was asked.", "%(n)s sealed questions were asked.", len(found)
    )
    opened = sum(one.opened for one in found)
    return f"{asked} " + _("Opened: %(n)s.") % {"n": words.number(opened)}


def _more(section: Section) -> str:
    _ = section.words.gettext
    return _(
        "Whoever answered did so without knowing what others would say. Answers that were never "
        "opened are not here either."
    )


def _question(section: Section, one: QuestionFact) -> Set:
    _ = section.words.gettext
    heads = [run(f"{one.number}  ", SMALL_MUTED), section.said(one.title, SMALL_STRONG)]
    blocks: list[Block] = [section.parts(*heads), section.text(_fate(section, one), TINY_MUTED)]
    if one.scale:
        blocks.append(section.text(one.scale, TINY_MUTED))
    blocks.append(Space(4))
    for wording in one.wordings:
        blocks += _wording(section, one, wording)
    if one.track:
        moved = _("The mean of all answers went into the track “%(track)s”.") % {"track": one.track}
        blocks.append(section.text(moved, SMALL_MUTED))
    return section.entry(one.put, *blocks, bound=2)


def _wording(section: Section, one: QuestionFact, wording: WordingFact) -> list[Block]:
    """The words as those asked read them, and their answers below."""
    _ = section.words.gettext
    title = [section.text(wording.title, SMALL_STRONG)] if wording.title else []
    blocks: list[Block] = [*title, section.prose(wording.text), Space(2)]
    for asked in wording.asked:
        blocks += [_answer(section, one, asked), Space(2)]
    if wording.mean:
        blocks.append(section.text(_("Mean %(n)s") % {"n": wording.mean}, SMALL_MUTED))
    return [*blocks, Space(4)]


def _fate(section: Section, one: QuestionFact) -> str:
    _, words = section.words.gettext, section.words
    given = sum(asked.answered is not None for asked in one.asked)
    text = _("%(n)s of %(m)s answered") % {
        "n": words.number(given),
        "m": words.number(len(one.asked)),
    }
    closed = _("closed %(time)s") % {"time": words.t(one.closed.ms)} if one.closed else _("open")
    return f"{text}, {closed}"


def _answer(section: Section, one: QuestionFact, asked: AskedFact) -> Block:
    _ = section.words.gettext
    parts = section.cell(asked.cell)
    if asked.seat_title:
        parts.append(section.said(f"   {asked.seat_title}", SMALL_MUTED))
    if asked.answered is not None:
        at = asked.answered
        stamp = f"{section.words.t(at.ms)}, {section.words.story_short(at)}"
        parts.append(run(f"   {stamp}", TINY_MUTED))
    if asked.answer is not None:
        return section.parts(*parts, run("   ", SMALL), section.said(asked.answer, BODY))
    words = _("sealed") if asked.answered and not one.opened else _("no answer")
    return section.parts(*parts, run(f"   {words}", SMALL_MUTED))
