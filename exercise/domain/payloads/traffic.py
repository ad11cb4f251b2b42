"""Injects, messages, statements, deals by voice, observations."""

from typing import Literal

from pydantic import Field

from exercise.domain.payloads.base import Payload
from exercise.domain.scenario import CallLine, Grading, Medium, Precedence


class InjectReleased(Payload):
    """That a row of the MSEL went out, and as which items: for the staff."""

    kind = "inject.released"
    how: Literal["clock", "hand", "advance", "hold", "phase"]
    """By whom or with what: the last three when it fell due with an advance, when a hold was
    lifted, or when the next phase began."""
    deliveries: dict[str, str]
    """Recipient (cell, or ``cell.seat``) to the item it got."""
    acting: dict[str, str] = Field(default_factory=dict)
    """Empty seat addressed, to the acting head's seat it also went to."""


class InjectDelivered(Payload):
    """An inject as one recipient, or several with the same wording, read it."""

    kind = "inject.delivered"
    erasable = True
    sender: str
    handle: str | None = None
    to: tuple[str, ...]
    """Cells, or ``cell.seat`` for one seat alone; only those whose readers may know."""
    medium: Medium
    precedence: Precedence
    title: str
    text: str | None = None
    lines: tuple[CallLine, ...] = ()
    grading: Grading | None = None
    place: str | None = None
    public: bool = False
    answer_within_ms: int | None = None
    language: str = "en"
    for_empty_seat: str | None = None
    """Title of the empty seat it was addressed to, on the acting head's copy."""


class InjectAcknowledged(Payload):
    kind = "inject.acknowledged"
    cell: str
    seat: str


class AttentionRecorded(Payload):
    """Items newly received, and newly on screen, by one seat: for the white cell only."""

    kind = "attention.recorded"
    seat: str
    received: tuple[str, ...]
    opened: tuple[str, ...]


class PassedOn(Payload):
    """A cell hands on what it received, quoted whole."""

    kind = "item.passed_on"
    erasable = True
    cell: str
    seat_title: str
    to: tuple[str, ...]
    note: str
    of: str
    """Sender of the original, as its first reader saw it."""
    medium: str
    title: str
    text: str
    language: str = "en"


class MessageSent(Payload):
    kind = "message.sent"
    erasable = True
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


class StatementMade(Payload):
    kind = "statement.made"
    erasable = True
    cell: str
    seat_title: str
    persona: str | None = None
    text: str


class AgreementRecorded(Payload):
    """Done by voice: struck in a corridor or on the telephone, typed later."""

    kind = "agreement.recorded"
    erasable = True
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
    text: str
    about: str | None = None
