"""Asked of objectives: how far a cell came with one."""

from typing import Literal

from exercise.domain.commands.base import Command, Id
from exercise.domain.payloads import Rating
from exercise.domain.text import OptionalText


class RateObjective(Command):
    """Says how far a cell met one of its objectives; the newest of a rater counts."""

    type: Literal["objective.rate"]
    cell: Id
    objective: Id
    rating: Rating
    evidence: OptionalText = ""


RatingCommand = RateObjective
