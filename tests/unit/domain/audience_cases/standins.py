"""Who must not receive entries of stand-ins."""

from exercise.domain.state import FACILITATOR
from tests.unit.domain.audience_acts import (
    ALL_BUT_STAFF,
    NOBODY_BUT_SEATS,
    OBSERVERS,
    Case,
    do,
    then,
)

ALONE = then(
    do("west.head", "seat.vacate", seat="west.head"),
    do("west.foreign", "seat.vacate", seat="west.foreign"),
    do(FACILITATOR, "standin.seat", cell="west", temperament="erratic"),
)

CASES = (
    Case("standin.cast", "how it will play", ALONE, {*ALL_BUT_STAFF, OBSERVERS}),
    Case(
        "standin.cast",
        "that it says nothing",
        then(
            ALONE,
            do(
                FACILITATOR,
                "standin.seat",
                cell="west",
                temperament="erratic",
                moves_only=True,
            ),
        ),
        {*ALL_BUT_STAFF, OBSERVERS},
        '"moves_only":true',
    ),
    Case("standin.seated", "that it plays", ALONE, NOBODY_BUT_SEATS),
    Case(
        "standin.seated",
        "that somebody took over",
        then(ALONE, lambda play: play.join("west.head", "wes")),
        NOBODY_BUT_SEATS,
        '"here":false',
    ),
)
