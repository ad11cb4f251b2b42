"""Decisions."""

from typing import Annotated, Literal

from pydantic import Field

from exercise.domain.commands.base import Command, Id
from exercise.domain.commands.moves import MenuValues
from exercise.domain.text import OptionalProse


class TakeDecision(Command):
    """Chooses an option; the white cell may enter what was decided aloud."""

    type: Literal["decision.take"]
    item: Id
    """The item that asks; of the white cell the decision."""
    option: Id
    values: MenuValues = Field(default_factory=dict)
    """Of the white cell: what was told aloud for the blanks of the option's order."""
    order: OptionalProse = ""
    """Of the white cell: what was told besides or, of an order without blanks, in its place."""


class ExtendDecision(Command):
    """More time than there is now."""

    type: Literal["decision.extend"]
    decision: Id
    by_ms: Annotated[int, Field(ge=1_000, le=24 * 3_600_000)] = 300_000


ChoiceCommand = TakeDecision | ExtendDecision
