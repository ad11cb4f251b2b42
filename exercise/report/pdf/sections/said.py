"""Section: public statements and messages."""

from exercise.report.facts.traffic import Quoted, Utterance
from exercise.report.pdf.blocks import Block, Space, Text
from exercise.report.pdf.ink import BODY, LEDE, SMALL, SMALL_MUTED, SMALL_STRONG, TINY_MUTED
from exercise.report.pdf.lines import Part, run
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import Section


def said(section: Section) -> list[Set]:
    _ = section.words.gettext
    data = section.data
    found = [section.head()]
    if data.statements or data.messages:
        found.append(section.opening(_lede(section), _more(section)))
    found.append(section.subhead(_("Public statements"), "statements", before=0))
    if data.statements:
        found += [_statement(section, one) for one in data.statements]
    else:
        found.append(section.nothing(_("Nobody made a public statement.")))
    found.append(section.subhead(_("Messages"), "messages"))
    if data.messages:
        found += [_message(section, one) for one in data.messages]
    else:
        found.append(section.nothing(_("No message was sent, within a cell or between cells.")))
    return found


def _lede(section: Section) -> str:
    _, words, data = section.words.gettext, section.words, section.data
    inside = sum(one.inside for one in data.messages)
    text = _("%(statements)s to everybody, %(messages)s.") % {
        "statements": words.count("%(n)s statement", "%(n)s statements", len(data.statements)),
        "messages": words.count("%(n)s message", "%(n)s messages", len(data.messages)),
    }
    if not inside:
        return text
    stayed = words.count(
        "%(n)s of the messages stayed within a cell.",
        "%(n)s of the messages stayed within a cell.",
        inside,
    )
    return f"{text} {stayed}"


def _more(section: Section) -> str:
    _ = section.words.gettext
    return _(
        "The white cell speaks for whoever is not in the room; the name it used stands before its "
        "own. The practice messages of the lobby are not part of this report."
    )


def _statement(section: Section, one: Utterance) -> Set:
    _ = section.words.gettext
    blocks: list[Block] = [section.parts(*_sender(section, one)), Space(2)]
    if one.text is None:
        blocks.append(section.gone(_("this statement was erased")))
    else:
        parts = [run("“", LEDE), section.said(one.text, LEDE), run("”", LEDE)]
        blocks.append(section.measured(Text(parts, LEDE.leading)))
    blocks += _answers(section, one)
    return section.entry(one.moment, *blocks, bound=2)


def _message(section: Section, one: Utterance) -> Set:
    _ = section.words.gettext
    head = _sender(section, one)
    if one.inside:
        head.append(run(_("   within the cell"), SMALL_MUTED))
    else:
        head += [run(_("   to "), SMALL_MUTED), *section.cells(one.to)]
    blocks: list[Block] = [section.parts(*head), Space(1)]
    if one.text is None:
        blocks.append(section.gone(_("this message was erased")))
    elif one.text:
        blocks.append(section.prose(one.text))
    if one.quoted is not None:
        blocks += _quoted(section, one.quoted)
    blocks += _answers(section, one)
    return section.entry(one.moment, *blocks, bound=2)


def _sender(section: Section, one: Utterance) -> list[Part]:
    _, words = section.words.gettext, section.words
    parts = section.cell(one.cell)
    if one.persona:
        parts.append(section.said(_(" as %(persona)s") % {"persona": one.persona}, SMALL))
    if one.by is not None and (one.cell.hue or one.by.name):
        parts.append(section.said(f"   {words.seat(one.by)}", SMALL_MUTED))
    return parts


def _quoted(section: Section, quoted: Quoted) -> list[Block]:
    _ = section.words.gettext
    values = {"of": quoted.of}
    if not quoted.title:
        head = section.text(_("Passed on, from %(of)s:") % values, TINY_MUTED)
        return [Space(2), head, section.prose(quoted.text, BODY)]
    parts = [
        section.said(_("Passed on whole, from %(of)s: ") % values, SMALL_MUTED),
        section.said(quoted.title, SMALL_STRONG),
    ]
    return [Space(2), section.measured(Text(parts, SMALL.leading))]


def _answers(section: Section, one: Utterance) -> list[Block]:
    if one.answers is None:
        return []
    text = section.words.gettext("Answers %(what)s") % {"what": section.reference(one.answers)}
    return [Space(2), section.measured(section.text(text, TINY_MUTED))]
