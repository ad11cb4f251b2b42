"""Who must not receive entries of seats."""

from exercise.domain.state import FACILITATOR
from tests.unit.domain.audience_acts import (
    ALL_BUT_NORTH_AND_STAFF,
    ALL_BUT_STAFF,
    NORTH,
    OBSERVERS,
    WEST,
    Case,
    asked,
    do,
    nothing,
    then,
)

CASES = (
    Case(
        "seat.added",
        "to a cell",
        do(FACILITATOR, "seat.add", cell="north", title="Aide"),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case(
        "seat.added",
        "to the observers",
        lambda play: play.join_staff("observers", "olga"),
        ALL_BUT_STAFF,
    ),
    Case("seat.taken", "of a cell", nothing, ALL_BUT_NORTH_AND_STAFF, "north.head"),
    Case("seat.taken", "of the white cell", nothing, ALL_BUT_STAFF, "white.lead"),
    Case(
        "seat.left",
        "of a cell",
        do("north.head", "seat.vacate", seat="north.head"),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case("seat.requested", "a taken seat", asked, ALL_BUT_STAFF),
    Case(
        "seat.refused",
        "a request",
        then(
            asked,
            lambda play: play.do(
                "white.lead", "seat.refuse", request=next(iter(play.state.requests))
            ),
        ),
        ALL_BUT_STAFF,
    ),
    Case(
        "right.set",
        "to submit",
        do(FACILITATOR, "right.set", seat="north.press", right="submit", granted=True),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case(
        "right.set",
        "the clock",
        do(FACILITATOR, "right.set", seat="white.lead", right="clock", granted=True),
        ALL_BUT_STAFF,
    ),
    Case(
        "link.renewed",
        "a link",
        do(FACILITATOR, "link.renew", cell="north"),
        ALL_BUT_STAFF | {OBSERVERS},
    ),
    Case(
        "name.erased",
        "who sat in two cells",
        then(
            lambda play: play.join("west.press", "wanda"),
            do("west.press", "seat.vacate", seat="west.press"),
            do("north.press", "seat.vacate", seat="north.press"),
            lambda play: play.join("north.press", "wanda"),
            do("white.lead", "name.erase", person="wanda"),
        ),
        ALL_BUT_STAFF - {NORTH, WEST, "seat:north.press", "seat:west.press"},
    ),
    Case(
        "practice.acknowledged",
        "practice",
        do("north.head", "practice.acknowledge"),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case(
        "practice.answered",
        "practice",
        do("north.head", "practice.answer", text="Here."),
        ALL_BUT_NORTH_AND_STAFF,
    ),
)
