"""Temperaments: how a stand-in reads, answers and acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from exercise.domain.payloads import Temperament
from exercise.domain.scenario import Openness

TEMPERAMENTS: tuple[Temperament, ...] = get_args(Temperament)

Deed = Literal["menu", "move", "message", "ask", "statement", "agreement"]
Range = tuple[int, int]
"""Milliseconds, from and to."""

MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Temper:
    """Likelihoods are from 0 to 1."""

    ms_a_word: int
    acknowledges: float
    answers: float
    """An inject that asks for an answer."""
    replies: float
    """To a message, the first time."""
    reacts: float
    """To what others say or do where it concerns them."""
    hints: float
    """Says, of a paper that is not marked, that it has read something; it passes none on."""
    seals: float
    """Answers a sealed question."""
    thinks: Range
    """From having read to having written."""
    rests: Range
    """Between two deeds of its own accord."""
    most_waiting: int
    """Own moves that wait for a ruling before it orders more."""
    bold: float
    """Where between the most cautious and the boldest choice it leans."""
    decides: float = 1.0
    """Takes a decision in time, and does not leave it to its default."""
    even: bool = False
    """Every choice is as likely as the others."""
    deeds: Mapping[Deed, float] = field(default_factory=dict)
    """What it does at all, and how readily of its own accord."""
    openness: Mapping[Openness, float] = field(default_factory=dict)
    instruments: Mapping[str, float] = field(default_factory=dict)
    """Those not named weigh 1."""


TEMPERS: Mapping[Temperament, Temper] = {
    "cautious": Temper(
        ms_a_word=300,
        acknowledges=0.95,
        answers=0.75,
        replies=0.35,
        reacts=0.25,
        hints=0.12,
        seals=0.95,
        thinks=(60_000, 240_000),
        rests=(7 * MINUTE, 13 * MINUTE),
        most_waiting=1,
        bold=0.2,
        # Its words are about nothing: they are few, and none is public.
        deeds={"menu": 4, "message": 2, "ask": 0.4},
        openness={"public": 0.6, "private": 1.4, "secret": 0.8},
        instruments={"diplomatic": 1.8, "military": 0.6},
    ),
    "assertive": Temper(
        ms_a_word=230,
        acknowledges=0.85,
        answers=0.8,
        replies=0.6,
        reacts=0.5,
        hints=0.08,
        seals=0.9,
        thinks=(30_000, 120_000),
        rests=(4 * MINUTE, 8 * MINUTE),
        most_waiting=3,
        bold=0.75,
        deeds={"menu": 6, "move": 1, "message": 3, "ask": 0.3, "statement": 2, "agreement": 1},
        openness={"public": 1.4, "private": 0.9, "secret": 1.0},
        instruments={"military": 1.6},
    ),
    "silent": Temper(
        ms_a_word=420,
        acknowledges=0.5,
        answers=0.2,
        replies=0.15,
        reacts=0.05,
        hints=0.02,
        seals=0.5,
        decides=0.15,
        thinks=(120_000, 420_000),
        rests=(20 * MINUTE, 35 * MINUTE),
        most_waiting=1,
        bold=0.3,
        deeds={"menu": 3, "message": 1, "ask": 0.3},
        openness={"public": 0.3, "private": 1.0, "secret": 1.2},
    ),
    "erratic": Temper(
        ms_a_word=200,
        acknowledges=0.7,
        answers=0.5,
        replies=0.5,
        reacts=0.4,
        hints=0.25,
        seals=0.7,
        thinks=(10_000, 300_000),
        rests=(2 * MINUTE, 14 * MINUTE),
        most_waiting=3,
        bold=0.5,
        even=True,
        deeds={"menu": 3, "move": 2, "message": 3, "ask": 1, "statement": 2, "agreement": 1},
    ),
}


def leaning(temper: Temper, count: int, heat: float = 0.0) -> list[float]:
    """How much each of so many choices weighs, the most cautious first and the boldest last.

    ``heat`` from 0 to 1 makes everybody somewhat bolder.
    """
    if temper.even or count == 1:
        return [1.0] * count
    bold = temper.bold + HEAT_EMBOLDENS * heat
    places = [place / (count - 1) for place in range(count)]
    return [1 / (1 + ((place - bold) / 0.3) ** 2) for place in places]


HEAT_EMBOLDENS = 0.15
