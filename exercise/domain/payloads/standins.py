"""Programs that play for people who did not come."""

from typing import Literal

from exercise.domain.payloads.base import Payload

Temperament = Literal["cautious", "assertive", "silent", "erratic"]


class StandInCast(Payload):
    """How a stand-in plays: for the white cell alone, which chose it.

    Before it is seated; or, with the seed that it has, while it plays.
    """

    kind = "standin.cast"
    version = 2
    cell: str
    temperament: Temperament
    seed: str
    """What its chance hangs on."""
    moves_only: bool = False
    """It orders and decides, and says nothing: the white cell speaks for it."""


class StandInSeated(Payload):
    """That a program plays a cell from now on, or no longer does."""

    kind = "standin.seated"
    cell: str
    here: bool
