"""Moves and rulings."""

from typing import Annotated, Literal

from pydantic import Field

from exercise.domain.commands.base import Command, Id, Ids
from exercise.domain.scenario import Openness
from exercise.domain.text import Line, OptionalLine, OptionalProse, OptionalText

MenuValues = Annotated[
    dict[Id, Annotated[tuple[OptionalText, ...], Field(max_length=20)]], Field(max_length=12)
]
"""By blank of a menu's order, what is put into it."""


class SubmitMove(Command):
    type: Literal["move.submit"]
    title: Line
    instrument: Id
    order: OptionalProse = ""
    """Of a menu's order with blanks: what is said besides."""
    menu: Id | None = None
    """Which of the cell's menu it is."""
    values: MenuValues = Field(default_factory=dict)
    actor: OptionalLine = ""
    targets: Ids = ()
    tags: Annotated[tuple[Line, ...], Field(max_length=20)] = ()
    intent: OptionalProse = ""
    openness: Openness = "private"
    answers: Id | None = None
    takes_ms: Annotated[int, Field(ge=0, le=7 * 24 * 3_600_000)] = 600_000
    assents: Ids = ()
    dissents: Ids = ()
    option: Id | None = None
    """Of the decision that ``answers`` puts: it is made by this order."""


class WithdrawMove(Command):
    type: Literal["move.withdraw"]
    move: Id


class ClaimMove(Command):
    type: Literal["move.claim"]
    move: Id


class MakeRuling(Command):
    type: Literal["ruling.make"]
    moves: Ids = ()
    outcome: Id | None = None
    texts: dict[Id, OptionalProse] = Field(default_factory=dict)
    tracks: dict[Id, Annotated[int, Field(ge=-1_000_000, le=1_000_000)]] = Field(
        default_factory=dict
    )
    """Change of each track, in its own units."""
    reason: OptionalProse = ""
    supersedes: Id | None = None
    put_back: bool = True
    """Put back what the ruling whose place it takes did to the tracks."""


class RuleAsOrdered(Command):
    type: Literal["ruling.as_ordered"]
    move: Id


class RuleAsSuggested(Command):
    """One key: rulings as the scenario has prepared them."""

    type: Literal["ruling.suggested"]
    moves: Annotated[Ids, Field(min_length=1)]


MoveCommand = SubmitMove | WithdrawMove | ClaimMove | MakeRuling | RuleAsOrdered | RuleAsSuggested
