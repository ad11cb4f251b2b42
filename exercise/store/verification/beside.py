"""Compares what stands beside the log and is used with it: the exercise's row, and kept answers.

Names, devices and drafts are nowhere else than in their tables, and cannot be checked.
"""

import json
from typing import Any

from sqlalchemy import Connection, and_, not_, or_, select, type_coerce
from sqlalchemy.types import NULLTYPE

from exercise.domain.entry import Entry
from exercise.domain.payloads import ExerciseClosed, ExerciseCreated
from exercise.store import rows, tables
from exercise.store.verification.problem import Problem, at_entry


class Beside:
    """Gathers what a sound log says of both."""

    def __init__(self) -> None:
        self._expected: dict[str, Any] = {"closed": False}

    def follow(self, entry: Entry) -> None:
        """The next entry of a sound log."""
        if entry.kind == ExerciseCreated.kind and entry.text is not None:
            created = json.loads(entry.text)
            self._expected["name"] = rows.no_nul(created["name"])
            self._expected["scenario_hash"] = created["scenario"]
            self._expected["created_at"] = entry.at
        elif entry.kind == ExerciseClosed.kind:
            self._expected["closed"] = True

    def compare(self, stored: Connection, exercise: str, length: int) -> Problem | None:
        """What is wrong, if anything is; ``length`` is the log's."""
        own = tables.exercise.c
        columns = [type_coerce(own[name], NULLTYPE).label(name) for name in self._expected]
        row = stored.execute(select(*columns).where(own.id == exercise)).mappings().one()
        for name, expected in self._expected.items():
            if row[name] != expected:
                return Problem(None, f"The exercise's own row has another {name} than the log.")
        return _wrong_answer(stored, exercise, length)


def _wrong_answer(stored: Connection, exercise: str, length: int) -> Problem | None:
    """Erasure blanks answers by the entries they made: those must be there, and the seat's."""
    kept, made = tables.answer.c, tables.entry.c
    beyond = or_(kept.first_seq < 1, kept.first_seq > kept.seq, kept.seq > length)
    half = or_(
        and_(kept.first_seq.is_(None), kept.seq.is_not(None)),
        and_(kept.first_seq.is_not(None), kept.seq.is_(None)),
    )
    # What a command made true is in its span too, and the clock's: its own entry comes before.
    own = (
        select(made.seq)
        .where(made.exercise == exercise, made.author == kept.seat)
        .where(made.seq >= kept.first_seq, made.seq <= kept.seq)
        .exists()
    )
    foreign = and_(kept.seq.is_not(None), not_(own))
    found = stored.execute(
        select(kept.seat, type_coerce(kept.seq, NULLTYPE).label("seq"))
        .where(kept.exercise == exercise)
        .where(or_(half, beyond, foreign))
        .limit(1)
    ).first()
    if found is None:
        return None
    if isinstance(found.seq, int) and 1 <= found.seq <= length:
        return at_entry(found.seq, f"was not made by the command that {found.seat} was answered")
    return Problem(None, f"An answer to {found.seat} is to entries that are not in the log.")
