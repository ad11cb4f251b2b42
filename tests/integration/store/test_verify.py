"""Whatever is wrong with a log, its cursors or its tables is found and named."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, text, update

from exercise.domain import payloads
from exercise.store import tables
from exercise.store.errors import UnknownExercise
from exercise.store.opening import open_store, read_store
from exercise.store.organisers import project
from exercise.store.organisers.tables import ORGANISER_TABLES
from exercise.store.store import SqlStore
from exercise.store.verification import verify
from tests.integration.store.making import EXERCISE, Log, draft, message, play
from tests.integration.store.test_erasure import erase


def full(store: SqlStore) -> Log:
    log = Log(store).create()
    play(log)
    (secret,) = log.append(message("secret", "m-secret"))
    erase(log, secret)
    log.append(message("after", "m-after"))
    return log


def change(store: SqlStore, sql: str, **values: Any) -> None:
    with store.engine.begin() as connection:
        assert connection.execute(text(sql), values).rowcount > 0


def test_a_sound_log(store: SqlStore) -> None:
    log = full(store)
    verdict = verify(store, EXERCISE)
    assert verdict.problem is None
    assert verdict.ok
    assert (verdict.length, verdict.head, verdict.erased) == (log.head.seq, log.head.hash, 1)


def test_knows_a_head_noted_earlier(store: SqlStore) -> None:
    log = full(store)
    verdict = verify(store, EXERCISE, log.entries[4].hash.upper() + "\n")
    assert verdict.ok
    assert verdict.head_found_at == 5


def test_an_unknown_exercise(store: SqlStore) -> None:
    with pytest.raises(UnknownExercise):
        verify(store, "nowhere")


def test_two_exercises_do_not_mix(store: SqlStore) -> None:
    full(store)
    other = Log(store, "x2").create()
    play(other)
    assert verify(store, EXERCISE).ok
    assert verify(store, "x2").ok


TAMPERINGS = {
    "a payload": ("UPDATE entry SET payload = replace(payload, 'PM', 'pm') WHERE seq = 9", 9),
    "a salt": ("UPDATE entry SET salt = '00' WHERE seq = 9", 9),
    "no salt": ("UPDATE entry SET salt = NULL WHERE seq = 9", 9),
    "not even hex": ("UPDATE entry SET salt = 'zz' WHERE seq = 9", 9),
    "another author": ("UPDATE entry SET author = 'white.one' WHERE seq = 9", 9),
    "another audience": ("UPDATE entry SET audience = '[\"white\"]' WHERE seq = 9", 9),
    "a broken audience": ("UPDATE entry SET audience = '[' WHERE seq = 9", 9),
    "another time": ("UPDATE entry SET at = at + 1 WHERE seq = 9", 9),
    "an erasure nobody told": (
        "UPDATE entry SET payload = NULL, salt = NULL WHERE seq = 9",
        9,
    ),
    "another place": ("UPDATE entry SET seq = 100 WHERE seq = 9", 9),
    "a gap": ("DELETE FROM entry WHERE seq IN (9, 10)", 9),
    "no beginning": ("DELETE FROM entry WHERE seq = 1", 1),
    "a cursor too many": (
        "INSERT INTO cursor (exercise, viewer, cursor, seq) VALUES ('x1', 'public', 1, 9)",
        9,
    ),
    "a cursor to nothing": (
        "INSERT INTO cursor (exercise, viewer, cursor, seq) VALUES ('x1', 'public', 1, 900)",
        900,
    ),
    "a cursor too few": ("DELETE FROM cursor WHERE seq = 9 AND viewer = 'white'", 9),
    "another cursor": ("UPDATE cursor SET cursor = 77 WHERE seq = 9 AND viewer = 'white'", 9),
    "another viewer": ("UPDATE cursor SET viewer = 'v' WHERE seq = 9 AND viewer = 'white'", 9),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_names_the_first_bad_entry(name: str, store: SqlStore) -> None:
    full(store)
    sql, seq = TAMPERINGS[name]
    change(store, sql)
    verdict = verify(store, EXERCISE)
    assert verdict.seq == seq, verdict
    assert verdict.problem is not None
    assert str(seq) in verdict.problem


@pytest.mark.parametrize("table", ORGANISER_TABLES)
def test_a_row_of_a_table_changed_lost_or_added(table: str, store: SqlStore) -> None:
    full(store)
    with store.engine.begin() as connection:
        assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar()
    change(store, f"UPDATE {table} SET id = 'other' WHERE id = (SELECT min(id) FROM {table})")
    verdict = verify(store, EXERCISE)
    assert verdict.problem is not None
    assert table in verdict.problem
    change(store, f"DELETE FROM {table}")
    verdict = verify(store, EXERCISE)
    assert verdict.problem is not None
    assert table in verdict.problem
    assert "missing" in verdict.problem


def test_a_row_that_the_log_does_not_know(store: SqlStore) -> None:
    full(store)
    change(store, "INSERT INTO observation (exercise, id, text) VALUES ('x1', 'made-up', 'x')")
    verdict = verify(store, EXERCISE)
    assert verdict.problem == "Row made-up of table observation is not in the log."


@pytest.mark.parametrize(
    "change",
    ["name = 'Other'", "scenario_hash = 'cd'", "created_at = 1", "closed = NOT closed"],
)
def test_the_exercise_s_own_row(change: str, store: SqlStore) -> None:
    Log(store).create()
    with store.engine.begin() as connection:
        connection.execute(text(f"UPDATE exercise SET {change}"))
    problem = verify(store, EXERCISE).problem
    assert problem is not None
    assert change.split(maxsplit=1)[0] in problem


@pytest.mark.parametrize("span", [(1, 1), (2, 9), (3, 2), (2, None), (None, 2)])
def test_answers_are_to_the_seat_s_own_entries(
    span: tuple[int | None, int | None], store: SqlStore
) -> None:
    Log(store).create(message("Hello."))
    with store.engine.begin() as connection:
        values = {"exercise": EXERCISE, "seat": "tokyo.pm", "command_id": "1", "answer": "{}"}
        connection.execute(insert(tables.answer), {**values, "first_seq": 2, "seq": 2})
    assert verify(store, EXERCISE).ok
    with store.engine.begin() as connection:
        first, last = span
        connection.execute(update(tables.answer).values(first_seq=first, seq=last))
    assert not verify(store, EXERCISE).ok


def test_an_erasure_undone(store: SqlStore) -> None:
    log = full(store)
    secret = next(one for one in log.entries if one.item == "m-secret")
    change(
        store,
        "UPDATE entry SET payload = :payload, salt = :salt WHERE seq = :seq",
        payload=secret.text,
        salt=secret.salt,
        seq=secret.seq,
    )
    verdict = verify(store, EXERCISE)
    assert verdict.seq == secret.seq
    assert "payload is there" in str(verdict.problem)


def test_a_lost_payload_before_a_tampered_entry(store: SqlStore) -> None:
    log = full(store)
    erased = next(one.seq for one in log.entries if one.item == "m-secret")
    change(store, "UPDATE entry SET payload = NULL, salt = NULL WHERE seq = 6")
    change(store, "UPDATE entry SET t = 1 WHERE seq = :seq", seq=erased)
    assert verify(store, EXERCISE).seq == 6
    change(store, "UPDATE entry SET t = 1 WHERE seq = 5")
    assert verify(store, EXERCISE).seq == 5


def cut(store: SqlStore, after: int) -> None:
    """Cuts the log so carefully that all that is left agrees."""
    kept = [one for one in store.read(EXERCISE) if one.seq <= after]
    with store.engine.begin() as connection:
        connection.execute(text("DELETE FROM entry WHERE seq > :seq"), {"seq": after})
        connection.execute(text("DELETE FROM cursor WHERE seq > :seq"), {"seq": after})
        project.rebuild(connection, EXERCISE)
    assert list(store.read(EXERCISE)) == kept


def test_a_cut_tail_is_found_with_the_head_hash(store: SqlStore) -> None:
    log = full(store)
    cut(store, 10)
    assert verify(store, EXERCISE).ok
    verdict = verify(store, EXERCISE, log.head.hash)
    assert not verdict.ok
    assert log.entries[9].hash in str(verdict.problem)
    assert verify(store, EXERCISE, log.entries[9].hash).ok


def test_a_forged_tail_is_found_with_the_head_hash(store: SqlStore) -> None:
    """Whoever can write the file can forge a whole chain, but not a head that others noted."""
    log = full(store)
    cut(store, 10)
    forged = Log(store, entries=log.entries[:10], salts=900)
    forged.append(message("forged", "m-forged"))
    assert verify(store, EXERCISE).ok
    assert not verify(store, EXERCISE, log.head.hash).ok


def test_a_cut_tail_leaves_cursors(store: SqlStore) -> None:
    log = full(store)
    change(store, "DELETE FROM entry WHERE seq = :seq", seq=log.head.seq)
    assert verify(store, EXERCISE).seq == log.head.seq


def test_while_somebody_writes(store: SqlStore) -> None:
    log = full(store)
    for number in range(5):
        log.append(message(str(number), f"m-{number}"))
        assert verify(store, EXERCISE).ok


# ── any byte, any row ────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An SQLite file with a sound log."""
    data = tmp_path_factory.mktemp("sound")
    store = open_store(data)
    full(store)
    with store.engine.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    store.close()
    return (data / "startex.sqlite").read_bytes()


