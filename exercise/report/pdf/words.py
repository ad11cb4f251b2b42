"""The report's own words: translated texts, and numbers, times and names as it writes them."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

from exercise.app.view_models.common import t_plus
from exercise.report.facts.common import CellTag, Moment, SeatTag
from exercise.report.pdf.lines import NBSP

Gettext = Callable[[str], str]
Ngettext = Callable[[str, str, int], str]
_BESIDE_NUMBER = re.compile(r"(?<=\d) | (?=\d)")
_MINUTE, _HOUR = 60, 3_600
_NO_SECONDS_FROM = 600


class Words:
    """One language's words. ``ngettext`` follows English where none is given."""

    def __init__(
        self, gettext: Gettext = str, ngettext: Ngettext | None = None, locale: str = "en"
    ) -> None:
        self.gettext = gettext
        self.ngettext = ngettext or self._by_english
        try:
            self.locale = Locale.parse(locale, sep="-")
        except (UnknownLocaleError, ValueError):
            self.locale = Locale("en")

    def _by_english(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)

    # ── numbers and times ────────────────────────────────────────────────────

    def number(self, value: int) -> str:
        """As ``1,204``."""
        return str(format_decimal(value, locale=self.locale))

    def count(self, one: str, many: str, number: int) -> str:
        """A translated phrase with ``%(n)s`` in it."""
        told = self.number(number)
        return (self.ngettext(one, many, number) % {"n": told}).replace(f"{told} ", told + NBSP)

    def bound(self, text: str) -> str:
        """The text with its numbers kept on one line with the words beside them."""
        return _BESIDE_NUMBER.sub(NBSP, text)

    def duration(self, ms: int) -> str:
        """As ``40 s``, ``2 min 10 s``, ``26 min`` or ``1 h 05 min``; never broken across lines."""
        _ = self.gettext
        seconds = round(ms / 1000)
        hours, minutes, rest = seconds // _HOUR, seconds // _MINUTE % 60, seconds % 60
        if seconds < _MINUTE:
            text = _("%(s)s s") % {"s": rest}
        elif seconds < _NO_SECONDS_FROM and rest:
            text = _("%(m)s min %(s)s s") % {"m": minutes, "s": f"{rest:02d}"}
        elif seconds < _HOUR:
            text = _("%(m)s min") % {"m": round(seconds / _MINUTE)}
        elif minutes:
            text = _("%(h)s h %(m)s min") % {"h": hours, "m": f"{minutes:02d}"}
        else:
            text = _("%(h)s h") % {"h": hours}
        return text.replace(" ", NBSP)

    def rough(self, ms: int) -> str:
        """A duration without its seconds, if it has minutes."""
        minute = _MINUTE * 1000
        return self.duration(ms if ms < minute else round(ms / minute) * minute)

    def maybe(self, ms: int | None) -> str:
        """A duration, or a dash where there is none."""
        return "–" if ms is None else self.duration(ms)

    def rate(self, milli: int) -> str:
        """How fast the clock runs, as ``×1.5``."""
        return f"×{format_decimal(milli / 1000, locale=self.locale)}"

    def t(self, ms: int) -> str:
        """As ``T+01:23``."""
        return t_plus(ms)

    def short(self, ms: int) -> str:
        """As ``2:10``, minutes and seconds; hours before them when there are any."""
        seconds = round(ms / 1000)
        hours, minutes, rest = seconds // _HOUR, seconds // _MINUTE % 60, seconds % 60
        return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"

    def date(self, when: datetime) -> str:
        """As ``24 November 2025``."""
        return str(format_date(when, "d MMMM y", locale=self.locale))

    def day(self, when: datetime) -> str:
        """As ``24 November``."""
        return str(format_date(when, "d MMMM", locale=self.locale))

    def clock(self, when: datetime) -> str:
        """As ``17:22``."""
        return f"{when:%H:%M}"

    def zone(self, when: datetime) -> str:
        """As ``UTC+09:00``."""
        offset = f"{when:%z}"
        return "UTC" if offset == "+0000" else f"UTC{offset[:3]}:{offset[3:5]}"

    def stamp(self, when: datetime) -> str:
        """As ``24 November 2025, 17:22 UTC+09:00``."""
        return f"{self.date(when)}, {self.clock(when)} {self.zone(when)}"

    def story(self, moment: Moment) -> str:
        """Scenario time, as finely as the story tells it: ``12 Apr 2013, 05:00 JST``."""
        date = str(format_date(moment.story, "d MMM y", locale=self.locale))
        if moment.step == "day":
            return date
        return f"{date}, {_hour_or_minute(moment)} {moment.zone}"

    def story_short(self, moment: Moment) -> str:
        """As ``12 Apr, 05:00``, for the margin."""
        date = str(format_date(moment.story, "d MMM", locale=self.locale))
        if moment.step == "day":
            return date
        return f"{date}, {_hour_or_minute(moment)}"

    # ── names ────────────────────────────────────────────────────────────────

    def seat(self, seat: SeatTag | None) -> str:
        """A seat within its cell, named if names were asked for; the system's is the clock."""
        if seat is None:
            return self.gettext("the clock")
        if seat.stand_in:
            return self.gettext("%(office)s (stand-in)") % {"office": seat.title}
        return f"{seat.title} ({seat.name})" if seat.name else seat.title

    def listed(self, names: Iterable[str]) -> str:
        """As ``Tokyo, Seoul and Beijing``."""
        found = list(names)
        if not found[1:]:
            return "".join(found)
        return self.gettext("%(some)s and %(last)s") % {
            "some": ", ".join(found[:-1]),
            "last": found[-1],
        }

    def cells(self, cells: Iterable[CellTag]) -> str:
        """Cells by name, as :meth:`listed`."""
        return self.listed(cell.name for cell in cells)


def _hour_or_minute(moment: Moment) -> str:
    """The story's clock; where a minute of play is an hour, no minutes are invented."""
    return f"{moment.story:%H:00}" if moment.step == "hour" else f"{moment.story:%H:%M}"
