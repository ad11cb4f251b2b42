"""Story time in words, in one language. A page holds hundreds of stamps, many of them the same."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from exercise.app.view_models import ClockView, Moment
from exercise.domain.refusal import N_

MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
_REMEMBERED = 2_048


class Stamps:
    """What templates say of a moment's scenario time."""

    def __init__(self, gettext: Callable[[str], str]) -> None:
        self._gettext = gettext
        self.months = tuple(map(gettext, MONTHS))
        """Short names, January first."""
        self._long = lru_cache(_REMEMBERED)(self._in_full)

    def month(self, date: datetime) -> str:
        """The short name of a date's month."""
        return self.months[date.month - 1]

    def clock(self, story: datetime, step: str) -> str:
        """The time of day, no finer than the story may be told; at a day, the date."""
        if step == "minute":
            return story.strftime("%H:%M")
        return story.strftime("%H:00") if step == "hour" else self._date(story)

    def long(self, moment: Moment | ClockView) -> str:
        """Date with its year, and time with its zone."""
        return self._long(moment.story, moment.step, moment.zone)

    def short(self, moment: Moment | ClockView) -> str:
        """Without the year."""
        if moment.step == "day":
            return self._date(moment.story)
        return self._gettext(N_("%(day)s %(month)s %(time)s %(zone)s")) % self._parts(
            moment.story, moment.step, moment.zone
        )

    def _in_full(self, story: datetime, step: str, zone: str) -> str:
        text = N_("%(day)s %(month)s %(year)s, %(time)s %(zone)s")
        if step == "day":
            text = N_("%(day)s %(month)s %(year)s")
        return self._gettext(text) % self._parts(story, step, zone)

    def _date(self, story: datetime) -> str:
        return self._gettext(N_("%(day)s %(month)s")) % self._parts(story, "day", "")

    def _parts(self, story: datetime, step: str, zone: str) -> dict[str, object]:
        return {
            "day": story.day,
            "month": self.month(story),
            "year": story.year,
            "time": "" if step == "day" else self.clock(story, step),
            "zone": zone,
        }
