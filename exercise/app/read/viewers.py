"""Kinds of viewer, told from a viewer's id."""

from exercise.domain.audience import OBSERVERS, ORGANISERS, PUBLIC, STAFF, WHITE

__all__ = ["OBSERVERS", "ORGANISERS", "PUBLIC", "WHITE", "cell_of", "is_staff", "own_cell", "rank"]


def cell_of(viewer: str) -> str | None:
    """The playing cell that the viewer is; None for single seats and everybody else."""
    return viewer.removeprefix("cell:") if viewer.startswith("cell:") else None


def own_cell(viewer: str) -> str | None:
    """The playing cell that the viewer is, or that its seat belongs to."""
    if viewer.startswith("seat:"):
        return viewer.removeprefix("seat:").split(".")[0]
    return cell_of(viewer)


def is_staff(viewer: str) -> bool:
    """Whether the viewer is the white cell or the observers."""
    return viewer in STAFF


def rank(viewer: str) -> int:
    """Order of a reader's streams among entries of one instant: the cell's, then the seat's."""
    return 1 if viewer.startswith("seat:") else 0
