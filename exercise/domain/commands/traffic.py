"""What people say to each other, and say of what they read."""

from typing import Literal

from exercise.domain.commands.base import Command, Id, Ids, Ms
from exercise.domain.text import OptionalLine, OptionalProse, Prose


class Acknowledge(Command):
    type: Literal["inject.acknowledge"]
    item: Id


class ReportAttention(Command):
    type: Literal["attention.report"]
    received: Ids = ()
    opened: Ids = ()


class PassOn(Command):
    type: Literal["item.pass_on"]
    item: Id
    to: Ids
    note: OptionalProse = ""


class SendMessage(Command):
    type: Literal["message.send"]
    to: Ids
    text: Prose
    answers: Id | None = None
    persona: OptionalLine = ""


class NoteQuestion(Command):
    """Control has read what a team wrote to it, and has nothing to say to it."""

    type: Literal["question.note"]
    item: Id


class MakeStatement(Command):
    type: Literal["statement.make"]
    text: Prose
    answers: Id | None = None
    persona: OptionalLine = ""


class RecordAgreement(Command):
    type: Literal["agreement.record"]
    parties: Ids
    text: Prose
    happened_ms: Ms | None = None
    on_behalf: Id | None = None
    """For the white cell: the cell it writes for."""


class ConfirmAgreement(Command):
    type: Literal["agreement.confirm"]
    item: Id
    cell: Id | None = None
    """Of the white cell alone: for which team, one that a program plays."""


class DisputeAgreement(Command):
    type: Literal["agreement.dispute"]
    item: Id
    note: OptionalProse = ""
    cell: Id | None = None
    """Of the white cell alone: for which team, one that a program plays."""


class NoteObservation(Command):
    type: Literal["observation.note"]
    text: Prose
    about: Id | None = None


TrafficCommand = (
    Acknowledge
    | ReportAttention
    | PassOn
    | SendMessage
    | NoteQuestion
    | MakeStatement
    | RecordAgreement
    | ConfirmAgreement
    | DisputeAgreement
    | NoteObservation
)
