"""Asked of the MSEL."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from exercise.domain.commands.base import Command, Due, Id, Ids, Ms
from exercise.domain.scenario import Inject, Precedence
from exercise.domain.text import Line, OptionalLine, OptionalProse, Prose, clean_line


class ReleaseInject(Command):
    type: Literal["inject.release"]
    inject: Id


class KeepInject(Command):
    type: Literal["inject.keep"]
    inject: Id


class DropInject(Command):
    type: Literal["inject.drop"]
    inject: Id
    reason: OptionalLine = ""


class PlanInject(Command):
    """A new row, or a changed one: ``inject`` whole, as the scenario language has it."""

    type: Literal["inject.plan"]
    inject: Inject


class AmendInject(Command):
    """Changes of a row; what is left out or empty stays as it was."""

    type: Literal["inject.amend"]
    inject: Id
    title: OptionalLine = ""
    text: OptionalProse = ""
    texts: dict[Id, OptionalProse] = Field(default_factory=dict)
    """By cell: its own wording."""
    at: OptionalLine = ""
    """``01:45``, ``phase2+00:05``, ``2013-04-02 09:40`` or ``by hand``."""


class WriteInject(Command):
    """A new row, in the words of the console's form."""

    type: Literal["inject.write"]
    title: Line
    sender: Line
    medium: Literal["cable", "news", "call", "intelligence", "post"]
    precedence: Precedence = "ROUTINE"
    to: Ids
    text: Prose
    notes: OptionalProse = ""
    at: OptionalLine = ""
    """As in ``inject.amend``; empty: by hand."""


class WriteQuestion(Command):
    """A new sealed question, in the words of the console's form."""

    type: Literal["question.write"]
    title: Line
    sender: Line
    to: Ids
    """Cells, and ``cell.seat`` for one seat alone."""
    text: Prose
    answer: Literal["scale", "choice", "text"]
    low_word: Annotated[str, Field(max_length=80), AfterValidator(clean_line)] = ""
    """Of a number from 0 to 10: what its ends mean."""
    high_word: Annotated[str, Field(max_length=80), AfterValidator(clean_line)] = ""
    options: Annotated[tuple[Line, ...], Field(max_length=50)] = ()
    """Of a choice: its answers."""
    words: Annotated[int, Field(ge=1, le=500)] = 100
    """Of a text: how long it may be."""
    within_ms: Annotated[int, Field(ge=1_000, le=24 * 3_600_000)] | None = None
    """Exercise time from its going out to its closing; None: the white cell closes it."""
    notes: OptionalProse = ""
    at: OptionalLine = ""
    """As in ``inject.write``."""


class RetimeInject(Command):
    type: Literal["inject.retime"]
    inject: Id
    at_ms: Ms


class SetStoryline(Command):
    type: Literal["storyline.set"]
    storyline: Id
    on: bool
    listed_ms: Ms | None = None
    """Exercise time of the list the sender decided on, as when a hold is lifted."""
    due: Due = Field(default_factory=dict)
    """What becomes of each row that fell due while its storyline was off."""


MselCommand = (
    ReleaseInject
    | KeepInject
    | DropInject
    | PlanInject
    | AmendInject
    | WriteInject
    | WriteQuestion
    | RetimeInject
    | SetStoryline
)
