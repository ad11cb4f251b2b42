"""Who must not receive how objectives are rated."""

from exercise.domain.state import FACILITATOR
from tests.unit.domain.audience_acts import (
    ALL_BUT_NORTH_AND_STAFF,
    ALL_BUT_STAFF,
    Act,
    Case,
    do,
    then,
)


def rated(actor: str) -> Act:
    given = {"cell": "north", "objective": "NO-1", "rating": "partly", "evidence": "Half of it."}
    return do(actor, "objective.rate", **given)


by_the_cell = then(do(FACILITATOR, "exercise.end", waiting="lapse"), rated("north.head"))

CASES = (
    Case("objective.rated", "by the cell", by_the_cell, ALL_BUT_NORTH_AND_STAFF),
    Case("rating.reasoned", "by the cell", by_the_cell, ALL_BUT_NORTH_AND_STAFF),
    Case("objective.rated", "by control", rated("white.lead"), ALL_BUT_STAFF),
    Case("rating.reasoned", "by control", rated("white.lead"), ALL_BUT_STAFF),
)
