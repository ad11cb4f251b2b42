"""What a seat may do, as pages show it; enforced where commands are decided."""

from dataclasses import dataclass

from exercise.domain.scenario import WHITE
from exercise.domain.state import FACILITATOR, State


@dataclass(frozen=True, slots=True)
class Rights:
    """Rights of one seat now."""

    can_submit: bool = False
    can_speak: bool = False
    """In public."""
    can_drive: bool = False
    can_manage: bool = False
    head: bool = False


def rights_of(state: State, seat_id: str) -> Rights:
    """What the seat may do; nothing when there is no such seat."""
    seat = state.seats.get(seat_id)
    if seat is None:
        return Rights()
    acting = state.acting_head(seat.cell)
    return Rights(
        can_submit=seat.cell in state.cells and state.may_submit(seat),
        can_speak=seat.cell == WHITE or (seat.cell in state.cells and state.may_speak(seat)),
        can_drive=seat.id == FACILITATOR or (seat.cell == WHITE and seat.clock),
        can_manage=seat.id == FACILITATOR,
        head=acting is not None and acting.id == seat.id,
    )
