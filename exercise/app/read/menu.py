"""Moves that a cell may start from."""

from exercise.app.view_models.shell import MenuMoveView
from exercise.domain.ordering import filled
from exercise.domain.scenario import MenuMove


def menu_move(move: MenuMove) -> MenuMoveView:
    """What the draft of a move begins with."""
    return MenuMoveView(
        id=move.id,
        title=move.title,
        instrument=move.instrument,
        openness=move.openness,
        targets=move.targets,
        order=filled(move),
        takes_ms=move.takes_ms,
        tags=move.tags,
    )
