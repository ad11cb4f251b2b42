"""Asked of the clock and of the exercise as a whole."""

from typing import Literal

from pydantic import Field

from exercise.domain.commands.base import Command, Due, Id, Ms, RateMilli
from exercise.domain.text import OptionalLine

Settling = Literal["wait", "suggested", "as_ordered", "lapse"]


class StartExercise(Command):
    type: Literal["exercise.start"]


class Pause(Command):
    type: Literal["clock.pause"]


class Resume(Command):
    type: Literal["clock.resume"]


class SetRate(Command):
    type: Literal["clock.set_rate"]
    rate_milli: RateMilli
    """Exercise seconds per 1,000 wall seconds."""


class Advance(Command):
    type: Literal["clock.advance"]
    to_ms: Ms
    due: Due = Field(default_factory=dict)


class PlaceHold(Command):
    type: Literal["hold.place"]


class LiftHold(Command):
    type: Literal["hold.lift"]
    listed_ms: Ms | None = None
    """Exercise time of the list the sender decided on: what fell due later goes out as usual.
    None: now."""
    due: Due = Field(default_factory=dict)


class BeginPhase(Command):
    type: Literal["phase.begin"]
    phase: Id
    due: Due = Field(default_factory=dict)
    waiting: Settling = "wait"
    """What becomes of moves that wait for a ruling. Suggested: those that may be ruled on together,
    as suggested; the others wait."""


class EndExercise(Command):
    type: Literal["exercise.end"]
    waiting: Literal["lapse", "as_ordered"]


class TakeBackEnd(Command):
    type: Literal["exercise.take_back_end"]


class BeginHotWash(Command):
    type: Literal["hotwash.begin"]


class CloseExercise(Command):
    type: Literal["exercise.close"]


class RaiseNoDuff(Command):
    type: Literal["noduff.raise"]
    text: OptionalLine = ""
    place: OptionalLine = ""


class ClearNoDuff(Command):
    type: Literal["noduff.clear"]
    note: OptionalLine = ""


ClockCommand = (
    StartExercise
    | Pause
    | Resume
    | SetRate
    | Advance
    | PlaceHold
    | LiftHold
    | BeginPhase
    | EndExercise
    | TakeBackEnd
    | BeginHotWash
    | CloseExercise
    | RaiseNoDuff
    | ClearNoDuff
)
