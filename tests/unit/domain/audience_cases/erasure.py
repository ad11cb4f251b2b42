"""Who must not receive entries of erasure."""

from tests.unit.domain.audience_acts import (
    ALL_BUT_NORTH_AND_STAFF,
    ALL_BUT_STAFF,
    NOBODY_BUT_SEATS,
    OUTSIDE,
    WEST,
    Case,
    do,
    message,
    on,
    then,
)

CASES = (
    Case(
        "payload.erased",
        "why",
        then(message, on("message.sent", "white.lead", "item.erase", "item", reason="Personal.")),
        ALL_BUT_STAFF,
    ),
    Case(
        "item.erased",
        "a message",
        then(message, on("message.sent", "white.lead", "item.erase", "item", reason="Personal.")),
        OUTSIDE | {WEST},
    ),
    Case(
        "item.erased",
        "a brief",
        do("white.lead", "item.erase", item="brief.north", reason="Wrong."),
        NOBODY_BUT_SEATS,
    ),
    Case(
        "item.erased",
        "a folder",
        do("white.lead", "item.erase", item="folder.north", reason="Wrong."),
        ALL_BUT_NORTH_AND_STAFF,
    ),
)
