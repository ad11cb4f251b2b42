"""The scenario's gates, as the white cell sees them."""

from dataclasses import dataclass

from exercise.app.view_models.common import CellTag, ItemRef, Moment
from exercise.domain.since import What


@dataclass(frozen=True, slots=True, kw_only=True)
class GateCause:
    """What opened a gate, as far as it can be named."""

    what: What
    cell: CellTag | None = None
    inject: str = ""
    """Id of the MSEL row that put the decision, or that the gate is about."""
    number: str = ""
    words: str = ""
    """Title of the option, of the inject, of the phase; name of the track."""
    move: ItemRef | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRow:
    id: str
    title: str
    is_open: bool
    since: Moment | None = None
    """None also of an open gate that nothing opened: what it waits for never was otherwise."""
    by: GateCause | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GatesView:
    """Region ``gates``, in the scenario's order."""

    rows: tuple[GateRow, ...] = ()

    @property
    def open(self) -> int:
        return sum(row.is_open for row in self.rows)
