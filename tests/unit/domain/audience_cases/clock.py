"""Who must not receive entries of the clock."""

from exercise.domain.state import FACILITATOR
from tests.unit.domain.audience_acts import (
    ALL_BUT_STAFF,
    NOBODY_BUT_SEATS,
    Case,
    do,
    emergency,
    ended,
    nothing,
    settle,
    then,
)

CASES = (
    Case("exercise.started", "STARTEX", nothing, NOBODY_BUT_SEATS),
    Case("clock.paused", "pause", do(FACILITATOR, "clock.pause"), NOBODY_BUT_SEATS),
    Case("clock.paused", "absence", lambda play: play.absent(9_000), NOBODY_BUT_SEATS),
    Case(
        "clock.resumed",
        "resume",
        then(do(FACILITATOR, "clock.pause"), do(FACILITATOR, "clock.resume")),
        NOBODY_BUT_SEATS,
    ),
    Case(
        "clock.rate_set",
        "rate",
        do(FACILITATOR, "clock.set_rate", rate_milli=2000),
        NOBODY_BUT_SEATS,
    ),
    Case(
        "clock.advanced",
        "advance",
        do(FACILITATOR, "clock.advance", to_ms=1_000),
        NOBODY_BUT_SEATS,
    ),
    Case("hold.placed", "hold", do(FACILITATOR, "hold.place"), ALL_BUT_STAFF),
    Case(
        "hold.lifted",
        "hold lifted",
        then(do(FACILITATOR, "hold.place"), do(FACILITATOR, "hold.lift", listed_ms=0)),
        ALL_BUT_STAFF,
    ),
    Case(
        "phase.begun",
        "phase",
        lambda play: play.do(
            FACILITATOR, "phase.begin", phase="second", due=dict.fromkeys(play.state.msel, "keep")
        ),
        NOBODY_BUT_SEATS,
    ),
    Case("noduff.raised", "emergency", emergency, NOBODY_BUT_SEATS),
    Case(
        "noduff.cleared",
        "emergency over",
        then(emergency, do("white.lead", "noduff.clear")),
        NOBODY_BUT_SEATS,
    ),
    Case("exercise.ended", "ENDEX", ended, NOBODY_BUT_SEATS),
    Case(
        "exercise.end_taken_back",
        "ENDEX taken back",
        then(ended, do(FACILITATOR, "exercise.take_back_end")),
        NOBODY_BUT_SEATS,
    ),
    Case("exercise.end_settled", "ENDEX settled", then(ended, settle), ALL_BUT_STAFF),
    Case(
        "hotwash.begun", "hot wash", then(ended, do(FACILITATOR, "hotwash.begin")), NOBODY_BUT_SEATS
    ),
    Case(
        "exercise.closed",
        "closed",
        then(ended, do(FACILITATOR, "exercise.close")),
        NOBODY_BUT_SEATS,
    ),
)
