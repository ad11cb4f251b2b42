"""Which suggested rulings may be given at one press, and why others are given by themselves."""

from dataclasses import dataclass

from exercise.domain import payloads
from exercise.domain.orders import is_force, suggestion
from exercise.domain.scenario import Suggestion
from exercise.domain.state import MoveState, MoveStatus, RulingState, State


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """The words of a suggestion are those of another move's: of the same order, given twice."""

    ruling: str | None = None
    """With which they went out."""
    move: str | None = None
    """Else the older move that waits, and brings them first."""


def ruled_together(state: State) -> tuple[str, ...]:
    """Moves that wait and may be ruled on together as suggested, oldest first.

    None that uses force, that the scenario wants ruled by itself, or whose words were told before.
    """
    waiting = sorted(state.waiting, key=lambda one: state.waiting[one])
    return tuple(move for move in waiting if _may_go_along(state, state.moves[move]))


def _may_go_along(state: State, move: MoveState) -> bool:
    submitted = state.items[move.id].payload
    prepared = suggestion(state, move)
    if not isinstance(submitted, payloads.MoveSubmitted) or prepared is None or prepared.alone:
        return False
    return not is_force(state, move, submitted.tags) and said_before(state, move) is None


def said_before(state: State, move: MoveState) -> SaidBefore | None:
    """Where the words that are suggested for a move were told, or will be, for another one."""
    prepared = suggestion(state, move) if move.menu is not None else None
    if prepared is None or not prepared.tell:
        return None
    older = None
    for other in (state.moves[one] for one in state.cell_moves.get(move.cell) or ()):
        if other.id == move.id or other.menu != move.menu:
            continue
        for ruling in reversed(other.rulings):
            if _told_so(state.rulings[ruling], prepared):
                return SaidBefore(ruling=ruling)
        if other.status is MoveStatus.WAITING and other.number < move.number:
            older = other.id
    return SaidBefore(move=older) if older is not None else None


def _told_so(ruling: RulingState, prepared: Suggestion) -> bool:
    if ruling.superseded_by is not None:
        return False
    texts = ruling.texts.texts if ruling.texts else {}
    return ruling.made.suggested or any(
        texts.get(cell) == text for cell, text in prepared.tell.items()
    )
