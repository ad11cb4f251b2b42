"""What is written beside the log: people, credentials, team drafts, answers."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from exercise.app.ports import (
    AddCredential,
    AddPerson,
    CloseExercise,
    CommandRecord,
    Conflict,
    DropCredentials,
    DropDevice,
    DropDraft,
    EraseName,
    ErasePayloads,
    PutDraft,
    PutFile,
    SideWrite,
)
from exercise.store import erasure, files, hot, rows, sql, tables

_INSERT_ANSWER = insert(tables.answer)


def write_answer(
    connection: Connection,
    exercise: str,
    command: CommandRecord,
    first: int | None,
    last: int | None,
) -> None:
    """Keeps the answer, with the first and the last entry that the command made."""
    values = {
        "exercise": exercise,
        "seat": command.seat,
        "command_id": command.command_id,
        "answer": rows.json_text(command.answer),
        "first_seq": first,
        "seq": last,
    }
    hot.run(connection, _INSERT_ANSWER, [values])


def write_all(connection: Connection, exercise: str, also: Sequence[SideWrite]) -> None:
    """Applies side writes in order.

    Raises:
        Conflict: a newer version of a team draft is stored already.
    """
    for one in also:
        _write(connection, exercise, one)


def _write(connection: Connection, exercise: str, one: SideWrite) -> None:
    match one:
        case AddPerson(person):
            values = {"exercise": exercise, "id": person.id, "name": rows.no_nul(person.name)}
            sql.put(connection, tables.person, [values])
        case EraseName(person_id):
            erasure.erase_name(connection, exercise, person_id)
        case AddCredential(credential):
            claim = {
                "exercise": exercise,
                "secret_hash": credential.secret_hash,
                "seat": credential.seat,
                "person": credential.person,
                "created_at": credential.created_at,
            }
            sql.put(connection, tables.credential, [claim])
        case DropCredentials(seat, person_id):
            _drop_credentials(connection, exercise, seat, person_id)
        case DropDevice(known):
            connection.execute(
                delete(tables.credential)
                .where(tables.credential.c.exercise == exercise)
                .where(tables.credential.c.secret_hash == known)
            )
        case PutDraft() | DropDraft():
            _write_draft(connection, exercise, one)
        case PutFile(digest, data):
            files.put(connection, exercise, digest, data)
        case ErasePayloads():
            erasure.erase_payloads(connection, exercise, one)
        case CloseExercise():
            connection.execute(
                update(tables.exercise).where(tables.exercise.c.id == exercise).values(closed=True)
            )


def _drop_credentials(connection: Connection, exercise: str, seat: str, person: str | None) -> None:
    statement = (
        delete(tables.credential)
        .where(tables.credential.c.exercise == exercise)
        .where(tables.credential.c.seat == seat)
    )
    if person is not None:
        statement = statement.where(tables.credential.c.person == person)
    connection.execute(statement)


def _write_draft(connection: Connection, exercise: str, one: PutDraft | DropDraft) -> None:
    if isinstance(one, PutDraft):
        _put_draft(connection, exercise, one)
        return
    connection.execute(
        delete(tables.draft)
        .where(tables.draft.c.exercise == exercise)
        .where(tables.draft.c.id == one.draft)
    )


def _put_draft(connection: Connection, exercise: str, one: PutDraft) -> None:
    stored = connection.execute(
        select(tables.draft.c.version)
        .where(tables.draft.c.exercise == exercise)
        .where(tables.draft.c.id == one.draft.id)
        .with_for_update()
    ).scalar()
    if stored is not None and stored > one.draft.version:
        raise Conflict("a newer version of this draft is stored")
    values = {"exercise": exercise, **rows.draft_row(one.draft)}
    sql.put(connection, tables.draft, [values])
