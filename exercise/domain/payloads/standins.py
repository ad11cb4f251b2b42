"""Programs that play for people who did not come."""

from typing import Literal

from exercise.domain.payloads.base import Payload

Temperament = Literal["cautious", "assertive", "silent", "erratic"]


class StandInCast(Payload):
    """How a stand-in will play: for the white cell alone, which chose it."""

    kind = "standin.cast"
    cell: str
    temperament: Temperament
    seed: str
    """What its chance hangs on."""


class StandInSeated(Payload):
    """That a program plays a cell from now on, or no longer does."""

    kind = "standin.seated"
    cell: str
    here: bool
