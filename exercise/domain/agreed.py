"""How an agreement stands: what its parties say of what one of them, or control, entered."""

from typing import Literal

from exercise.domain.payloads import AgreementRecorded
from exercise.domain.state import State

Standing = Literal["open", "confirmed", "disputed", "withdrawn"]


def standing(state: State, item: str, agreed: AgreementRecorded) -> Standing:
    """Whoever typed it stands by it, or has withdrawn it; all other parties are asked."""
    if is_withdrawn(state, item):
        return "withdrawn"
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


def is_withdrawn(state: State, agreement: str) -> bool:
    """Whether those who entered it have said themselves that it was not so."""
    author = state.seats.get(state.items[agreement].author)
    positions = state.agreements.get(agreement)
    own = positions.get(author.cell) if author is not None and positions else None
    return own is not None and not own.confirmed


def may_withdraw(state: State, agreement: str, cell: str) -> bool:
    """Whether a cell may take back what it entered: until somebody has confirmed it."""
    author = state.seats.get(state.items[agreement].author)
    if author is None or author.cell != cell or is_withdrawn(state, agreement):
        return False
    positions = state.agreements.get(agreement)
    return not any(one.confirmed for one in (positions.values() if positions else ()))
