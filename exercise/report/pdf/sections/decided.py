"""Section: decisions, who made each and when; tasks of the white cell."""

from exercise.report.facts.decisions import DecisionFact, OptionFact, TaskFact
from exercise.report.pdf.blocks import Block, Space
from exercise.report.pdf.ink import BODY, SMALL, SMALL_MUTED, SMALL_STRONG, TINY_MUTED
from exercise.report.pdf.lines import run
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import Section


def decided(section: Section) -> list[Set]:
    _ = section.words.gettext
    put, tasks = section.data.decisions, section.data.tasks
    if not put and not tasks:
        return [section.head(), section.nothing(_("No decision was put to anybody."))]
    return [
        section.head(),
        section.opening(_lede(section), _more(section)),
        *(_decision(section, one) for one in put),
        *(_task(section, one) for one in tasks),
    ]


def _lede(section: Section) -> str:
    _, words, put = section.words.gettext, section.words, section.data.decisions
    asked = words.count("%(n)s decision was put.", "%(n)s decisions were put.", len(put))
    fell = sum(one.how == "default" for one in put)
    return f"{asked} " + _("Left to their default: %(n)s.") % {"n": words.number(fell)}


def _more(section: Section) -> str:
    _ = section.words.gettext
    return _(
        "Nobody else was told that there was something to decide. A default was taken where nobody "
        "decided in time. Tasks of controllers stand at the end."
    )


def _decision(section: Section, one: DecisionFact) -> Set:
    heads = [run(f"{one.number}  ", SMALL_MUTED), section.said(one.ask, SMALL_STRONG)]
    whose = section.cell(one.cell)
    if one.seat_title:
        whose.append(section.said(f"   {one.seat_title}", SMALL_MUTED))
    blocks: list[Block] = [
        section.parts(*heads),
        section.parts(*whose),
        section.text(_fate(section, one), TINY_MUTED),
        Space(4),
    ]
    for option in one.options:
        blocks += [_option(section, option), Space(2)]
    return section.entry(one.put, *blocks, bound=3)


def _fate(section: Section, one: DecisionFact) -> str:
    _, words = section.words.gettext, section.words
    if one.made is None:
        return _("not decided")
    at = {"time": words.t(one.made.ms), "who": one.office}
    ways = {
        "chosen": _("decided by %(who)s, %(time)s") % at,
        "control": _("entered by the White Cell, %(time)s") % at,
        "default": _("nobody decided: the default was taken, %(time)s") % at,
    }
    return f"{ways[one.how]}, {_('with an order')}" if one.ordered else ways[one.how]


def _option(section: Section, option: OptionFact) -> Block:
    _ = section.words.gettext
    words = []
    if option.chosen:
        words.append(_("taken"))
    if option.is_default:
        words.append(_("default"))
    note = [run(f"   {', '.join(words)}", SMALL_MUTED)] if words else []
    style = SMALL_STRONG if option.chosen else BODY
    return section.parts(section.said(option.title, style), *note)


def _task(section: Section, one: TaskFact) -> Set:
    _, words = section.words.gettext, section.words
    heads = [run(f"{one.number}  ", SMALL_MUTED), section.said(one.title, SMALL_STRONG)]
    fate = _("task, not done")
    if one.done is not None:
        fate = _("task, done %(time)s") % {"time": words.t(one.done.ms)}
    by = [section.said(f"   {one.by.title}", SMALL)] if one.by is not None else []
    done = section.parts(run(fate, SMALL_MUTED), *by)
    return section.entry(one.set, section.parts(*heads), done, bound=2)
