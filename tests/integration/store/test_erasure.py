"""What is erased is gone: from rows at once, from every file after the scrub."""

import json
import random
import sqlite3
import threading
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text

from exercise.app.ports import AddPerson, EraseName, ErasePayloads, Person, PutDraft, TeamDraft
from exercise.domain import audience, payloads
from exercise.domain.entry import Draft, Entry
from exercise.store import migrate, tables
from exercise.store.export import export
from exercise.store.opening import open_store
from exercise.store.organisers import project
from exercise.store.scrub import Scrubber
from exercise.store.store import SqlStore
from tests.integration.store.conftest import Place
from tests.integration.store.making import EXERCISE, TOKYO, Log, draft, message, move, play
from tests.integration.store.test_organisers_tables import everything

SECRET = "Operation Kingfisher 秘密 begins at dawn"


def erased(*entries: Entry, reason: str = "classified") -> tuple[Draft, ErasePayloads]:
    seqs = tuple(entry.seq for entry in entries)
    items = tuple(entry.item for entry in entries if entry.item)
    said = payloads.PayloadErased(seqs=seqs, items=items, reason=reason)
    return draft(said, to=audience.STAFF_ONLY), ErasePayloads(seqs, items)


def erase(log: Log, *entries: Entry) -> None:
    said, write = erased(*entries)
    log.append(said, also=[write])


def files_with(folder: Path, words: Iterable[str]) -> list[str]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    assert found
    return [
        f"{path.name}: {word}"
        for path in found
        for word in words
        if word.encode() in path.read_bytes()
    ]


def rows_with(store: SqlStore, word: str) -> list[str]:
    with store.engine.begin() as connection:
        return [
            table.name
            for table in tables.metadata.sorted_tables
            for row in connection.execute(select(table))
            if word in str(tuple(row))
        ]


def team_draft(title: str, number: int = 1) -> TeamDraft:
    return TeamDraft(f"d-{number}", "tokyo", 1, {"title": title}, "tokyo.pm", (), (), 1)


def salt(entry: Entry) -> str:
    assert entry.salt is not None
    return entry.salt


def test_no_row_holds_it(log: Log, store: SqlStore) -> None:
    play(log)
    store.write(EXERCISE, [PutDraft(team_draft(SECRET)), PutDraft(team_draft("kept", 2))])
    (secret,) = log.append(
        draft(move(SECRET), item="move-2", to=TOKYO), command="c-9", answer={"title": SECRET}
    )
    log.append(message("kept", "message-9"), command="c-10", answer={"item": "message-9"})
    assert set(rows_with(store, SECRET)) == {"entry", "move", "answer", "draft"}
    said, write = erased(secret)
    log.append(said, also=[ErasePayloads(write.seqs, write.items, drafts=("d-1",))])
    assert rows_with(store, SECRET) == []
    assert rows_with(store, salt(secret)) == []
    found = list(store.read(EXERCISE))
    assert [one.seq for one in found if one.text is None] == [secret.seq]
    assert found[secret.seq - 1].payload_digest == secret.payload_digest
    assert store.answer(EXERCISE, "tokyo.pm", "c-9") == {"erased": True}
    assert store.answer(EXERCISE, "tokyo.pm", "c-10") == {"item": "message-9"}
    assert [one.id for one in store.drafts(EXERCISE)] == ["d-2"]


@pytest.mark.parametrize("kind", sorted(payloads.ERASABLE))
def test_tables_are_what_the_log_makes_of_them(kind: str, log: Log, store: SqlStore) -> None:
    play(log)
    concerned = [entry for entry in log.entries if entry.kind == kind]
    erase(log, *concerned)
    after = everything(store)
    with store.engine.begin() as connection:
        project.rebuild(connection, EXERCISE)
    assert everything(store) == after


def test_every_other_column_of_an_erased_row_stays(log: Log, store: SqlStore) -> None:
    play(log)
    submitted = next(entry for entry in log.entries if entry.kind == "move.submitted")
    erase(log, submitted)
    with store.engine.begin() as connection:
        row = connection.execute(
            text("SELECT seq, erased, status, ruling, answers, order_text, cell FROM move")
        ).one()
    assert tuple(row) == (submitted.seq, True, "ruled", "ruling-1", "copy-1", None, None)


def test_names_are_erased(log: Log, store: SqlStore) -> None:
    store.write(EXERCISE, [AddPerson(Person("p-1", SECRET)), AddPerson(Person("p-2", "Bob"))])
    log.append(
        draft(payloads.NameErased(person="p-1"), to=audience.STAFF_ONLY), also=[EraseName("p-1")]
    )
    assert rows_with(store, SECRET) == []
    assert [one.name for one in store.people(EXERCISE)] == ["", "Bob"]
    assert store.scrub()
    assert files_with(store.data, [SECRET]) == []


