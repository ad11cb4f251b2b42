"""Who may read an entry. Decided once, here, when the entry is decided; stored with it.

A viewer is one stream of the log: a cell, a single seat, or one of the staff's. The rule that
makes secrecy simple: **whoever is in an entry's audience may read the whole payload.** What
differs by reader is a separate entry.
"""

from collections.abc import Iterable

WHITE = "white"
OBSERVERS = "observers"
ORGANISERS = "organisers"
PUBLIC = "public"
STAFF = (WHITE, OBSERVERS)

Audience = tuple[str, ...]


def cell_viewer(cell: str) -> str:
    """Viewer id of a playing cell."""
    return f"cell:{cell}"


def seat_viewer(seat: str) -> str:
    """Viewer id of one seat (``cell.seat``), for what is meant for one minister alone."""
    return f"seat:{seat}"


def recipient_cell(recipient: str) -> str:
    """The cell of a recipient, which is a cell or one of its seats."""
    return recipient.partition(".")[0]


def of(*viewers: str) -> Audience:
    """Exactly these viewers."""
    return tuple(sorted(set(viewers)))


def cells_and_staff(cells: Iterable[str]) -> Audience:
    """These cells, the white cell and the observers."""
    return of(*map(cell_viewer, cells), *STAFF)


def everyone(cells: Iterable[str]) -> Audience:
    """All cells, staff, organisers and the public; ``cells`` are all playing cells."""
    return of(*map(cell_viewer, cells), *STAFF, ORGANISERS, PUBLIC)


def published(cells: Iterable[str]) -> Audience:
    """Something said in public: all cells, staff and the public screen."""
    return of(*map(cell_viewer, cells), *STAFF, PUBLIC)


WHITE_ONLY: Audience = (WHITE,)
STAFF_ONLY: Audience = tuple(sorted(STAFF))
