"""The clock within the day: what was done to it, and exercise time against the wall's."""

from exercise.report.facts.clock import ClockTurn
from exercise.report.facts.timeline import PauseSpan
from exercise.report.pdf.blocks import Block
from exercise.report.pdf.ink import SMALL, TINY_MUTED
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import Section
from exercise.report.pdf.tables import Grid

GRID = Grid((48, 36, 393))
USUAL = 1_000


def clock_table(section: Section, place: int) -> Set:
    _ = section.words.gettext
    heads = [section.column(_("Exercise"), "right"), section.column(_("Wall"), "right")]
    return section.table(
        place,
        _("The clock: what was done to it, and when"),
        GRID,
        [*heads, section.column(_("What happened"))],
        [_row(section, one) for one in section.data.clock.turns],
        section.text(_against_the_wall(section), TINY_MUTED),
    )


def rates(section: Section) -> str:
    """At which rates it ran other than the usual one; empty: at none."""
    _, words = section.words.gettext, section.words
    spans = [
        _("at %(rate)s from %(start)s to %(end)s")
        % {
            "rate": words.rate(one.rate_milli),
            "start": words.t(one.from_ms),
            "end": words.t(one.to_ms),
        }
        for one in section.data.clock.rates
        if one.rate_milli != USUAL
    ]
    return _("The clock ran %(spans)s.") % {"spans": words.listed(spans)} if spans else ""


def _against_the_wall(section: Section) -> str:
    _, words, sums = section.words.gettext, section.words, section.data.summary
    values = {
        "time": words.duration(sums.exercise_ms),
        "wall": words.duration(sums.wall_ms),
        "paused": words.duration(sums.paused_wall_ms),
    }
    if sums.pauses:
        said = _(
            "%(time)s of exercise time took %(wall)s by the wall clock, %(paused)s of them paused."
        )
    else:
        said = _("%(time)s of exercise time took %(wall)s by the wall clock, without a pause.")
    return said % values


def _row(section: Section, turn: ClockTurn) -> list[Block]:
    words = section.words
    return [
        section.figures(words.t(turn.t)),
        section.figures(words.clock(turn.wall)),
        section.text(_what(section, turn), SMALL),
    ]


def _what(section: Section, turn: ClockTurn) -> str:
    _, words = section.words.gettext, section.words
    rate = {"rate": words.rate(turn.rate_milli)}
    match turn.what:
        case "started":
            text = _("STARTEX, the clock at %(rate)s") % rate
            return f"{text}: {turn.phase}" if turn.phase else text
        case "rate":
            return _("The clock at %(rate)s from here on") % rate
        case "phase":
            return _("Phase: %(title)s") % {"title": turn.phase}
        case "advanced":
            return _("Advanced to %(to)s: %(time)s skipped") % {
                "to": words.t(turn.to_ms),
                "time": words.duration(turn.to_ms - turn.t),
            }
        case "ended":
            return _("ENDEX")
        case "taken_back":
            return _("ENDEX taken back")
        case "paused":
            return _paused(section, turn.pause)


def _paused(section: Section, pause: PauseSpan | None) -> str:
    _, words = section.words.gettext, section.words
    if pause is None:
        return _("Paused")
    why = {
        "noduff": _("Stopped by a no-duff for %(time)s by the wall clock"),
        "server_away": _("Paused for %(time)s by the wall clock: the server was away"),
        "server_late": _("Paused for %(time)s by the wall clock: the server was late"),
    }.get(pause.reason, _("Paused for %(time)s by the wall clock"))
    said = why % {"time": words.duration(pause.wall_ms)}
    return said if pause.over else _("%(what)s, and not over") % {"what": said}
