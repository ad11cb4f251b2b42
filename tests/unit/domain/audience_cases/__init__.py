"""For every kind of entry: how it comes about, and who must not receive it."""

from tests.unit.domain.audience_cases import (
    choices,
    clock,
    erasure,
    moves,
    msel,
    polls,
    ratings,
    seats,
    setup,
    standins,
    traffic,
)

CASES = (
    *setup.CASES,
    *msel.CASES,
    *clock.CASES,
    *seats.CASES,
    *standins.CASES,
    *traffic.CASES,
    *polls.CASES,
    *ratings.CASES,
    *choices.CASES,
    *moves.CASES,
    *erasure.CASES,
)
