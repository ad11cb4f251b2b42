"""Files that injects carry lie beside the log: kept once, erased with the last that names them."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing

import pytest
from sqlalchemy import text

from exercise.domain import audience, payloads
from exercise.domain.entry import Entry
from exercise.domain.scenario import Attachment
from exercise.store.store import SqlStore
from exercise.store.verification import verify
from tests.integration.store.conftest import Place
from tests.integration.store.making import EXERCISE, TOKYO, Log, draft, inject, message
from tests.integration.store.test_erasure import erase, files_with
from tests.unit.attached import BYTES, CHART, STILL, TAPE

PDF = BYTES[CHART.file.digest]


def planned(*attachments: Attachment) -> payloads.InjectPlanned:
    return payloads.InjectPlanned(inject=inject().model_copy(update={"attachments": attachments}))


def delivered(*attachments: Attachment) -> payloads.InjectDelivered:
    return payloads.InjectDelivered(
        sender="Ministry",
        to=("tokyo",),
        medium="cable",
        precedence="FLASH",
        title="Launch",
        attachments=attachments,
    )


@pytest.fixture
def log(store: SqlStore) -> Log:
    return Log(store).create(carried=BYTES)


def send(log: Log) -> Sequence[Entry]:
    """A row with all three files, and the copy of a cell that gets two of them."""
    return log.append(
        draft(planned(STILL, CHART, TAPE), item="launch", to=audience.STAFF_ONLY),
        draft(delivered(STILL, CHART), item="copy-1", to=TOKYO),
    )


def kept(store: SqlStore) -> set[str]:
    return {digest for digest in BYTES if store.file(EXERCISE, digest) is not None}


def test_the_bytes_are_those_that_the_exercise_was_made_with(log: Log, store: SqlStore) -> None:
    send(log)
    assert {digest: store.file(EXERCISE, digest) for digest in BYTES} == BYTES
    assert store.file(EXERCISE, "0" * 64) is None
    assert store.file("another", STILL.file.digest) is None
    assert verify(store, EXERCISE).ok


def test_a_file_stays_as_long_as_something_that_is_left_carries_it(
    log: Log, store: SqlStore
) -> None:
    row, copy = send(log)
    erase(log, row)
    assert kept(store) == {STILL.file.digest, CHART.file.digest}
    assert verify(store, EXERCISE).ok
    erase(log, copy)
    assert kept(store) == set()
    assert verify(store, EXERCISE).ok


def test_who_writes_a_files_digest_does_not_keep_it(log: Log, store: SqlStore) -> None:
    row, copy = send(log)
    log.append(message(f'"digest":"{STILL.file.digest}"', "m-1"))
    erase(log, row, copy)
    assert kept(store) == set()
    assert verify(store, EXERCISE).ok


def test_its_bytes_are_in_no_file_of_the_folder(
    fresh_place: Place, opening: Callable[[Place], SqlStore]
) -> None:
    store = opening(fresh_place)
    secret = b"%PDF-1.7 Operation Kingfisher " * 4_000
    log = Log(store).create(carried={**BYTES, CHART.file.digest: secret})
    row, copy = send(log)
    if fresh_place.database is None:
        assert files_with(fresh_place.data, ["Operation Kingfisher"])
    erase(log, row, copy)
    assert store.scrub()
    assert files_with(fresh_place.data, ["Operation Kingfisher"]) == []


def test_copies_that_migrations_made_are_cleaned_too(
    sqlite_place: Place, opening: Callable[[Place], SqlStore]
) -> None:
    store = opening(sqlite_place)
    log = Log(store).create(carried=BYTES)
    row, copy = send(log)
    backup = sqlite_place.data / "backups" / "20260101T000000Z-0004.sqlite"
    backup.parent.mkdir()
    file = sqlite_place.data / "startex.sqlite"
    with closing(sqlite3.connect(file)) as found, closing(sqlite3.connect(backup)) as copy_of_it:
        found.backup(copy_of_it)
        copy_of_it.execute("PRAGMA journal_mode=DELETE")
    assert PDF in backup.read_bytes()
    erase(log, row)
    assert store.scrub()
    assert PDF in backup.read_bytes()
    erase(log, copy)
    assert store.scrub()
    assert PDF not in backup.read_bytes()


def test_a_discarded_exercise_takes_its_files_along(log: Log, store: SqlStore) -> None:
    send(log)
    store.discard(EXERCISE)
    with store.engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM file")).scalar() == 0


def change(store: SqlStore, sql: str, **values: object) -> None:
    with store.engine.begin() as connection:
        assert connection.execute(text(sql), values).rowcount == 1


def test_verify_tells_of_a_missing_file(log: Log, store: SqlStore) -> None:
    row, _ = send(log)
    change(store, "DELETE FROM file WHERE digest=:one", one=CHART.file.digest)
    verdict = verify(store, EXERCISE)
    assert (verdict.seq, verdict.problem) == (
        row.seq,
        f"Entry {row.seq} carries a file that is missing: {CHART.file.digest[:12]}.",
    )


def test_verify_tells_of_other_bytes(log: Log, store: SqlStore) -> None:
    row, _ = send(log)
    change(
        store,
        "UPDATE file SET data=:other WHERE digest=:one",
        one=TAPE.file.digest,
        other=b"RIFF other",
    )
    verdict = verify(store, EXERCISE)
    assert (verdict.seq, verdict.problem) == (
        row.seq,
        f"Entry {row.seq} carries a file whose bytes were changed: {TAPE.file.digest[:12]}.",
    )


def test_verify_tells_of_a_file_that_nothing_carries(log: Log, store: SqlStore) -> None:
    log.append(draft(planned(STILL, TAPE), item="launch", to=audience.STAFF_ONLY))
    verdict = verify(store, EXERCISE)
    assert verdict.problem == f"File {CHART.file.digest[:12]} is carried by no entry."


def test_an_older_promise_to_clean_is_kept(store: SqlStore, log: Log) -> None:
    send(log)
    with store.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO scrub (id, exercise, target) VALUES (1, :exercise, :target)"),
            {"exercise": EXERCISE, "target": '{"seqs":[1],"items":[]}'},
        )
    assert store.scrub()
