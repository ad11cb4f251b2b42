"""What control alone holds: facts and their versions, secrets, and what it says when asked."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from exercise.domain.scenario.base import InSomePhases, Line, Part, Prose, Slug
from exercise.domain.scenario.orders import Suggestion


class Fact(Part):
    """Something that the cells are told differently."""

    id: Slug
    about: Line
    versions: Mapping[Slug, Line] = Field(min_length=1)
    true: Slug | None = None
    """The version that is so; None: nobody knows."""


class Secret(Part):
    """Something that only some may know, and phrases by which a text gives it away."""

    id: Slug
    text: Line
    tell_tales: tuple[Line, ...] = Field(min_length=1)
    known_to: tuple[Slug, ...] = ()


class Answer(InSomePhases):
    """What control says when a cell asks."""

    asked: Line
    who: tuple[Slug, ...] = Field(min_length=1)
    say: Prose
    sender: Line


class Control(Part):
    """For the staff alone."""

    facts: tuple[Fact, ...] = ()
    secrets: tuple[Secret, ...] = ()
    answers: tuple[Answer, ...] = ()
    real_people: tuple[Line, ...] = ()
    """Named persons, who neither speak nor send anything after STARTEX."""
    suggestions: Mapping[Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9/-]+$")], Suggestion] = (
        Field(default_factory=dict)
    )
    """``cell/menu-move`` to the ruling prepared for it."""
