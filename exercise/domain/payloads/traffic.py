"""Messages, statements, agreements, observations."""

from typing import Literal

from exercise.domain.payloads.base import Payload
from exercise.domain.scenario import Attachment


class PassedOn(Payload):
    """A cell hands on what it received, quoted whole."""

    kind = "item.passed_on"
    erasable = True
    shown = "feed"
    cell: str
    seat_title: str
    to: tuple[str, ...]
    note: str
    of: str
    """Sender of the original, as its first reader saw it."""
    medium: str
    title: str
    text: str
    attachments: tuple[Attachment, ...] = ()
    language: str = "en"
    marking: str | None = None
    """Of the original, where it is not the exercise's own."""


class MessageSent(Payload):
    kind = "message.sent"
    erasable = True
    shown = "feed"
    cell: str
    seat_title: str
    persona: str | None = None
    to: tuple[str, ...]
    """Cells, ``white`` included when it is addressed."""
    text: str


class ReferenceNoted(Payload):
    """That an item answers, or passes on, another: told to its own cell and the staff alone.

    The readers of the item may not know the other one, so the item itself does not name it.
    """

    kind = "reference.noted"
    cell: str
    refers_to: str
    how: Literal["answers", "passes_on"]


class QuestionNoted(Payload):
    """Control has read a message and leaves it unanswered: it waits no longer."""

    kind = "question.noted"


class StatementMade(Payload):
    kind = "statement.made"
    erasable = True
    shown = "feed"
    cell: str
    seat_title: str
    persona: str | None = None
    text: str


class AgreementRecorded(Payload):
    """What cells agreed, in the corridor or in writing: nothing tells which. Often typed later."""

    kind = "agreement.recorded"
    erasable = True
    shown = "feed"
    parties: tuple[str, ...]
    text: str
    by_cell: str
    by_title: str


class AgreementConfirmed(Payload):
    kind = "agreement.confirmed"
    cell: str
    seat_title: str


class AgreementDisputed(Payload):
    kind = "agreement.disputed"
    erasable = True
    cell: str
    seat_title: str
    note: str


class ObservationNoted(Payload):
    kind = "observation.noted"
    erasable = True
    shown = "elsewhere"
    text: str
    about: str | None = None
