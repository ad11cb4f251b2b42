"""What happens to the clock and to the exercise as a whole."""

from typing import Literal

from exercise.domain.payloads.base import Payload


class ExerciseStarted(Payload):
    kind = "exercise.started"
    shown = "line"
    phase: str
    rate_milli: int


class ClockPaused(Payload):
    kind = "clock.paused"
    shown = "line"
    reason: Literal["by_hand", "server_away", "server_late"]
    away_ms: int = 0


class ClockResumed(Payload):
    kind = "clock.resumed"
    shown = "line"


class RateSet(Payload):
    kind = "clock.rate_set"
    shown = "line"
    rate_milli: int


class ClockAdvanced(Payload):
    kind = "clock.advanced"
    shown = "line"
    from_ms: int
    to_ms: int


class HoldPlaced(Payload):
    kind = "hold.placed"
    shown = "line"


class HoldLifted(Payload):
    kind = "hold.lifted"
    shown = "line"


class PhaseBegun(Payload):
    kind = "phase.begun"
    shown = "line"
    phase: str


class NoDuffRaised(Payload):
    kind = "noduff.raised"
    erasable = True
    shown = "line"
    text: str
    place: str
    cell: str
    seat_title: str


class NoDuffCleared(Payload):
    kind = "noduff.cleared"
    erasable = True
    shown = "line"
    note: str = ""


class ExerciseEnded(Payload):
    kind = "exercise.ended"
    shown = "line"
    waiting: Literal["lapse", "as_ordered"]


class EndTakenBack(Payload):
    kind = "exercise.end_taken_back"
    shown = "line"


class EndSettled(Payload):
    """What ENDEX said of waiting moves has been done."""

    kind = "exercise.end_settled"


class HotWashBegun(Payload):
    kind = "hotwash.begun"
    shown = "line"


class ExerciseClosed(Payload):
    kind = "exercise.closed"
    shown = "line"
