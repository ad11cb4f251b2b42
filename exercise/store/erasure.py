"""Takes payloads and names away, in the transaction that says so in the log.

What is left after it are bytes in files, which ``scrub`` cleans: a row of ``scrub`` is the
promise to do so.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from exercise.app.ports import ErasePayloads
from exercise.store import files, rows, tables
from exercise.store.organisers import project

ERASED_ANSWER = rows.json_text({"erased": True})


def erase_payloads(connection: Connection, exercise: str, what: ErasePayloads) -> None:
    """Nulls payload and salt of the entries, with rows, answers and drafts that repeat them.

    A file that only they carried goes too.
    """
    own = tables.entry.c
    named = (own.exercise == exercise) & own.seq.in_(what.seqs)
    found = connection.execute(select(*rows.ENTRY_COLUMNS).where(named)).all()
    entries = [rows.entry_of(row) for row in found]
    items = project.touched(entries) | set(what.items)
    carried = {digest for one in entries for digest in files.named(one.kind, one.text)}
    connection.execute(update(tables.entry).where(named).values(payload=None, salt=None))
    project.refresh(connection, exercise, items)
    _forget_answers(connection, exercise, what.seqs)
    drafts = sorted({*what.drafts, *what.items})
    connection.execute(
        delete(tables.draft)
        .where(tables.draft.c.exercise == exercise)
        .where(tables.draft.c.id.in_(drafts))
    )
    gone = files.drop_unnamed(connection, exercise, carried)
    _promise(connection, exercise, seqs=what.seqs, items=sorted(items), files=gone)


def erase_name(connection: Connection, exercise: str, person: str) -> None:
    """Empties the name that somebody typed."""
    own = tables.person.c
    connection.execute(
        update(tables.person)
        .where(own.exercise == exercise)
        .where(own.id == person)
        .values(name="")
    )
    _promise(connection, exercise, persons=[person])


def _forget_answers(connection: Connection, exercise: str, seqs: Iterable[int]) -> None:
    """The command id stays, so that a repeat is still not recorded twice."""
    own = tables.answer.c
    for seq in seqs:
        connection.execute(
            update(tables.answer)
            .where(own.exercise == exercise)
            .where(own.first_seq <= seq)
            .where(own.seq >= seq)
            .values(answer=ERASED_ANSWER)
        )


def _promise(connection: Connection, exercise: str, **target: Sequence[Any]) -> None:
    values = {"exercise": exercise, "target": rows.json_text(target)}
    connection.execute(insert(tables.scrub), values)
