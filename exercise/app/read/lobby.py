"""The lobby: who is here, and the practice message."""

from exercise.app.beside import Beside
from exercise.app.read import tags
from exercise.app.read.presence import is_here, seats_seen, within_cell
from exercise.app.read.viewers import cell_of, is_staff
from exercise.app.view_models.common import CellTag
from exercise.app.view_models.lobby import PracticeView, RosterCell, RosterPerson, RosterView
from exercise.domain.state import Life, State


def roster(state: State, viewer: str, beside: Beside) -> RosterView:
    """Region ``roster``: the own cell as it is, the others as far as they are seen to be here.

    Once the exercise is under way, who is connected elsewhere is no longer anybody's business.
    """
    own = cell_of(viewer)
    known = {cell for cell in state.cells if cell == own or is_staff(viewer)}
    told = state.cells if state.life is Life.LOBBY else known
    cells = tuple(
        _known(state, cell, beside) if cell in known else _seen(state, cell, beside)
        for cell in state.cells
        if cell in told
    )
    return RosterView(
        cells=cells, here=sum(one.here for one in cells), total=sum(one.total for one in cells)
    )


def _known(state: State, cell: str, beside: Beside) -> RosterCell:
    seats = state.seats_of(cell)
    people = tuple(
        RosterPerson(
            name=beside.name_of(seat.person),
            office=seat.title,
            ready=seat.ready,
            present=is_here(seat, beside),
        )
        for seat in seats
        if seat.person is not None
    )
    return RosterCell(
        cell=_tag(state, cell),
        people=people,
        here=sum(one.present for one in people),
        total=len(seats),
        least=_wanted(state, cell)[0],
        most=_wanted(state, cell)[1],
        ready=sum(one.ready for one in people),
        stand_in=cell in state.standins,
    )


def _seen(state: State, cell: str, beside: Beside) -> RosterCell:
    here, total = within_cell(state, cell, beside)
    seen = ((seat, beside.presence[seat]) for seat in seats_seen(cell, beside))
    people = tuple(
        RosterPerson(
            name=beside.name_of(one.person),
            office=tags.seat_title(state, seat),
            ready=False,
            present=True,
        )
        for seat, one in seen
        if one.here
    )
    least, most = _wanted(state, cell)
    return RosterCell(
        cell=_tag(state, cell),
        people=people,
        here=here,
        total=total,
        least=least,
        most=most,
        ready=None,
        stand_in=cell in state.standins,
    )


def _wanted(state: State, cell: str) -> tuple[int, int]:
    """Fewest and most people that the scenario wants in a cell."""
    role = state.role(cell)
    people = role.people if role else None
    return (people.least, people.most) if people else (0, 0)


def _tag(state: State, cell: str) -> CellTag:
    tag = tags.cell_tag(state, cell)
    if tag is None:
        raise LookupError(f"no cell {cell}")
    return tag


def practice(state: State, viewer: str) -> PracticeView:
    """Region ``practice``: which seats of the cell have done which half."""
    seats = state.seats_of(cell_of(viewer) or viewer)
    return PracticeView(
        acknowledged=tuple(seat.id for seat in seats if seat.practice_acknowledged),
        answered=tuple(seat.id for seat in seats if seat.practice_answer is not None),
    )
