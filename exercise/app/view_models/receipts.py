"""How far an inject got, at the foot of its feed item."""

from dataclasses import dataclass
from typing import Literal

from exercise.app.view_models.common import CellTag, ItemRef, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Foot of an inject: acknowledged or not, and whether an answer is awaited."""

    wanted: bool = True
    acknowledged_by: str = ""
    """Person's name, or the seat's title where names are not shown."""
    acknowledged_at: Moment | None = None
    due: Moment | None = None
    """When an answer is due; None when none is asked for."""
    answered_by: tuple[ItemRef, ...] = ()
    progress: tuple["CellProgress", ...] = ()
    """Staff only, one for each cell or seat it went to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellProgress:
    cell: CellTag
    step: Literal[0, 1, 2, 3, 4]
    """0 sent, 1 delivered, 2 opened, 3 acknowledged, 4 answered."""
    office: str = ""
