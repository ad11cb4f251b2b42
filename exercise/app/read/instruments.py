"""The scenario's names of the instruments of power."""

from exercise.domain.state import State


def instrument_name(state: State, instrument: str) -> str:
    """An instrument's name; its id when the scenario does not know it."""
    known = {one.id: one.name for one in state.the_world.instruments}
    return known.get(instrument, instrument)
