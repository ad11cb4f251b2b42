"""Section: which log this report tells, and how to check it."""

from exercise.report.pdf.blocks import Block, Space, Stack
from exercise.report.pdf.ink import BODY, MONO, SMALL
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import Section


def record(section: Section) -> list[Set]:
    _, words = section.words.gettext, section.words
    cover = section.data.cover
    lede = _(
        "This report was made from %(n)s entries of one append-only log, and from nothing else. "
        "Whoever has the log can check that it is the same one."
    ) % {"n": words.number(cover.last_seq)}
    more = _(
        "Each entry carries the hash of the one before it, and its own hash covers all its fields. "
        "Change, remove or reorder one, and every hash after it differs. The hash of the last "
        "entry therefore stands for all of them: keep it apart from the data, on paper or in a "
        "message, and nobody can quietly write the day anew."
    )
    return [
        section.head(),
        section.opening(lede, more),
        Set(section.facts(_lines(section))),
        section.subhead(_("How to check it")),
        Set(_how(section)),
    ]


def _lines(section: Section) -> list[tuple[str, Block]]:
    _, words = section.words.gettext, section.words
    cover = section.data.cover
    entries = _("%(n)s, from %(first)s to %(last)s") % {
        "n": words.number(cover.last_seq - cover.first_seq + 1),
        "first": words.number(cover.first_seq),
        "last": words.number(cover.last_seq),
    }
    return [
        (_("Exercise"), section.text(f"{cover.name} ({cover.exercise})", SMALL)),
        (_("First entry"), section.text(words.stamp(cover.created), SMALL)),
        (_("Entries"), section.text(entries, SMALL)),
        (_("Hash of the last entry"), section.text(cover.head_hash, MONO)),
        (_("Hash of the scenario"), section.text(cover.scenario_hash, MONO)),
        (_("Report made"), section.text(words.stamp(cover.made), SMALL)),
    ]


def _how(section: Section) -> Block:
    _ = section.words.gettext
    cover = section.data.cover
    command = f"startex verify DATA --exercise {cover.exercise} \\\n  --head {cover.head_hash}"
    first = _("On the machine that has the data folder, with its path in place of DATA:")
    then = _(
        "It rehashes every payload and every entry, compares the tables with a rebuild, and prints "
        "the length and the last hash. If the log has grown since, it still finds the hash given "
        "here within it. If entries were cut off or changed, it names the first that does not fit "
        "and ends with exit code 1. What was erased does not disturb it: an erased entry keeps its "
        "hash."
    )
    return Stack(
        [
            section.prose(first, BODY),
            Space(4),
            section.text(command, MONO),
            Space(6),
            section.prose(then, BODY),
        ]
    )
