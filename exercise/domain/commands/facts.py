"""Asked of facts, by the white cell."""

from typing import Literal

from exercise.domain.commands.base import Command, Id


class AssertFact(Command):
    """Notes what a message, a statement, a deal or a move asserts; None takes the note back."""

    type: Literal["fact.assert"]
    item: Id
    fact: Id
    version: Id | None


FactCommand = AssertFact
