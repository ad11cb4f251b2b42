"""For every kind of entry: how it comes about, and who must not receive it."""

from tests.unit.domain.audience_cases import (
    choices,
    clock,
    erasure,
    moves,
    msel,
    polls,
    seats,
    setup,
    traffic,
)

CASES = (
    *setup.CASES,
    *msel.CASES,
    *clock.CASES,
    *seats.CASES,
    *traffic.CASES,
    *polls.CASES,
    *choices.CASES,
    *moves.CASES,
    *erasure.CASES,
)
