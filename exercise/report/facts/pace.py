"""How much each cell was given, and how quickly it answered."""

from dataclasses import dataclass

from exercise.report.facts.common import CellTag
from exercise.report.facts.ledger import LedgerRow, median_ms
from exercise.report.facts.timeline import Quiet, Timeline, longest_quiet


@dataclass(frozen=True, slots=True)
class CellPace:
    cell: CellTag
    injects: int
    """Addressed to it."""
    acknowledged: int
    answered: int
    acknowledge_ms: int | None
    """Median from release to acknowledgement; None when it acknowledged nothing."""
    moves: int
    statements: int
    messages: int
    quiet: Quiet | None


def pace(line: Timeline, rows: tuple[LedgerRow, ...]) -> tuple[CellPace, ...]:
    """One row a playing cell, in order."""
    found = []
    for lane in line.lanes[:-1]:
        reaches = [one for row in rows for one in row.reaches if one.cell.id == lane.cell.id]
        found.append(
            CellPace(
                cell=lane.cell,
                injects=len(lane.addressed),
                acknowledged=sum(one.acknowledged_ms is not None for one in reaches),
                answered=sum(one.answered_ms is not None for one in reaches),
                acknowledge_ms=median_ms(one.acknowledged_ms for one in reaches),
                moves=len(lane.moves),
                statements=len(lane.statements),
                messages=len(lane.messages),
                quiet=longest_quiet(lane, line.end_ms, line.skips),
            )
        )
    return tuple(found)
