"""Part of the day: when each of the scenario's gates stood open."""

from exercise.report.facts.gates import GateFact
from exercise.report.pdf.blocks import Stack
from exercise.report.pdf.ink import BODY, SMALL_STRONG
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import Section


def gates(section: Section) -> list[Set]:
    """Nothing where the scenario has no gates."""
    _ = section.words.gettext
    found = section.data.gates
    if not found:
        return []
    return [section.subhead(_("Gates"), "gates"), *(_gate(section, one) for one in found)]


def _gate(section: Section, gate: GateFact) -> Set:
    title = section.parts(section.said(gate.title, SMALL_STRONG))
    return Set(Stack([title, section.text(told(section, gate), BODY)]), after=6)


def told(section: Section, gate: GateFact) -> str:
    """When it was open, in one sentence."""
    _, words = section.words.gettext, section.words
    if not gate.spans:
        return _("It never opened.")
    open_ = [
        _("from %(start)s on") % {"start": words.t(start.ms)}
        if end is None
        else _("from %(start)s to %(end)s") % {"start": words.t(start.ms), "end": words.t(end.ms)}
        for start, end in gate.spans
    ]
    return _("Open %(times)s.") % {"times": words.listed(open_)}
