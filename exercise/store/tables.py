"""The log's own tables and the little that lives beside it.

All text is TEXT on every database; times are integers, ms.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Named,
    Table,
    Text,
    TypedColumns,
)

metadata = MetaData()


class ExerciseColumns(TypedColumns):
    id: Named[str] = Column(Text, primary_key=True)
    name: Named[str] = Column(Text)
    scenario_hash: Named[str] = Column(Text)
    created_at: Named[int] = Column(BigInteger)
    closed: Named[bool] = Column(Boolean)


class InExercise(TypedColumns):
    """First part of the primary key of everything that belongs to one exercise."""

    exercise: Named[str] = Column(Text, ForeignKey("exercise.id"), primary_key=True)


class EntryColumns(InExercise):
    """``(exercise, seq)`` being unique is the only lock that writers need."""

    seq: Named[int] = Column(BigInteger, primary_key=True, autoincrement=False)
    kind: Named[str] = Column(Text)
    version: Named[int] = Column(Integer)
    at: Named[int] = Column(BigInteger)
    t: Named[int] = Column(BigInteger)
    author: Named[str] = Column(Text)
    behalf: Named[str | None] = Column(Text)
    happened: Named[int | None] = Column(BigInteger)
    item: Named[str | None] = Column(Text)
    audience: Named[str] = Column(Text)
    """JSON array of viewer ids."""
    payload: Named[str | None] = Column(Text)
    salt: Named[str | None] = Column(Text)
    payload_digest: Named[str] = Column(Text)
    prev: Named[str] = Column(Text)
    hash: Named[str] = Column(Text)


class CursorColumns(InExercise):
    """Place of an entry in one viewer's stream, counted from 1."""

    viewer: Named[str] = Column(Text, primary_key=True)
    cursor: Named[int] = Column(BigInteger, primary_key=True, autoincrement=False)
    seq: Named[int] = Column(BigInteger)


class AnswerColumns(InExercise):
    """Answer given to a command; ``first_seq`` to ``seq`` are the entries it made, if any."""

    seat: Named[str] = Column(Text, primary_key=True)
    command_id: Named[str] = Column(Text, primary_key=True)
    answer: Named[str] = Column(Text)
    first_seq: Named[int | None] = Column(BigInteger)
    seq: Named[int | None] = Column(BigInteger)


class PersonColumns(InExercise):
    id: Named[str] = Column(Text, primary_key=True)
    name: Named[str] = Column(Text)


class CredentialColumns(InExercise):
    secret_hash: Named[str] = Column(Text, primary_key=True)
    seat: Named[str] = Column(Text)
    person: Named[str] = Column(Text)
    created_at: Named[int] = Column(BigInteger)


class DraftColumns(InExercise):
    id: Named[str] = Column(Text, primary_key=True)
    cell: Named[str] = Column(Text)
    version: Named[int] = Column(BigInteger)
    body: Named[str] = Column(Text)
    hand: Named[str] = Column(Text)
    assents: Named[str] = Column(Text)
    dissents: Named[str] = Column(Text)
    saved_at: Named[int] = Column(BigInteger)


class AliveColumns(InExercise):
    at: Named[int] = Column(BigInteger)
    t: Named[int] = Column(BigInteger)


class FileColumns(InExercise):
    """Bytes that injects carry, under the SHA-256 by which payloads name them."""

    digest: Named[str] = Column(Text, primary_key=True)
    data: Named[bytes] = Column(LargeBinary)


class ScrubColumns(TypedColumns):
    """Erasures whose bytes may still lie in files. Ids and numbers only."""

    id: Named[int] = Column(Integer, primary_key=True)
    exercise: Named[str] = Column(Text)
    target: Named[str] = Column(Text)
    """JSON: seqs, items, persons, files."""


exercise = Table("exercise", metadata, ExerciseColumns)
entry = Table("entry", metadata, EntryColumns)
cursor = Table("cursor", metadata, CursorColumns, sqlite_with_rowid=False)
answer = Table("answer", metadata, AnswerColumns, sqlite_with_rowid=False)
person = Table("person", metadata, PersonColumns)
credential = Table("credential", metadata, CredentialColumns)
draft = Table("draft", metadata, DraftColumns)
alive = Table("alive", metadata, AliveColumns)
file = Table("file", metadata, FileColumns)
scrub = Table("scrub", metadata, ScrubColumns)
