"""Seats, rights, links, practice."""

from typing import Literal

from exercise.domain.payloads.base import Payload


class SeatAdded(Payload):
    kind = "seat.added"
    cell: str
    seat: str
    title: str
    may_submit: bool = False


class SeatTaken(Payload):
    kind = "seat.taken"
    seat: str
    person: str
    request: str | None = None
    """The request this is the white cell's yes to."""


class SeatLeft(Payload):
    kind = "seat.left"
    seat: str
    person: str


class SeatRequested(Payload):
    """Somebody without the seat asks for it: a new device, or another person."""

    kind = "seat.requested"
    seat: str
    person: str
    request: str


class SeatRefused(Payload):
    kind = "seat.refused"
    seat: str
    request: str


class RightSet(Payload):
    kind = "right.set"
    seat: str
    right: Literal["submit", "clock"]
    granted: bool


class LinkRenewed(Payload):
    kind = "link.renewed"
    cell: str
    generation: int


class NameErased(Payload):
    kind = "name.erased"
    person: str


class PracticeAcknowledged(Payload):
    kind = "practice.acknowledged"
    seat: str


class PracticeAnswered(Payload):
    kind = "practice.answered"
    erasable = True
    shown = "elsewhere"
    seat: str
    text: str
