"""How far cells met their objectives."""

from typing import Literal

from exercise.domain.payloads.base import Payload

Rating = Literal["met", "partly", "not_met"]


class ObjectiveRated(Payload):
    """That a cell, or one of the staff, rated an objective; the words for it are apart."""

    kind = "objective.rated"
    cell: str
    """Whose objective it is."""
    objective: str
    rating: Rating
    own: bool
    """By the cell itself, not by the staff."""
    seat_title: str
    reasoned: bool
    """Whether evidence is given: the item's text."""


class RatingReasoned(Payload):
    """The evidence for a rating. The newest counts."""

    kind = "rating.reasoned"
    erasable = True
    shown = "elsewhere"
    text: str
