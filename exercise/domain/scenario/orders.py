"""What a cell may order, and what control thinks of it beforehand."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field

from exercise.domain.scenario.base import InSomePhases, Line, Openness, Part, Prose, Slug

FieldKind = Literal["text", "choice", "number", "date", "place", "cell"]


class FormField(Part):
    """One blank of an order, and what may be put into it."""

    id: Slug
    label: Line
    kind: FieldKind
    optional: bool = False
    own: bool = False
    """Read by the ordering cell and the staff alone: it goes with the intent, not in the order."""
    default: Line | None = None
    most: int | None = Field(default=None, ge=1, le=2_000)
    """Characters of a text."""
    low: int | None = Field(default=None, ge=-1_000_000_000, le=1_000_000_000)
    high: int | None = Field(default=None, ge=-1_000_000_000, le=1_000_000_000)
    unit: str = Field(default="", max_length=40)
    options: tuple[Line, ...] = Field(default=(), max_length=20)
    """Of a choice; of a place, the ids of those that are offered, or all."""
    several: bool = False
    """Of cells: more than one may be named."""
    such_as: tuple[Line, ...] = Field(default=(), max_length=6)
    """What a stand-in puts in; of a place or a cell, its id."""

    def offers(self, place: str) -> bool:
        """Whether a blank for a place takes this one."""
        return not self.options or place in self.options


class Suggestion(Part):
    """A ruling prepared by the author: for controllers, who may give it with one key."""

    outcome: Slug
    tracks: Mapping[Slug, int] = Field(default_factory=dict)
    """By how much each is moved."""
    tell: Mapping[Slug, Prose] = Field(default_factory=dict)
    """What a cell is told of the result instead of the reason."""
    reason: str = Field(default="", max_length=2_000)
    hint: str = Field(default="", max_length=2_000)
    """For whoever rules; it is not kept with the ruling."""
    alone: str = Field(default="", max_length=200)
    """Why it is never given together with others at one press; empty: it may be."""


class WrittenOrder(Part):
    """An order as its author wrote it: values for a new draft."""

    id: Slug
    title: Line
    instrument: Slug
    openness: Openness = "private"
    targets: tuple[Slug, ...] = ()
    tags: tuple[Line, ...] = ()
    fields: tuple[FormField, ...] = Field(default=(), max_length=12)
    order: str = Field(default="", max_length=20_000)
    """The order itself; ``{id}`` stands for what is put into that field, and what stands in
    ``[]`` with one is left out where that stays empty."""
    takes_ms: int = Field(default=600_000, ge=0)
    second_key: bool = False
    """Submitted only when another seat of the cell, with that right, has agreed."""
    stands: bool = False
    """Not ruled on by the time its result is expected, it takes effect."""
    suggests: Suggestion | None = None
    """For the staff alone: no player's folder holds it."""

    def field(self, field: str) -> FormField | None:
        """The field of this id."""
        return next((one for one in self.fields if one.id == field), None)

    def as_offered(self) -> Self:
        """What the cell itself may read of it."""
        return self.model_copy(update={"suggests": None})


class MenuMove(WrittenOrder, InSomePhases):
    """A move that a cell may start from."""
