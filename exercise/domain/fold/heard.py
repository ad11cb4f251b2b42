"""When each cell's people last did something that the white cell may know of."""

from __future__ import annotations

from rpds import HashTrieMap

from exercise.domain.audience import WHITE
from exercise.domain.entry import Entry
from exercise.domain.state import State

ACTS = frozenset(
    (
        "agreement.confirmed",
        "agreement.disputed",
        "agreement.recorded",
        "answer.given",
        "decision.made",
        "inject.acknowledged",
        "item.passed_on",
        "message.sent",
        "move.submitted",
        "move.withdrawn",
        "objective.rated",
        "statement.made",
    )
)


def with_heard(state: State, entry: Entry) -> HashTrieMap[str, int]:
    """What the clock or the white cell did in a cell's place is not the cell's act."""
    if entry.kind not in ACTS or WHITE not in entry.audience:
        return state.heard
    seat = state.seats.get(entry.author)
    if seat is None or seat.cell not in state.cells:
        return state.heard
    return state.heard.insert(seat.cell, entry.t)
