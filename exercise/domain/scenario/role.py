"""A cell: its briefs, objectives, seats and menu."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from exercise.domain.scenario.base import Line, Part, Slug
from exercise.domain.scenario.orders import MenuMove
from exercise.domain.scenario.world import Objective


class Seat(Part):
    """One post in a cell."""

    id: Slug
    title: Line
    head: bool = False
    may_submit: bool = False
    may_speak: bool = True
    """In public, for the cell. The head always may."""
    second_key: bool = False
    """Its consent lets an order out that needs a second key."""
    covered_by: Slug | None = None
    """Seat that does its work while nobody sits in it; None: whoever acts as head."""


class People(Part):
    """How many people a cell wants."""

    least: int = Field(ge=1, le=50)
    most: int = Field(ge=1, le=50)


class IfShort(Part):
    """What to do with fewer people than that: advice for whoever casts the day."""

    seats: Mapping[Slug, Slug] = Field(default_factory=dict)
    """Seat to leave empty, and the seat that takes it over."""
    cell: Slug | Literal["control", "stand-in"] | None = None
    """Who plays the cell that nobody came for: another cell, control, or a stand-in."""


class Role(Part):
    """One cell as its players need it: briefs, objectives, red lines, seats, menu."""

    id: Slug
    name: Line
    mark: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    public_brief: str = Field(default="", max_length=20_000)
    secret_brief: str = Field(default="", max_length=20_000)
    objectives: tuple[Objective, ...] = ()
    """What the cell wants; each can be rated afterwards."""
    red_lines: tuple[Line, ...] = ()
    relations: Mapping[Slug, Line] = Field(default_factory=dict)
    """What it has to do with each of the others."""
    knows: Mapping[Slug, Slug] = Field(default_factory=dict)
    """Fact to the version of it that the cell begins with."""
    starting: str = Field(default="", max_length=20_000)
    """What it begins with, in words."""
    people: People | None = None
    if_short: IfShort | None = None
    seats: tuple[Seat, ...] = Field(min_length=1)
    menu: tuple[MenuMove, ...] = ()
