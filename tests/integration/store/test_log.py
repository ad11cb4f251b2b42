"""Appending, reading, streams and answers."""

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import select, text

from exercise.app.ports import Conflict, ExerciseRow, Store
from exercise.domain.entry import GENESIS, entry_hash, payload_digest
from exercise.store import tables
from exercise.store.store import SqlStore
from exercise.store.verification import verify
from tests.integration.store.conftest import Place
from tests.integration.store.making import EXERCISE, TOKYO, TWO, Log, message


def test_fulfils_the_port(store: SqlStore) -> None:
    port: Store = store
    assert port.exercises() == ()


def test_keeps_entries_as_they_were_made(log: Log, store: SqlStore) -> None:
    log.append(message("日本語 <script> \u0000 \U0001f6a2"), message("two", "message-2"))
    assert list(store.read(EXERCISE)) == log.entries
    assert [entry.seq for entry in log.entries] == [1, 2, 3]
    assert store.head_seq(EXERCISE) == 3


def test_chains_entries(log: Log) -> None:
    log.append(message("one"), message("two", "message-2"))
    prev = GENESIS
    for entry in log.entries:
        assert entry.prev == prev
        assert entry.salt is not None
        assert entry.text is not None
        assert payload_digest(entry.salt, entry.text) == entry.payload_digest
        assert entry_hash(entry) == entry.hash
        prev = entry.hash


