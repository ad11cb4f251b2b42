"""Sealed questions."""

from typing import Literal

from exercise.domain.commands.base import Command, Id, Ids
from exercise.domain.text import OptionalProse


class AnswerPoll(Command):
    """One of ``value``, ``option`` and ``text``, as the question has it."""

    type: Literal["poll.answer"]
    item: Id
    """The item that asks."""
    value: int | None = None
    option: Id | None = None
    text: OptionalProse = ""


class ClosePoll(Command):
    type: Literal["poll.close"]
    poll: Id


class OpenPoll(Command):
    """Shows the answers; closes the question first if it is still open."""

    type: Literal["poll.open"]
    poll: Id
    to: Literal["staff", "everyone"] = "staff"


class OpenPolls(Command):
    """Shows the answers of several questions that are closed, in the order given."""

    type: Literal["poll.open_all"]
    polls: Ids
    to: Literal["staff", "everyone"] = "staff"


PollCommand = AnswerPoll | ClosePoll | OpenPoll | OpenPolls
