"""Who stands in: what a cell's pages show of the table, from the state that pages are made of."""

from exercise.domain.state import State
from exercise.standins.table import SeatAt, Table


def table_of(state: State, cell: str) -> Table:
    """The table as the cell sees it, or, for the white cell, as control does."""
    world = state.the_world
    return Table(
        cell=cell,
        cells=state.cells,
        names=tuple((one, state.cell_name(one)) for one in state.cells),
        seats=tuple(SeatAt(seat.id, seat.head, seat.submit) for seat in state.seats_of(cell)),
        instruments=tuple(one.id for one in world.instruments),
        tags=world.tags,
    )