@pytest.fixture(scope="module")
def tampered(sound: bytes, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    data = tmp_path_factory.mktemp("tampered")

    def fresh() -> Path:
        for old in data.glob("startex.sqlite*"):
            old.unlink()
        (data / "startex.sqlite").write_bytes(sound)
        return data

    return fresh


@settings(max_examples=60)
@given(data=st.data())
def test_any_changed_value_is_found(data: st.DataObject, tampered: Callable[[], Path]) -> None:
    folder = tampered()
    with closing(sqlite3.connect(folder / "startex.sqlite")) as connection:
        table, row, where = _drawn_row(data, connection)
        column = data.draw(st.sampled_from([name for name in row if name != "exercise"]))
        new = data.draw(_other_than(row[column]))
        try:
            statement = f"UPDATE {table} SET {column} = ? WHERE {where}"
            connection.execute(statement, (new, *row.values()))
        except sqlite3.IntegrityError:
            return
        kept = f"SELECT count(*) FROM {table} WHERE {where}"
        if connection.execute(kept, tuple(row.values())).fetchone()[0]:
            return  # nothing changed: SQLite stores "7" in a column of integers as 7
        connection.commit()
    assert problem_in(folder) is not None, (table, column, row[column], new)


@settings(max_examples=30)
@given(data=st.data())
def test_any_lost_row_is_found(data: st.DataObject, tampered: Callable[[], Path]) -> None:
    folder = tampered()
    with closing(sqlite3.connect(folder / "startex.sqlite")) as connection:
        table, row, where = _drawn_row(data, connection)
        connection.execute(f"DELETE FROM {table} WHERE {where}", tuple(row.values()))
        connection.commit()
    assert problem_in(folder) is not None, (table, row)


def _drawn_row(
    data: st.DataObject, connection: sqlite3.Connection
) -> tuple[str, dict[str, Any], str]:
    """A table, one of its rows, and the condition that finds it again."""
    table = data.draw(st.sampled_from(["entry", "cursor", *ORGANISER_TABLES]))
    found = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in found.description]
    row = data.draw(st.sampled_from(found.fetchall()))
    return table, dict(zip(names, row, strict=True)), " AND ".join(f"{name} IS ?" for name in names)