def test_reads_from_anywhere_in_pages(
    log: Log, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exercise.store.store.PAGE", 3)
    for number in range(9):
        log.append(message(str(number), f"m-{number}"))
    assert [one.seq for one in store.read(EXERCISE)] == list(range(1, 11))
    assert [one.seq for one in store.read(EXERCISE, after=8)] == [9, 10]
    assert [one.seq for one in store.read(EXERCISE, after=1, limit=4)] == [2, 3, 4, 5]
    assert list(store.read(EXERCISE, after=10)) == []
    assert list(store.read(EXERCISE, limit=0)) == []


def test_each_viewer_counts_its_own_entries(log: Log, store: SqlStore) -> None:
    log.append(message("both", "m-1", TWO), message("own", "m-2", TOKYO))
    log.append(message("both again", "m-3", TWO))
    tokyo = store.stream(EXERCISE, "cell:tokyo", after=0, limit=10)
    washington = store.stream(EXERCISE, "cell:washington", after=0, limit=10)
    assert [(one.cursor, one.entry.item) for one in tokyo] == [(1, "m-1"), (2, "m-2"), (3, "m-3")]
    assert [(one.cursor, one.entry.item) for one in washington] == [(1, "m-1"), (2, "m-3")]
    assert [one.cursor for one in store.stream(EXERCISE, "cell:tokyo", after=1, limit=1)] == [2]
    assert store.stream(EXERCISE, "cell:beijing", after=0, limit=10) == ()


def test_cursors_go_on_in_a_new_process(
    log: Log, place: Place, opening: Callable[[Place], SqlStore]
) -> None:
    log.append(message("one", "m-1"))
    again = Log(opening(place), entries=log.entries)
    again.append(message("two", "m-2"))
    stream = again.store.stream(EXERCISE, "cell:tokyo", after=0, limit=10)
    assert [one.cursor for one in stream] == [1, 2]


def test_loses_the_race_of_two_stores(
    log: Log, place: Place, opening: Callable[[Place], SqlStore]
) -> None:
    other = Log(opening(place), entries=list(log.entries))
    log.append(message("first", "m-1"))
    with pytest.raises(Conflict):
        other.append(message("second", "m-2"), command="c-2", answer={"item": "m-2"})
    assert other.store.answer(EXERCISE, "tokyo.pm", "c-2") is None
    other.entries = list(other.store.read(EXERCISE))
    other.append(message("second", "m-2"))
    assert [one.item for one in log.store.read(EXERCISE, after=1)] == ["m-1", "m-2"]


def test_writers_race_and_each_entry_is_there_once(
    log: Log, place: Place, opening: Callable[[Place], SqlStore]
) -> None:
    """Whoever loses reads on and tries again, as the application does."""
    stores = [log.store, opening(place), opening(place)]
    entries = list(log.entries)
    failures: list[BaseException] = []
    lost: list[str] = []

    def write(store: SqlStore, name: str) -> None:
        own = Log(store, entries=list(entries))
        try:
            for number in range(25):
                while True:
                    try:
                        own.append(message("raced", f"{name}-{number}"), command=f"{name}-{number}")
                        break
                    except Conflict:
                        lost.append(name)
                        own.entries += store.read(EXERCISE, after=own.head.seq)
        except BaseException as error:  # noqa: BLE001 (told to the test below)
            failures.append(error)

    writers = [
        threading.Thread(target=write, args=(store, f"w{number}"))
        for number, store in enumerate(stores)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    assert lost
    items = [entry.item for entry in log.store.read(EXERCISE, after=1)]
    assert sorted(map(str, items)) == sorted(f"w{w}-{n}" for w in range(3) for n in range(25))
    assert verify(log.store, EXERCISE).problem is None


def test_unique_sequence_is_the_lock(log: Log, store: SqlStore) -> None:
    """PostgreSQL lets two writers pass the check of the head; then one of them loses here."""
    (first,) = log.append(message("first", "m-1"))
    second = first._replace(item="m-2")
    with pytest.raises(Conflict), store.engine.begin() as connection:
        store._write_log(connection, EXERCISE, [second])
    assert list(store.read(EXERCISE, after=1)) == [first]


def test_after_a_lost_race_all_can_be_written(log: Log, store: SqlStore) -> None:
    """PostgreSQL’s driver prepares what it has sent five times, also what then came to nothing."""
    for before in range(8):
        store.engine.dispose()
        for number in range(before):
            log.append(message("before", f"b-{before}-{number}"))
        (entry,) = log.append(message("first", f"m-{before}"))
        with pytest.raises(Conflict), store.engine.begin() as connection:
            store._write_log(connection, EXERCISE, [entry._replace(item="second")])
        for number in range(3):
            log.append(message("after", f"a-{before}-{number}"))


def test_refuses_a_head_of_another_log(log: Log, store: SqlStore) -> None:
    (entry,) = log.append(message("one", "m-1"))
    with store.engine.begin() as connection:
        connection.execute(text(f"UPDATE entry SET hash = '{'0' * 64}' WHERE seq = {entry.seq}"))
    with pytest.raises(Conflict):
        log.append(message("two", "m-2"))


def test_wall_time_never_decreases(log: Log) -> None:
    log.append(message("late", "m-1"), at=9_000)
    (entry,) = log.append(message("clock stepped back", "m-2"), at=5_000)
    assert entry.at == 9_000


def test_keeps_the_answer_once(log: Log, store: SqlStore) -> None:
    log.append(message("one", "m-1"), command="c-1", answer={"item": "m-1"})
    assert store.answer(EXERCISE, "tokyo.pm", "c-1") == {"item": "m-1"}
    assert store.answer(EXERCISE, "tokyo.fm", "c-1") is None
    with pytest.raises(Conflict):
        log.append(message("one", "m-1b"), command="c-1", answer={"item": "m-1b"})
    assert store.head_seq(EXERCISE) == 2


def test_keeps_an_answer_without_entries(log: Log, store: SqlStore) -> None:
    assert log.append(command="c-1", answer={"already": True}) == ()
    assert store.answer(EXERCISE, "tokyo.pm", "c-1") == {"already": True}
    assert store.head_seq(EXERCISE) == 1


def test_nothing_is_written_when_anything_fails(log: Log, store: SqlStore) -> None:
    log.append(command="c-1")
    with pytest.raises(Conflict):
        log.append(message("lost", "m-1"), command="c-1")
    assert store.head_seq(EXERCISE) == 1
    assert store.stream(EXERCISE, "cell:tokyo", after=0, limit=10) == ()
    with store.engine.begin() as connection:
        assert connection.execute(select(tables.cursor.c.seq)).scalars().all() == [1, 1]


def test_exercises_stay_apart(log: Log, store: SqlStore) -> None:
    other = Log(store, "x2").create()
    log.append(message("one", "m-1"))
    other.append(message("other", "m-1"))
    assert [one.exercise for one in store.read("x2")] == ["x2", "x2"]
    assert [one.entry.exercise for one in store.stream("x2", "cell:tokyo", after=0, limit=9)] == [
        "x2"
    ]
    assert [one.id for one in store.exercises()] == ["x1", "x2"]


def test_an_exercise_is_created_once(log: Log, store: SqlStore) -> None:
    with pytest.raises(Conflict):
        Log(store).create()
    assert store.exercises() == (ExerciseRow("x1", "Trial", "ab" * 32, 1_000, closed=False),)


def test_discards_every_row_of_one_exercise(log: Log, store: SqlStore) -> None:
    other = Log(store, "x2").create(message("stays", "m-1"))
    log.append(message("goes", "m-1"), command="c-1")
    report = store.data / "reports" / EXERCISE / "aar.pdf"
    report.parent.mkdir(parents=True)
    report.touch()
    store.discard(EXERCISE)
    assert [one.id for one in store.exercises()] == ["x2"]
    assert not report.exists()
    assert list(store.read("x2")) == other.entries
    with store.engine.begin() as connection:
        for table in tables.metadata.sorted_tables:
            if "exercise" in table.c:
                found = connection.execute(select(table.c.exercise)).scalars().all()
                assert set(found) <= {"x2"}
    Log(store).create()
