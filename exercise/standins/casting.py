"""Who stands in: actors from the state that pages are made of, and nothing else of it."""

from exercise.domain.scenario import WHITE
from exercise.domain.state import StandInState, State
from exercise.standins.driver import planned_end
from exercise.standins.heard import Actor
from exercise.standins.standin import StandIn
from exercise.standins.table import SeatAt, Table
from exercise.standins.temper import TEMPERS
from exercise.standins.umpire import Umpire


def actor_of(
    state: State, seated: StandInState, *, controllers: int = 3, speed: float = 1.0
) -> Actor:
    """Whoever plays a cell for people; for the white cell the umpire."""
    if seated.cell == WHITE:
        return Umpire(seated.seed, controllers=controllers, speed=speed)
    return StandIn(table_of(state, seated.cell), TEMPERS[seated.temperament], seated.seed)


def table_of(state: State, cell: str) -> Table:
    """What the cell's pages show of the table."""
    world = state.the_world
    return Table(
        cell=cell,
        cells=state.cells,
        names=tuple((one, state.cell_name(one)) for one in state.cells),
        seats=tuple(SeatAt(seat.id, seat.head, seat.submit) for seat in state.seats_of(cell)),
        instruments=tuple(one.id for one in world.instruments),
        tags=world.tags,
        language=world.language,
        places=tuple(place.id for place in world.places),
        dates=tuple(phase.starts.date().isoformat() for phase in world.phases),
        calendar=tuple((phase.id, phase.starts, phase.pace) for phase in world.phases),
        lasts_ms=planned_end(
            world, (row.inject for row in state.msel.values() if row.inject is not None)
        ),
        closed=tuple(
            (phase.id, other)
            for channel in world.channels
            if cell in channel.between
            for other in channel.between
            if other != cell
            for phase in world.phases
            if phase.id not in channel.open
        ),
    )
