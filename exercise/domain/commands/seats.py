"""Seats, rights, links and practice."""

from typing import Literal

from exercise.domain.commands.base import Command, Id
from exercise.domain.text import Line, Prose


class AcknowledgePractice(Command):
    type: Literal["practice.acknowledge"]


class AnswerPractice(Command):
    type: Literal["practice.answer"]
    text: Prose


class VacateSeat(Command):
    """Leave one's own seat; the white cell may empty any."""

    type: Literal["seat.vacate"]
    seat: Id


class GrantSeat(Command):
    type: Literal["seat.grant"]
    request: Id


class RefuseSeat(Command):
    type: Literal["seat.refuse"]
    request: Id


class MovePerson(Command):
    type: Literal["seat.move"]
    from_seat: Id
    to_seat: Id


class AddSeat(Command):
    type: Literal["seat.add"]
    cell: Id
    title: Line


class SetRight(Command):
    type: Literal["right.set"]
    seat: Id
    right: Literal["submit", "clock"]
    granted: bool


class RenewLink(Command):
    type: Literal["link.renew"]
    cell: Id


SeatCommand = (
    AcknowledgePractice
    | AnswerPractice
    | VacateSeat
    | GrantSeat
    | RefuseSeat
    | MovePerson
    | AddSeat
    | SetRight
    | RenewLink
)
