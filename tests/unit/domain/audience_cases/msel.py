"""Who must not receive entries of the MSEL."""

from exercise.domain.state import FACILITATOR
from tests.unit.domain.audience_acts import (
    ALL_BUT_NORTH_AND_STAFF,
    ALL_BUT_STAFF,
    NORTH,
    NOT_PUBLISHED,
    OBSERVERS,
    OUTSIDE,
    SOUTH,
    WEST,
    WHITE,
    Case,
    came_true,
    do,
    newest,
    nothing,
    on,
    ran_out,
    release,
    released,
    then,
)

CASES = (
    Case("inject.planned", "a row", nothing, ALL_BUT_STAFF),
    Case("inject.kept", "a row", do(FACILITATOR, "inject.keep", inject="late"), ALL_BUT_STAFF),
    Case("inject.dropped", "a row", do(FACILITATOR, "inject.drop", inject="late"), ALL_BUT_STAFF),
    Case("inject.triggered", "a row", came_true, ALL_BUT_STAFF),
    Case("inject.lapsed", "a row", then(came_true, ran_out), ALL_BUT_STAFF),
    Case(
        "storyline.set",
        "off",
        do("white.lead", "storyline.set", storyline="storm", on=False),
        ALL_BUT_STAFF,
    ),
    Case("inject.released", "a row", released, ALL_BUT_STAFF),
    Case("inject.delivered", "to two cells", released, OUTSIDE | {WEST}),
    Case("inject.delivered", "press", release("wire"), NOT_PUBLISHED),
    Case("inject.delivered", "common words", release("split"), OUTSIDE | {SOUTH}, "Common"),
    Case("inject.delivered", "South's words", release("split"), OUTSIDE | {NORTH, WEST}, "South"),
    Case(
        "inject.delivered",
        "to one minister",
        release("minister"),
        ALL_BUT_STAFF - {"seat:north.foreign"},
        "north.foreign",
    ),
    Case(
        "inject.delivered",
        "to an empty seat",
        then(do("north.foreign", "seat.vacate", seat="north.foreign"), release("minister")),
        ALL_BUT_STAFF - {"seat:north.foreign"},
        '"for_empty_seat":null',
    ),
    Case(
        "inject.delivered",
        "to an empty seat, for the acting head",
        then(do("north.foreign", "seat.vacate", seat="north.foreign"), release("minister")),
        (ALL_BUT_STAFF | {WHITE, OBSERVERS}) - {"seat:north.head"},
        '"for_empty_seat":"Foreign"',
    ),
    Case(
        "inject.delivered",
        "press with own words",
        release("post"),
        NOT_PUBLISHED | {WEST},
        "Text of",
    ),
    Case(
        "inject.delivered",
        "own words of press",
        release("post"),
        OUTSIDE | {NORTH, SOUTH},
        "West reads this",
    ),
    Case(
        "inject.acknowledged",
        "of two cells",
        then(released, on("inject.delivered", "north.head", "inject.acknowledge", "item")),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case(
        "attention.recorded",
        "seen",
        then(
            released,
            lambda play: play.do(
                "north.head", "attention.report", received=[newest(play, "inject.delivered")]
            ),
        ),
        ALL_BUT_STAFF | {OBSERVERS},
    ),
)
