"""What happens to the clock and to the exercise as a whole."""

from typing import Literal

from exercise.domain.payloads.base import Payload


class ExerciseStarted(Payload):
    kind = "exercise.started"
    phase: str
    rate_milli: int


class ClockPaused(Payload):
    kind = "clock.paused"
    reason: Literal["by_hand", "server_away", "server_late"]
    away_ms: int = 0


class ClockResumed(Payload):
    kind = "clock.resumed"


class RateSet(Payload):
    kind = "clock.rate_set"
    rate_milli: int


class ClockAdvanced(Payload):
    kind = "clock.advanced"
    from_ms: int
    to_ms: int


class HoldPlaced(Payload):
    kind = "hold.placed"


class HoldLifted(Payload):
    kind = "hold.lifted"


class PhaseBegun(Payload):
    kind = "phase.begun"
    phase: str


class NoDuffRaised(Payload):
    kind = "noduff.raised"
    erasable = True
    text: str
    place: str
    cell: str
    seat_title: str


class NoDuffCleared(Payload):
    kind = "noduff.cleared"
    erasable = True
    note: str = ""


class ExerciseEnded(Payload):
    kind = "exercise.ended"
    waiting: Literal["lapse", "as_ordered"]


class EndTakenBack(Payload):
    kind = "exercise.end_taken_back"


class EndSettled(Payload):
    """What ENDEX said of waiting moves has been done."""

    kind = "exercise.end_settled"


class HotWashBegun(Payload):
    kind = "hotwash.begun"


class ExerciseClosed(Payload):
    kind = "exercise.closed"
