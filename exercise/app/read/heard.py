"""When each team last did anything that the white cell may know of."""

from exercise.app.view_models.heard import HeardView
from exercise.domain.state import State


def heard(state: State) -> HeardView:
    """Region ``heard``."""
    return HeardView(last=tuple((cell, state.heard.get(cell) or 0) for cell in state.cells))
