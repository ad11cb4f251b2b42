"""Section: agreements that somebody typed in."""

from exercise.report.facts.agreements import AgreementFact, Stand
from exercise.report.pdf.blocks import Block, Space
from exercise.report.pdf.ink import SMALL_MUTED, SMALL_STRONG, TINY_MUTED
from exercise.report.pdf.lines import Part, run
from exercise.report.pdf.marks import Mark
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import Section


def deals(section: Section) -> list[Set]:
    _ = section.words.gettext
    found = section.data.agreements
    if not found:
        text = _("No agreement was typed in. What was agreed and never typed is not here.")
        return [section.head(), section.nothing(text)]
    return [
        section.head(),
        section.opening(_lede(section), _more(section)),
        *(_deal(section, one) for one in found),
    ]


def _lede(section: Section) -> str:
    _, words = section.words.gettext, section.words
    found = section.data.agreements
    said = [
        words.count(
            "%(n)s agreement was typed in.",
            "%(n)s agreements were typed in.",
            len(found),
        )
    ]
    confirmed = sum(one.confirmed for one in found)
    disputed = sum(one.disputed for one in found)
    said.append(
        _("Confirmed by all the others: %(confirmed)s. Disputed: %(disputed)s.")
        % {"confirmed": words.number(confirmed), "disputed": words.number(disputed)}
    )
    return " ".join(said)


def _more(section: Section) -> str:
    _ = section.words.gettext
    return _(
        "When it happened and when it was typed are two things, and so are what one side wrote "
        "down and what the other will stand by. Whether they agreed aloud or in writing was not "
        "recorded."
    )


def _deal(section: Section, deal: AgreementFact) -> Set:
    _ = section.words.gettext
    blocks: list[Block] = [section.parts(*section.cells(stand.cell for stand in deal.stands))]
    blocks += [section.text(_typed(section, deal), TINY_MUTED), Space(4)]
    if deal.text is None:
        blocks.append(section.gone(_("the text of this agreement was erased")))
    else:
        blocks.append(section.prose(deal.text))
    blocks.append(Space(4))
    if deal.withdrawn:
        blocks.append(section.parts(run(_("Withdrawn by who entered it"), SMALL_STRONG)))
        if deal.why:
            blocks.append(section.prose(deal.why))
    for stand in deal.stands:
        if stand.typed or (deal.withdrawn and stand.confirmed is None):
            continue
        blocks.append(section.parts(*_stand(section, stand)))
        if stand.note:
            blocks += [section.prose(stand.note), Space(2)]
    return section.entry(deal.happened or deal.typed, *blocks, bound=3)


def _typed(section: Section, deal: AgreementFact) -> str:
    _, words = section.words.gettext, section.words
    who = f"{deal.by.cell.name}, {words.seat(deal.by)}" if deal.by else words.seat(None)
    values = {"who": who, "typed": words.t(deal.typed.ms)}
    if deal.behalf is not None:
        who = _("%(who)s for %(cell)s") % {"who": who, "cell": deal.behalf.name}
        values["who"] = who
    if deal.happened is None:
        return _("Typed as it happened, by %(who)s") % values
    values["happened"] = words.t(deal.happened.ms)
    return _("Agreed %(happened)s, typed %(typed)s by %(who)s") % values


def _stand(section: Section, stand: Stand) -> list[Part]:
    _ = section.words.gettext
    parts: list[Part] = [Mark(stand.cell)]
    if stand.confirmed is None:
        return [*parts, run(_("has neither confirmed nor disputed it"), SMALL_MUTED)]
    parts.append(run(_("Confirmed") if stand.confirmed else _("Disputed"), SMALL_STRONG))
    if stand.seat_title:
        parts.append(section.said(f"   {stand.seat_title}", SMALL_MUTED))
    return parts
