"""Verifies one exercise: log, cursors and tables, in one pass and bounded memory."""

from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from exercise.domain.entry import Entry
from exercise.store import engine as engines
from exercise.store import rows, tables
from exercise.store.errors import UnknownExercise
from exercise.store.store import SqlStore
from exercise.store.verification.beside import Beside
from exercise.store.verification.carried import Carried
from exercise.store.verification.chain import Chain
from exercise.store.verification.problem import Problem
from exercise.store.verification.rebuilt import Rebuilt
from exercise.store.verification.streams import Streams

_ROWS_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verification found. A log of ``length`` entries ends with hash ``head``."""

    exercise: str
    length: int
    head: str
    erased: int
    """Payloads that were erased, as later entries say."""
    head_found_at: int | None
    """The entry that has the head hash that was asked for."""
    seq: int | None
    """The first bad entry, if the problem is with an entry."""
    problem: str | None
    """What is wrong, as a sentence; None when nothing is."""

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return self.problem is None


def verify(store: SqlStore, exercise: str, head: str | None = None) -> Verdict:
    """Rehashes every payload and entry, and compares cursors and tables with a rebuild.

    ``head`` is a head hash noted earlier: a log that no longer has it was cut or replaced.

    Raises:
        UnknownExercise: there is no exercise of that id.
    """
    chain = Chain(head)
    with engines.snapshot(store.engine).begin() as connection:
        known = select(tables.exercise.c.id).where(tables.exercise.c.id == exercise)
        if connection.execute(known).first() is None:
            raise UnknownExercise(exercise)
        problem = _first_problem(connection, exercise, chain)
    return Verdict(
        exercise=exercise,
        length=chain.length,
        head=chain.head,
        erased=chain.erased,
        head_found_at=chain.head_found_at,
        seq=problem.seq if problem else None,
        problem=problem.what if problem else None,
    )


def _first_problem(connection: Connection, exercise: str, chain: Chain) -> Problem | None:
    own = tables.entry.c
    log = (
        select(*rows.ENTRY_COLUMNS)
        .where(own.exercise == exercise)
        .order_by(own.seq)
        .execution_options(yield_per=_ROWS_AT_A_TIME)
    )
    with (
        connection.execute(log) as found,
        closing(Streams(connection, exercise)) as streams,
        Rebuilt(exercise) as rebuilt,
    ):
        beside, carried = Beside(), Carried()
        for row in found:
            entry = _examined(row, chain, streams)
            if isinstance(entry, Problem):
                return chain.first(entry, found)
            rebuilt.follow(entry)
            beside.follow(entry)
            carried.follow(entry)
        return (
            chain.finish()
            or streams.finish()
            or rebuilt.compare(connection)
            or beside.compare(connection, exercise, chain.length)
            or carried.compare(connection, exercise)
        )


def _examined(row: Any, chain: Chain, streams: Streams) -> Entry | Problem:
    entry = chain.follow(row)
    if isinstance(entry, Problem):
        return entry
    return streams.follow(entry) or chain.explain(entry) or entry
