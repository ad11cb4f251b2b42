"""Small parts that most view models share."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Openness = Literal["public", "private", "secret"]


def t_plus(ms: int) -> str:
    """Exercise time as ``T+01:23`` (hours and minutes)."""
    minutes = ms // 60_000
    return f"T+{minutes // 60:02d}:{minutes % 60:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellTag:
    """A cell as it is always shown: name, two-letter mark and colour together."""

    id: str
    name: str
    mark: str
    hue: int
    """1 to 5 by order in the scenario, 6 to 10 reuse them with a cut corner; 0: the white cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One instant in all three times."""

    ms: int
    story: datetime
    """Scenario time, in the scenario's own zone."""
    zone: str = "UTC"
    """The scenario's label for that zone, such as JST."""
    wall: datetime | None = None
    step: Literal["minute", "hour", "day"] = "minute"
    """How finely the story may be told: at a minute an hour, ``hour``; no minutes are invented."""

    @property
    def t(self) -> str:
        return t_plus(self.ms)

    @property
    def duration(self) -> str:
        """For ``<time datetime>``, such as PT1H23M5S."""
        seconds = self.ms // 1000
        return f"PT{seconds // 3600}H{seconds // 60 % 60}M{seconds % 60}S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who something comes from. A persona has no cell; staff also see the cell behind it."""

    name: str
    """Persona's name, or the cell's."""
    cell: CellTag | None = None
    office: str = ""
    persona: str = ""
    """For staff: the persona under which that cell wrote ("White Cell as Coast Guard")."""
    stand_in: bool = False
    """A program wrote it, in the place of people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """To whom; ``own`` means the reader's own cell alone, its team channel."""

    everyone: bool = False
    own: bool = False
    cells: tuple[CellTag, ...] = ()
    offices: tuple[str, ...] = ()
    """Seats by title, when it is meant for single posts."""
    for_empty_seat: str = ""
    """Title of the empty seat it was addressed to, on the acting head's copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Who can read a thing, as a mark at its right.

    ``own``: a single team and the white cell ("Tokyo only"); ``reads``: a ruling as one cell
    reads it; ``secret``: the staff's word for what one team alone knows.
    """

    kind: Literal["public", "private", "secret", "own", "reads"]
    cell: str = ""
    """Name of the one cell, for ``own`` and ``reads``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRef:
    """Points at another item that the same viewer can read."""

    key: str
    """Item's key; empty when it is no longer in the window."""
    title: str
    """Somebody's text, such as an inject's title; empty if it has none."""
    sender: str = ""
    kind: str = ""
    """Feed kind of the item, to name it ("message from Seoul")."""
    number: int = 0
    """The cell's own count of a move; 0 for other kinds."""
    cell: CellTag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFor:
    """A text as one cell reads it; ``cell`` None is the common wording."""

    cell: CellTag | None
    text: str
    lang: str = ""
