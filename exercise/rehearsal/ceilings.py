"""Whether cells were given more than they can deal with, or nothing for too long."""

from collections.abc import Mapping

from exercise.domain.written_times import clock
from exercise.rehearsal.outcome import CellLoad
from exercise.scenario.check.ceilings import Ceilings

CELL_CEILINGS = Ceilings()


def broken(cells: Mapping[str, CellLoad], ceilings: Ceilings = CELL_CEILINGS) -> tuple[str, ...]:
    """What was passed, by whom, in the words of ``startex check``."""
    found = []
    for cell, load in cells.items():
        if load.busiest > ceilings.words:
            found.append(
                f"'{cell}' got {load.busiest} words of injects in ten minutes:"
                f" the ceiling is {ceilings.words}"
            )
        if load.injects > ceilings.injects:
            found.append(f"'{cell}' got {load.injects} injects: the ceiling is {ceilings.injects}")
        if load.decisions > ceilings.decisions:
            found.append(
                f"'{cell}' got {load.decisions} injects demanding decision:"
                f" the ceiling is {ceilings.decisions}"
            )
        if load.gap_ms > ceilings.gap_ms:
            found.append(f"'{cell}' had nothing to attend to for {clock(load.gap_ms)}")
    return tuple(found)
