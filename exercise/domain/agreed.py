"""How an agreement stands: what its parties say of what one of them, or control, entered."""

from typing import Literal

from exercise.domain.payloads import AgreementRecorded
from exercise.domain.state import State

Standing = Literal["open", "confirmed", "disputed"]


def standing(state: State, item: str, agreed: AgreementRecorded) -> Standing:
    """Whoever typed it stands by it; all other parties are asked."""
    asked = [party for party in agreed.parties if party != agreed.by_cell]
    positions = state.agreements[item]
    found = [position for party in asked if (position := positions.get(party)) is not None]
    if any(not position.confirmed for position in found):
        return "disputed"
    return "confirmed" if len(found) == len(asked) else "open"


def agreed_t(state: State, item: str) -> int | None:
    """Exercise time (ms) at which the last party confirmed; None: not all do, or it was erased."""
    agreed = state.items[item].payload
    if not isinstance(agreed, AgreementRecorded) or standing(state, item, agreed) != "confirmed":
        return None
    return max(one.t for one in state.agreements[item].values())