def _other_than(old: object) -> st.SearchStrategy[Any]:
    if isinstance(old, int):
        return st.integers(-(2**40), 2**40).filter(lambda new: new != old) | st.just("x")
    if old is None:
        return st.integers(0, 9) | st.text("abc", min_size=1)
    flipped = st.integers(0, max(len(str(old)) - 1, 0)).map(lambda at: _flip(str(old), at))
    return (
        st.none()
        | flipped
        | st.sampled_from([f"{old} ", str(old).upper(), str(old).lower()])
        | st.just(b"\xff\x00")
    )


def _flip(value: str, at: int) -> str:
    if not value:
        return "x"
    return value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :]


def problem_in(folder: Path) -> str | None:
    """The problem found in the folder's only exercise."""
    with closing(read_store(folder, fold=False)) as store:
        return verify(store, EXERCISE).problem


def test_what_a_command_made_true_is_in_its_answers_span(store: SqlStore) -> None:
    log = Log(store).create()
    triggered = draft(payloads.InjectTriggered(due_ms=0), item="launch", to=("white",), by="system")
    log.append(message("we go", "m-1"), triggered, command="c-1", answer={"item": "m-1"})
    assert verify(store, EXERCISE).problem is None


def test_an_answer_to_what_somebody_else_did_is_told(store: SqlStore) -> None:
    log = Log(store).create()
    triggered = draft(payloads.InjectTriggered(due_ms=0), item="launch", to=("white",), by="system")
    (entry,) = log.append(triggered, command="c-1", answer={})
    verdict = verify(store, EXERCISE)
    assert (verdict.seq, verdict.problem) == (
        entry.seq,
        f"Entry {entry.seq} was not made by the command that tokyo.pm was answered.",
    )
