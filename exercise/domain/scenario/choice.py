"""A decision that an inject forces: what is asked of whom, and what may be chosen."""

from typing import Any, Self

from pydantic import Field, model_validator

from exercise.domain.scenario.base import Line, Part, Prose, Slug
from exercise.domain.scenario.orders import WrittenOrder


class Option(Part):
    """One of the things that may be chosen; with ``menu`` or ``order`` it is ordered as well."""

    id: Slug
    title: Line
    menu: Slug | None = None
    """Move of the deciding cell's menu."""
    order: WrittenOrder | None = None
    """An order that stands in no menu."""

    @model_validator(mode="after")
    def _one_order(self) -> Self:
        if self.menu is not None and self.order is not None:
            raise ValueError("an option has a move of the menu, or an order of its own")
        return self

    def as_put(self) -> Self:
        """What those who decide may read of it."""
        if self.order is None:
            return self
        return self.model_copy(update={"order": self.order.as_offered()})

    @property
    def is_ordered(self) -> bool:
        """Whether choosing it means giving an order."""
        return self.menu is not None or self.order is not None


class Choice(Part):
    """A decision; without options it is a note for the white cell, and put to nobody."""

    ask: Prose = Field(max_length=2_000)
    on: str | None = None
    """The cell whose decision it is, or ``cell.seat`` for that of one seat."""
    within_ms: int | None = Field(default=None, ge=1_000)
    """Exercise time until the default is taken."""
    default: Slug | None = None
    """Option that is taken when nobody decides in time."""
    options: tuple[Option, ...] = Field(default=(), max_length=9)

    @model_validator(mode="before")
    @classmethod
    def _plain_text(cls, data: Any) -> Any:
        """A note without options may be plain text, as it always was before there were any."""
        return {"ask": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _can_be_put(self) -> Self:
        if not self.options:
            return self
        if self.on is None or self.within_ms is None or self.option(self.default) is None:
            raise ValueError("a decision with options says whose it is, by when, and the default")
        return self

    def option(self, option: str | None) -> Option | None:
        """The option of this id."""
        return next((one for one in self.options if one.id == option), None)

    def as_put(self) -> Self:
        """What those who decide may read of it."""
        return self.model_copy(update={"options": tuple(one.as_put() for one in self.options)})

    def recipient(self, to: tuple[str, ...]) -> str | None:
        """Which of the recipients gets it with the options; None: nobody."""
        if self.on is None or not self.options:
            return None
        return next((one for one in (self.on, self.on.partition(".")[0]) if one in to), None)
