"""Cells, offices and names as pages show them."""

from collections.abc import Iterable

from exercise.app.beside import Beside
from exercise.app.view_models.common import CellTag
from exercise.domain.audience import recipient_cell
from exercise.domain.same import while_same
from exercise.domain.scenario import WHITE
from exercise.domain.state import SeatState, State

HUES = 10


def cell_tag(state: State, cell: str) -> CellTag | None:
    """Name, mark and colour of a playing cell or of the white cell; None for other staff."""
    return _known(state).get(cell)


@while_same(lambda state: (state.roles,))
def _known(state: State) -> dict[str, CellTag]:
    places = {cell: place % HUES + 1 for place, cell in enumerate(state.cells)} | {WHITE: 0}
    roles = ((state.role(cell), hue) for cell, hue in places.items())
    return {
        role.id: CellTag(id=role.id, name=role.name, mark=role.mark, hue=hue)
        for role, hue in roles
        if role is not None
    }


def tags(state: State, cells: Iterable[str]) -> tuple[CellTag, ...]:
    """Those of the cells that have a mark, in the order given."""
    found = (cell_tag(state, cell) for cell in cells)
    return tuple(tag for tag in found if tag is not None)


def playing_tags(state: State) -> tuple[CellTag, ...]:
    """All playing cells in the scenario's order."""
    return tags(state, state.cells)


def cell_name(state: State, cell: str) -> str:
    """A cell's name; empty for staff that the scenario does not name."""
    role = state.role(cell)
    return role.name if role else ""


def recipient_tags(state: State, recipients: Iterable[str]) -> tuple[CellTag, ...]:
    """The cells of recipients, once each."""
    return tags(state, dict.fromkeys(map(recipient_cell, recipients)))


def seat_title(state: State, seat: str | None) -> str:
    """A seat's title; empty when there is no such seat."""
    found = state.seats.get(seat) if seat else None
    return found.title if found else ""


def seat_titles(state: State, seats: Iterable[str]) -> tuple[str, ...]:
    return tuple(title for title in (seat_title(state, seat) for seat in seats) if title)


def who(state: State, seat: str | None, beside: Beside) -> str:
    """Name of the person in a seat, or the seat's title."""
    found = state.seats.get(seat) if seat else None
    return (beside.name_of(found.person) or found.title) if found else ""


def submitters(state: State, cell: str, beside: Beside) -> tuple[str, ...]:
    """Who may submit for a cell now: names, or titles of empty seats."""
    own = state.seats_of(cell)
    return tuple(_shown(seat, beside) for seat in own if state.may_submit(seat))


def _shown(seat: SeatState, beside: Beside) -> str:
    return beside.name_of(seat.person) or seat.title
