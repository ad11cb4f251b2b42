"""A cell: its briefs, aims, seats and menu."""

from typing import Annotated

from pydantic import Field

from exercise.domain.scenario.base import Line, Part, Slug
from exercise.domain.scenario.orders import MenuMove


class Seat(Part):
    """One post in a cell."""

    id: Slug
    title: Line
    head: bool = False
    may_submit: bool = False


class Role(Part):
    """One cell as its players need it: briefs, aims, red lines, seats, menu."""

    id: Slug
    name: Line
    mark: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    public_brief: str = Field(default="", max_length=20_000)
    secret_brief: str = Field(default="", max_length=20_000)
    aims: tuple[Line, ...] = ()
    red_lines: tuple[Line, ...] = ()
    seats: tuple[Seat, ...] = Field(min_length=1)
    menu: tuple[MenuMove, ...] = ()
