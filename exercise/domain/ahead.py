"""Rows to which time or a condition may still do something, listed once for an MSEL."""

from collections.abc import Iterable
from typing import NamedTuple

from exercise.domain.same import while_same
from exercise.domain.scenario import Condition
from exercise.domain.state import MselRow, RowStatus, State


class Ahead(NamedTuple):
    """Rows in the order of the MSEL. What was erased is not among them."""

    timed: tuple[MselRow, ...]
    """Those that time lets out, wholly or the copies that follow; and those that it lets lapse."""
    waiting: tuple[tuple[MselRow, Condition], ...]
    """Those whose condition has not come true, with it."""


@while_same(lambda state: (state.msel,))
def ahead(state: State) -> Ahead:
    """The rows that are not done with."""
    return _ahead(sorted(state.msel.values(), key=lambda row: row.order))


def _ahead(rows: Iterable[MselRow]) -> Ahead:
    timed, waiting = [], []
    for row in rows:
        inject, when = row.inject, waits_for(row)
        planned = row.status is RowStatus.PLANNED
        if inject is None or not (planned or row.later):
            continue
        if when is not None:
            waiting.append((row, when))
        if when is None or inject.expires is not None:
            timed.append(row)
    return Ahead(tuple(timed), tuple(waiting))


def waits_for(row: MselRow) -> Condition | None:
    """The condition that a row waits for; None: it has none, or that came true."""
    if row.status is not RowStatus.PLANNED or row.inject is None or row.triggered_t is not None:
        return None
    return row.inject.when
