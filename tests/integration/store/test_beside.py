"""People, credentials, drafts and stamps, which live beside the log."""

from dataclasses import replace

import pytest

from exercise.app.ports import (
    AddCredential,
    AddPerson,
    CloseExercise,
    Conflict,
    Credential,
    DropCredentials,
    DropDraft,
    EraseName,
    Person,
    PutDraft,
    Stamp,
    TeamDraft,
)
from exercise.store.store import SqlStore
from tests.integration.store.making import EXERCISE, Log, message

AIKO = Person("p-1", "Aiko 愛子")
DRAFT = TeamDraft(
    id="d-1",
    cell="tokyo",
    version=3,
    body={"title": "Patrol", "tags": ["sea"], "takes_ms": 60_000},
    hand="tokyo.pm",
    assents=("tokyo.fm",),
    dissents=(),
    saved_at=5_000,
)


def claim(seat: str, person: str, secret: str) -> Credential:
    return Credential(seat=seat, person=person, secret_hash=secret * 64, created_at=1_000)


def test_people(log: Log, store: SqlStore) -> None:
    store.write(EXERCISE, [AddPerson(AIKO), AddPerson(Person("p-2", "nul \x00"))])
    assert store.people(EXERCISE) == (AIKO, Person("p-2", "nul \N{REPLACEMENT CHARACTER}"))
    store.write(EXERCISE, [EraseName("p-1")])
    assert store.people(EXERCISE)[0] == Person("p-1", "")


def test_credentials(log: Log, store: SqlStore) -> None:
    mine, hers, other = (
        claim("tokyo.pm", "p-1", "a"),
        claim("tokyo.pm", "p-2", "b"),
        claim("tokyo.fm", "p-1", "c"),
    )
    store.write(EXERCISE, [AddCredential(one) for one in (mine, hers, other)])
    assert store.credentials(EXERCISE) == (mine, hers, other)
    store.write(EXERCISE, [DropCredentials("tokyo.pm", "p-2")])
    assert store.credentials(EXERCISE) == (mine, other)
    store.write(EXERCISE, [DropCredentials("tokyo.pm")])
    assert store.credentials(EXERCISE) == (other,)


def test_drafts(log: Log, store: SqlStore) -> None:
    later = replace(DRAFT, version=4, hand="tokyo.fm", saved_at=6_000)
    store.write(EXERCISE, [PutDraft(DRAFT)])
    assert store.drafts(EXERCISE) == (DRAFT,)
    store.write(EXERCISE, [PutDraft(later)])
    with pytest.raises(Conflict):
        store.write(EXERCISE, [PutDraft(DRAFT)])
    assert store.drafts(EXERCISE) == (later,)
    store.write(EXERCISE, [DropDraft("d-1")])
    assert store.drafts(EXERCISE) == ()


def test_stamps(log: Log, store: SqlStore) -> None:
    assert store.last_stamp(EXERCISE) is None
    store.stamp(EXERCISE, Stamp(at=1_764_000_000_000, t=5))
    store.stamp(EXERCISE, Stamp(at=1_764_000_001_000, t=1_005))
    assert store.last_stamp(EXERCISE) == Stamp(at=1_764_000_001_000, t=1_005)


def test_closing(log: Log, store: SqlStore) -> None:
    log.append(message("last words"), also=[CloseExercise()])
    assert [row.closed for row in store.exercises()] == [True]


def test_written_with_the_entries_or_not_at_all(log: Log, store: SqlStore) -> None:
    writes = (AddPerson(AIKO), PutDraft(DRAFT))
    log.append(message("first", "m-1"), also=writes)
    stale = (AddPerson(Person("p-2", "Bob")), PutDraft(replace(DRAFT, version=1)))
    with pytest.raises(Conflict):
        log.append(message("second", "m-2"), also=stale)
    assert store.people(EXERCISE) == (AIKO,)
    assert store.head_seq(EXERCISE) == 2
