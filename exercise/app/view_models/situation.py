"""The player's left column: what we know, want, and who we are."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal

from exercise.app.view_models.common import CellTag, ItemRef, Moment
from exercise.app.view_models.drawing import ASIDE, LARGE, WALL, Drawing, draw
from exercise.app.view_models.ratings import ObjectiveRow
from exercise.domain.agreed import Standing

_drawn = lru_cache(64)(draw)
"""Kept: the same places are drawn on page after page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What the own cell has to do with another one."""

    cell: CellTag
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationView:
    """Region ``situation``. Briefs are CommonMark as the scenario has them."""

    cell: CellTag | None
    """None for observers and the public."""
    summary: str
    """First paragraph of the public brief or the phase's purpose: what stands in large type."""
    public_brief: str
    secret_brief: str = ""
    objectives: tuple[ObjectiveRow, ...] = ()
    rater: str = ""
    """Seat that may rate them now; empty while nobody may."""
    red_lines: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    knows: tuple[tuple[str, str], ...] = ()
    """What each fact is about, and what the cell begins with of it."""
    starting: str = ""
    """What else it begins with, CommonMark."""
    starts: Moment | None = None
    """When the story begins: what the cell begins with was so then, and is not kept up."""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A cell that cannot be written to now."""

    cell: CellTag
    opens: Literal["next", "later", "never"]
    """With the next phase, with one after it, or not again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelsView:
    """Region ``channels``, within the composer."""

    closed: tuple[Closed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackStep:
    ms: int
    value: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the things that a track counts, or what is lacking of them."""

    x: float
    width: float
    here: bool


MOST_MARKS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRow:
    """A track with its whole course; low and high are fixed for the whole exercise."""

    id: str
    name: str
    low: int
    high: int
    value: int
    change: int
    """Last change, signed; 0 when it has not moved."""
    changed_at: Moment | None
    steps: tuple[TrackStep, ...]
    """First at 0 with the start value, then every change, ascending."""
    until_ms: int
    """Right end of the drawing: the exercise's planned length, or the last change if later."""
    word: str = ""
    """What the scenario calls the value; empty where it has no word for it."""
    counted: bool = False
    """A number of things, drawn as such."""
    polled: bool = False
    """Moved by what teams answer, and by nothing that they do."""
    unit: str = ""

    @property
    def line(self) -> str:
        """SVG points of the step line in a box of 100 by 24, up to the last change or the end."""
        span = max(self.until_ms, 1)
        height = max(self.high - self.low, 1)

        def x(ms: int) -> str:
            return f"{96 * ms / span:.1f}"

        def y(value: int) -> str:
            return f"{22 - 20 * (value - self.low) / height:.1f}"

        points: list[str] = []
        for before, step in zip((None, *self.steps), self.steps, strict=False):
            if before is not None:
                points.append(f"{x(step.ms)},{y(before.value)}")
            points.append(f"{x(step.ms)},{y(step.value)}")
        points.append(f"96,{y(self.value)}")
        return " ".join(points)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What a counted track has and lacks, in a box of 100 by 24; empty for one that is none.

        One mark a thing, or where they would be too many to count, one for each part.
        """
        span, held = max(self.high - self.low, 1), self.value - self.low
        if not self.counted:
            return ()
        if span > MOST_MARKS:
            have = 100 * held / span
            both = (Mark(0, have, here=True), Mark(have, 100 - have, here=False))
            return tuple(mark for mark in both if mark.width > 0)
        wide = 100 / span
        return tuple(Mark(n * wide, wide * 0.75, here=n < held) for n in range(span))

    @property
    def end_y(self) -> str:
        return f"{22 - 20 * (self.value - self.low) / max(self.high - self.low, 1):.1f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TracksView:
    """Regions ``tracks`` and ``public_tracks``."""

    rows: tuple[TrackRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    """A place as this viewer names it."""

    name: str
    lat_milli: int
    lon_milli: int
    cell: CellTag | None = None
    """Set: the seat of a cell, drawn as its mark."""
    note: str = ""
    """What is known to happen there, in a few words; drawn on the large map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """Region ``map``."""

    places: tuple[MapPlace, ...] = ()
    public: bool = False
    """On the projector: large, names spelled out."""

    @property
    def drawing(self) -> Drawing:
        return _drawn(self.places, WALL if self.public else ASIDE)

    @property
    def large(self) -> Drawing:
        """The same, opened large: with more names."""
        return _drawn(self.places, LARGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    item: ItemRef
    text: str
    with_cells: tuple[CellTag, ...]
    happened: Moment
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementsView:
    """Region ``agreements``: what this cell agreed with others."""

    rows: tuple[AgreementRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember:
    seat: str
    office: str
    name: str
    """Empty when nobody has the seat."""
    presence: Literal["here", "away", "never"]
    """``never``: nobody has taken the seat, or the last one left it."""
    away_since: datetime | None = None
    head: bool = False
    acting_head: bool = False
    may_submit: bool = False
    writing: bool = False
    """Has a draft in hand now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamView:
    """Region ``team``."""

    members: tuple[TeamMember, ...]
    here: int
    total: int
    submitters: tuple[str, ...] = ()
    """Names (or offices) of who may submit."""
