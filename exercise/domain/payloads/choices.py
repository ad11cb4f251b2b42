"""Decisions that are put to a cell or a seat."""

from typing import Literal

from exercise.domain.payloads.base import Payload

HowDecided = Literal["chosen", "default", "control"]
"""Chosen: by the cell. Default: nobody decided in time. Control: entered by the white cell."""


class DecisionPut(Payload):
    """An inject that puts a decision went out: whose it is, what may be chosen, until when."""

    kind = "decision.put"
    inject: str
    on: str
    """Cell, or ``cell.seat``."""
    to: str
    """The inject's recipient whose copy has the options."""
    options: tuple[str, ...]
    default: str
    within_ms: int


class DecisionExtended(Payload):
    """There is more time."""

    kind = "decision.extended"
    due_ms: int
    """Exercise time at which the default is taken."""


class DecisionMade(Payload):
    """What was decided. It stands."""

    kind = "decision.made"
    cell: str
    option: str
    how: HowDecided
    seat_title: str = ""
    """Of the seat that decided, of the deciding cell."""
    move: str | None = None
    """Item of the move that was ordered with it."""
