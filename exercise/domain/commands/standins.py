"""Stand-ins."""

from typing import Literal

from exercise.domain.commands.base import Command, Id
from exercise.domain.payloads import Temperament


class SeatStandIn(Command):
    """A program plays a cell that nobody came to play; or leaves it."""

    type: Literal["standin.seat"]
    cell: Id
    """A playing cell, or the white cell: there it is the umpire."""
    temperament: Temperament | None
    """None: it leaves."""
    moves_only: bool = False
    """It says nothing from now on."""


StandInCommand = SeatStandIn
