"""Whether cells were given more than they can deal with, or nothing for too long."""

from collections.abc import Iterator, Mapping

from exercise.domain.scenario import Ceilings
from exercise.domain.written_times import clock
from exercise.rehearsal.outcome import Broken, CellLoad

WINDOW_MS = 10 * 60_000


def broken(cells: Mapping[str, CellLoad], ceilings: Ceilings) -> tuple[Broken, ...]:
    """What was passed, by whom, in the words of ``startex check``."""
    return tuple(one for cell, load in cells.items() for one in _broken(cell, load, ceilings))


def _broken(cell: str, load: CellLoad, ceilings: Ceilings) -> Iterator[Broken]:
    if load.busiest > ceilings.words:
        told = (
            f"'{cell}' got {load.busiest} words of injects in ten minutes:"
            f" the ceiling is {ceilings.words}"
        )
        yield Broken(cell, "words", load.busiest, told)
    if load.injects > ceilings.injects:
        told = f"'{cell}' got {load.injects} injects: the ceiling is {ceilings.injects}"
        yield Broken(cell, "injects", load.injects, told)
    if load.decisions > ceilings.decisions:
        told = (
            f"'{cell}' got {load.decisions} injects demanding decision:"
            f" the ceiling is {ceilings.decisions}"
        )
        yield Broken(cell, "decisions", load.decisions, told)
    if load.gap_ms > ceilings.gap_ms:
        told = f"'{cell}' had nothing to attend to for {clock(load.gap_ms)}"
        yield Broken(cell, "gap", load.gap_ms, told)