def test_no_byte_of_it_is_in_any_file(
    sqlite_place: Place, opening: Callable[..., SqlStore]
) -> None:
    store = opening(sqlite_place)
    log = Log(store).create()
    report = sqlite_place.data / "reports" / EXERCISE / "aar.pdf"
    report.parent.mkdir(parents=True)
    report.write_text(SECRET)
    secrets: list[Entry] = []
    for number in range(120):
        store.write(EXERCISE, [PutDraft(team_draft(f"{SECRET} {'x' * number * 40}"))])
        size = (number * 7919) % 3000
        secrets += log.append(message(f"{SECRET} {number} " + "word " * size, f"m-{number}"))
        log.append(message(f"kept {number} " + "word " * (size // 3), f"k-{number}"))
    assert files_with(store.data, [SECRET])
    said, write = erased(*secrets)
    log.append(said, also=[ErasePayloads(write.seqs, write.items, drafts=("d-1",))])
    assert store.scrub()
    words = [SECRET, "Kingfisher", "秘密", *map(salt, secrets)]
    assert files_with(store.data, words) == []
    assert not report.parent.exists()
    assert [one.text is None for one in store.read(EXERCISE)].count(True) == len(secrets)


def test_what_split_pages_leave_behind_goes_too(
    sqlite_place: Place, opening: Callable[..., SqlStore]
) -> None:
    """Rows that grow and shrink are moved about, and secure_delete overlooks their old places."""
    store = opening(sqlite_place)
    log = Log(store).create()
    file = sqlite_place.data / "startex.sqlite"
    chance = random.Random(1)
    words = [f"{SECRET} {number:04}" for number in range(400)]
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("CREATE TABLE rows (id TEXT PRIMARY KEY, a TEXT, b TEXT)")
        for word in words:
            row = (str(chance.random()), word * chance.choice((1, 5, 20, 60)))
            connection.execute("INSERT INTO rows (id, a) VALUES (?, ?)", row)
        ids = [row[0] for row in connection.execute("SELECT id FROM rows ORDER BY id")]
        for one in chance.sample(ids, len(ids)) + ids[::2] * 2:
            grown = "y" * chance.choice((0, 3, 30, 300, 900))
            connection.execute("UPDATE rows SET b = ? WHERE id = ?", (grown, one))
        connection.execute("UPDATE rows SET a = NULL")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert files_with(store.data, ["Kingfisher"])
    erase(log, *log.append(message(SECRET)))
    assert store.scrub()
    assert files_with(store.data, ["Kingfisher"]) == []


def test_one_erasure_after_another(sqlite_place: Place, opening: Callable[..., SqlStore]) -> None:
    store = opening(sqlite_place)
    log = Log(store).create()
    copied = [log.append(message(f"{SECRET} {one}", f"m-{one}"))[0] for one in range(3)]
    copy_of(sqlite_place, "before.sqlite")
    for secret in copied:
        erase(log, secret)
        assert store.scrub()
        assert files_with(store.data, [f"{SECRET} {(secret.item or '')[-1]}", salt(secret)]) == []


def test_waits_for_readers(sqlite_place: Place, opening: Callable[..., SqlStore]) -> None:
    store = opening(sqlite_place)
    log = Log(store).create()
    (secret,) = log.append(message(SECRET))
    with closing(sqlite3.connect(sqlite_place.data / "startex.sqlite")) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM entry").fetchone() == (2,)
        erase(log, secret)
        assert not store.scrub()
        assert not store.scrub()
        assert reader.execute("SELECT payload FROM entry WHERE seq = 2").fetchone()[0]
        log.append(message("life goes on", "m-2"))
        reader.execute("COMMIT")
    assert store.scrub()
    assert files_with(store.data, [SECRET, salt(secret)]) == []


def test_amid_readers_and_writers(sqlite_place: Place, opening: Callable[..., SqlStore]) -> None:
    store = opening(sqlite_place)
    log = Log(store).create()
    secrets = [log.append(message(f"{SECRET} {one}", f"m-{one}"))[0] for one in range(30)]
    done = threading.Event()
    failures: list[BaseException] = []

    def read() -> None:
        try:
            while not done.is_set():
                list(store.read(EXERCISE))
                store.stream(EXERCISE, "cell:tokyo", after=0, limit=50)
        except BaseException as error:  # noqa: BLE001 (told to the test below)
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        for number, secret in enumerate(secrets):
            erase(log, secret)
            log.append(message(f"kept {number}", f"k-{number}"))
            store.scrub()
        give_up = 500
        while not store.scrub() and give_up:
            give_up -= 1
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert failures == []
    assert store.scrub()
    assert files_with(store.data, ["Kingfisher", *map(salt, secrets)]) == []


def test_a_crash_before_the_scrub_is_made_good(
    sqlite_place: Place, opening: Callable[..., SqlStore]
) -> None:
    store = opening(sqlite_place)
    log = Log(store).create()
    (secret,) = log.append(message(SECRET))
    erase(log, secret)
    store.close()
    again = opening(sqlite_place)
    assert again.scrub()
    assert files_with(sqlite_place.data, [SECRET, salt(secret)]) == []
    with again.engine.begin() as connection:
        assert connection.execute(select(tables.scrub)).all() == []


@pytest.mark.parametrize("step", ["_rewrite", "_empty_wal", "_forget"])
def test_a_crash_amid_the_scrub_is_made_good(
    step: str,
    sqlite_place: Place,
    opening: Callable[..., SqlStore],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = opening(sqlite_place)
    log = Log(store).create()
    (secret,) = log.append(message(SECRET))
    erase(log, secret)

    class Crash(BaseException):
        pass

    def crash(*_: object) -> None:
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(Scrubber, step, crash)
        with pytest.raises(Crash):
            store.scrub()
    again = opening(sqlite_place)
    assert again.scrub()
    assert files_with(sqlite_place.data, [SECRET, salt(secret)]) == []


def copy_of(place: Place, name: str) -> Path:
    """A copy as a migration makes it."""
    backups = place.data / "backups"
    backups.mkdir(exist_ok=True)
    migrate._copy_file(place.data / "startex.sqlite", backups / name)
    return backups / name


def test_copies_are_cleaned_too(sqlite_place: Place, opening: Callable[..., SqlStore]) -> None:
    store = opening(sqlite_place)
    log = Log(store).create()
    other = Log(store, "x2").create(message("of another exercise", "message-1"))
    store.write(
        EXERCISE, [PutDraft(team_draft(SECRET)), AddPerson(Person("p-1", "Aiko of the Kingfisher"))]
    )
    (secret,) = log.append(message(SECRET), command="c-1", answer={"title": SECRET})
    (kept,) = log.append(message("kept", "m-2"))
    copy = copy_of(sqlite_place, "before.sqlite")
    lines = copy.with_suffix(".jsonl")
    lines.write_text("".join(f"{line}\n" for line in export(store, EXERCISE)), encoding="utf-8")
    (copy.parent / "torn.sqlite.part").write_text(SECRET)
    (copy.parent / "broken.sqlite").write_text(SECRET)
    (copy.parent / "broken.jsonl").write_text(SECRET)
    said, write = erased(secret)
    log.append(
        said, also=[ErasePayloads(write.seqs, write.items, drafts=("d-1",)), EraseName("p-1")]
    )
    assert store.scrub()
    assert files_with(store.data, ["Kingfisher", "秘密", salt(secret)]) == []
    assert sorted(path.name for path in copy.parent.iterdir()) == ["before.jsonl", "before.sqlite"]
    with closing(sqlite3.connect(copy)) as connection:
        kept_rows = connection.execute(
            "SELECT exercise, seq, hash FROM entry WHERE payload IS NOT NULL AND seq > 1"
            " ORDER BY exercise"
        ).fetchall()
    assert kept_rows == [(EXERCISE, 3, kept.hash), ("x2", 2, other.entries[1].hash)]
    told = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert [one["seq"] for one in told if one["payload"] is None] == [secret.seq]
    assert told[1]["hash"] == secret.hash


def test_an_export_in_place_of_a_database_is_cleaned(
    postgres_url: str, tmp_path: Path, opening: Callable[..., SqlStore]
) -> None:
    place = Place(tmp_path / "data", postgres_url)
    store = opening(place)
    log = Log(store).create()
    (secret,) = log.append(message(SECRET))
    backups = place.data / "backups"
    backups.mkdir()
    with store.engine.begin() as connection:
        lines = list(migrate._log_lines(connection))
    (backups / "old.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    erase(log, secret)
    assert store.scrub()
    assert files_with(store.data, [SECRET, salt(secret)]) == []
    assert rows_with(store, SECRET) == []
    with store.engine.begin() as connection:
        connection.execute(text("CREATE EXTENSION IF NOT EXISTS pageinspect"))
        rows_on_disk = connection.execute(
            text(
                "SELECT count(*) FROM heap_page_items(get_raw_page('entry', 0))"
                " WHERE t_data IS NOT NULL"
            )
        ).scalar()
        assert rows_on_disk == len(log.entries)


def test_the_scrub_of_a_discarded_exercise_is_still_done(
    sqlite_place: Place, opening: Callable[..., SqlStore]
) -> None:
    store = opening(sqlite_place)
    log = Log(store).create()
    (secret,) = log.append(message(SECRET))
    erase(log, secret)
    store.discard(EXERCISE)
    assert open_store(sqlite_place.data).scrub()
    assert files_with(sqlite_place.data, [SECRET]) == []
