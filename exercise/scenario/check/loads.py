"""Whether a cell gets more than it can deal with, or nothing for too long."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from exercise.domain.scenario import Inject, Role
from exercise.domain.written_times import clock
from exercise.scenario.check.ceilings import Ceilings
from exercise.scenario.check.planned import Timed, timed
from exercise.scenario.check.readings import cells_of, readings
from exercise.scenario.loaded import Loaded
from exercise.scenario.places import Source
from exercise.scenario.problems import Problem


def long_injects(loaded: Loaded, ceilings: Ceilings) -> Iterator[Problem]:
    """Texts longer than a tired player reads, each once."""
    for inject in (each for each in loaded.scenario.injects if each.medium != "task"):
        told: set[tuple[int, int]] = set()
        for reading in readings(loaded, inject):
            place = (reading.source.node.line, reading.source.node.column)
            if reading.words > ceilings.inject_words and place not in told:
                told.add(place)
                message = (
                    f"{reading.words} words: the usual inject has at most {ceilings.inject_words}"
                )
                yield reading.source.problem("long", message)


def words(loaded: Loaded, ceilings: Ceilings) -> Iterator[Problem]:
    """For each cell, the heaviest of the windows that are too heavy and overlap."""
    rows = tuple(row for row in timed(loaded) if row.inject.counts)
    for cell in loaded.scenario.cell_ids():
        for window in _heaviest(_windows(loaded, rows, cell, ceilings), ceilings):
            begins = max(0, window.ends - ceilings.window_ms)
            message = (
                f"'{cell}' gets {window.words} words between {clock(begins)} and"
                f" {clock(window.ends)}: the ceiling is {ceilings.words}"
            )
            yield window.source.problem("words", message)


@dataclass(frozen=True, slots=True)
class _Window:
    """The words that go out to a cell up to a moment, and where the last of them was planned."""

    ends: int
    words: int
    source: Source


def _windows(
    loaded: Loaded, rows: tuple[Timed, ...], cell: str, ceilings: Ceilings
) -> Iterator[_Window]:
    """One that ends with each inject; the moment at which it begins is outside of it."""
    got: deque[tuple[int, int]] = deque()
    total = 0
    for row in rows:
        most = max(
            (each.words for each in readings(loaded, row.inject) if each.cell == cell), default=0
        )
        if most:
            got.append((row.ms, most))
            total += most
            while got[0][0] <= row.ms - ceilings.window_ms:
                total -= got.popleft()[1]
            yield _Window(row.ms, total, row.at)


def _heaviest(windows: Iterator[_Window], ceilings: Ceilings) -> Iterator[_Window]:
    heaviest: _Window | None = None
    first = 0
    for window in windows:
        if window.words <= ceilings.words:
            continue
        if heaviest is not None and window.ends - first >= ceilings.window_ms:
            yield heaviest
            heaviest = None
        if heaviest is None:
            heaviest, first = window, window.ends
        elif window.words > heaviest.words:
            heaviest = window
    if heaviest is not None:
        yield heaviest


def injects(loaded: Loaded, ceilings: Ceilings) -> Iterator[Problem]:
    """Cells that get too many injects; sealed questions and tasks are none to deal with."""
    rows = [row for row in timed(loaded) if row.inject.counts]
    for cell in loaded.scenario.cell_ids():
        count = sum(cell in cells_of(row.inject) for row in rows)
        if count > ceilings.injects:
            message = f"'{cell}' gets {count} injects: the ceiling is {ceilings.injects}"
            yield loaded.cell(cell).problem("injects", message)


def decisions(loaded: Loaded, ceilings: Ceilings) -> Iterator[Problem]:
    """Cells of which too much is demanded."""
    rows = timed(loaded)
    for role in loaded.scenario.roles:
        count = sum(_decides(row.inject, role) for row in rows)
        if count > ceilings.decisions:
            message = (
                f"'{role.id}' gets {count} injects demanding decision:"
                f" the ceiling is {ceilings.decisions}"
            )
            yield loaded.cell(role.id).problem("decisions", message)


def _decides(inject: Inject, role: Role) -> bool:
    """Whether the decision is this cell's for certain: it is named before a colon, or alone."""
    decision = inject.decision
    if decision is None or role.id not in cells_of(inject):
        return False
    if decision.on is not None:
        return decision.on.partition(".")[0] == role.id
    if len(cells_of(inject)) == 1:
        return True
    named = " ".join(re.split(r"[.?!]", part)[-1] for part in decision.ask.split(":")[:-1])
    return any(
        re.search(rf"\b{re.escape(name)}\b", named, re.IGNORECASE) for name in (role.name, role.id)
    )


def gaps(loaded: Loaded, ceilings: Ceilings) -> Iterator[Problem]:
    """Times in which a cell gets nothing, from STARTEX to the last inject that anybody gets.

    Rulings and messages cannot be foreseen: this is why it is a warning.
    """
    rows = timed(loaded)
    for cell in loaded.scenario.cell_ids() if rows else ():
        own = [row for row in rows if cell in cells_of(row.inject)]
        moments = [0, *(row.ms for row in own), rows[-1].ms]
        for number, (begins, ends) in enumerate(pairwise(moments)):
            if ends - begins - _quiet(loaded, begins, ends) > ceilings.gap_ms:
                # Told of the inject before it, where another is missing.
                source = own[max(0, number - 1)].at if own else loaded.cell(cell)
                message = f"'{cell}' has nothing to attend to from {clock(begins)} to {clock(ends)}"
                yield source.problem("gap", message)


def _quiet(loaded: Loaded, begins: int, ends: int) -> int:
    """How long (ms) of a stretch is meant to be quiet, every phase beginning as planned."""
    windows = (
        (phase.planned_ms + window.from_ms, phase.planned_ms + window.to_ms)
        for phase in loaded.scenario.world.phases
        for window in phase.quiet
    )
    return sum(max(0, min(ends, last) - max(begins, first)) for first, last in windows)
