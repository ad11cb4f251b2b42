"""A sealed question: what is asked, and what becomes of the answers."""

from typing import Self

from pydantic import Field, model_validator

from exercise.domain.scenario.base import Line, Part, Slug


class Scale(Part):
    """A whole number between two ends."""

    low: int = Field(default=0, ge=-1_000, le=1_000)
    high: int = Field(default=10, ge=-1_000, le=1_000)
    low_word: str = Field(default="", max_length=80)
    """What the low end means, in words."""
    high_word: str = Field(default="", max_length=80)

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if self.low >= self.high:
            raise ValueError(f"'low' must be below 'high', found {self.low} and {self.high}")
        return self


class AnswerOption(Part):
    """One of the answers to choose among."""

    id: Slug
    title: Line


class Question(Part):
    """How a question is answered: with a number, by a choice, or in words; exactly one of these."""

    scale: Scale | None = None
    choice: tuple[AnswerOption, ...] | None = Field(default=None, min_length=2, max_length=9)
    text: int | None = Field(default=None, ge=1, le=500)
    """In at most so many words."""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if sum(kind is not None for kind in (self.scale, self.choice, self.text)) != 1:
            raise ValueError("a question has exactly one of scale, choice and text")
        return self

    def option(self, option: str) -> AnswerOption | None:
        """The option of this id."""
        return next((one for one in self.choice or () if one.id == option), None)


class Ask(Question):
    """A sealed question of the MSEL: those asked are not told what it moves."""

    track: Slug | None = None
    """The polled track that takes the answers' mean when the question closes."""
    within_ms: int | None = Field(default=None, ge=1_000)
    """Exercise time from its release to its closing; None: the white cell closes it."""

    def as_asked(self) -> Question:
        """What those who answer may read of it."""
        return Question(scale=self.scale, choice=self.choice, text=self.text)
