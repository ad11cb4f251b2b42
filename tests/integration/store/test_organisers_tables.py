"""What an organiser finds with SQL."""

import json
from typing import Any

from sqlalchemy import select, text

from exercise.domain import audience, payloads
from exercise.store.organisers import project
from exercise.store.organisers.changes import PROJECTED
from exercise.store.organisers.tables import ORGANISER_TABLES
from exercise.store.store import SqlStore
from tests.integration.store.making import EXERCISE, TOKYO, Log, draft, inject, message, move, play


def rows(store: SqlStore, sql: str) -> list[tuple[Any, ...]]:
    with store.engine.begin() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def everything(store: SqlStore) -> dict[str, list[tuple[Any, ...]]]:
    with store.engine.begin() as connection:
        return {
            name: sorted(map(tuple, connection.execute(select(table))), key=str)
            for name, table in ORGANISER_TABLES.items()
        }


def test_every_projected_kind_is_a_payload() -> None:
    assert set(payloads.PAYLOADS) >= PROJECTED


def test_an_inject_from_plan_to_answer(log: Log, store: SqlStore) -> None:
    play(log)
    assert rows(store, "SELECT id, status, how, released_t, sender FROM inject") == [
        ("launch", "released", "clock", 60_000, "Ministry of Defense")
    ]
    assert rows(store, "SELECT id, inject, text FROM delivery ORDER BY id") == [
        ("copy-1", "launch", "As tokyo reads it"),
        ("copy-2", "launch", "As washington.sec reads it"),
    ]
    receipt = rows(
        store,
        "SELECT id, cell, received_t, opened_t, acknowledged_t, acknowledged_by,"
        " answered_t, answered_by FROM receipt ORDER BY id",
    )
    assert receipt == [
        ("copy-1", "tokyo", 61_000, 62_000, 63_000, "tokyo.pm", 64_000, "message-1"),
        ("copy-2", "washington", None, None, None, None, None, None),
    ]


def test_a_changed_row_of_the_msel_is_planned_again(log: Log, store: SqlStore) -> None:
    plan = draft(payloads.InjectPlanned(inject=inject()), item="launch", to=("white",))
    log.append(plan)
    log.append(draft(payloads.InjectKept(), item="launch", to=("white",)))
    assert rows(store, "SELECT status FROM inject") == [("kept",)]
    changed = payloads.InjectPlanned(inject=inject("Two missiles were launched."))
    log.append(draft(changed, item="launch", to=("white",)))
    log.append(draft(payloads.InjectDropped(reason="late"), item="launch", to=("white",)))
    assert rows(store, "SELECT status, reason, text FROM inject") == [
        ("dropped", "late", "Two missiles were launched.")
    ]


def test_words_and_moves(log: Log, store: SqlStore) -> None:
    play(log)
    assert rows(store, "SELECT id, kind, text, refers_to FROM message ORDER BY id") == [
        ("message-1", "message", "We protest.", "copy-1"),
        ("s-1", "statement", "日本は抗議する", None),
    ]
    assert rows(store, "SELECT status, ruling, outcome, settled_t, answers FROM move") == [
        ("ruled", "ruling-1", "succeeds", 66_000, "copy-1")
    ]
    assert rows(store, "SELECT id, move, order_text, erased FROM effect") == [
        ("effect-1", "move-1", "Sail past the islands", False)
    ]
    ((texts, tracks),) = rows(store, "SELECT texts, tracks FROM ruling")
    assert json.loads(texts) == {"tokyo": "It worked."}
    assert json.loads(tracks) == [{"track": "escalation", "before": 1, "after": 2}]
    assert rows(store, "SELECT id, text, t, happened FROM agreement") == [
        ("deal-1", "Share radar data", 67_000, 65_500)
    ]
    assert rows(store, "SELECT cell, position, note FROM agreement_position") == [
        ("washington", "disputed", "Not so")
    ]
    assert rows(store, "SELECT text, about FROM observation") == [
        ("Tokyo waits for Washington", "move-1")
    ]


def test_a_decision_with_its_deadline_and_who_made_it(log: Log, store: SqlStore) -> None:
    play(log)
    assert rows(
        store,
        "SELECT inject, put_to, options, default_option, due_t, chosen, how, decided_by,"
        " decided_t, move FROM decision",
    ) == [
        (
            *("launch", "tokyo", '["wait","warn"]', "wait", 180_000),
            *("warn", "chosen", "tokyo.pm", 72_000, None),
        )
    ]


def test_a_decision_that_nobody_made_in_time(log: Log, store: SqlStore) -> None:
    put = payloads.DecisionPut(
        inject="launch",
        on="tokyo.pm",
        to="tokyo",
        options=("wait",),
        default="wait",
        within_ms=500,
    )
    log.append(draft(put, item="choice", to=audience.STAFF_ONLY), t=1_000)
    assert rows(store, "SELECT due_t, chosen, how FROM decision") == [(1_500, None, None)]
    made = payloads.DecisionMade(cell="tokyo", option="wait", how="default")
    log.append(draft(made, item="choice", to=TOKYO), t=1_500)
    assert rows(store, "SELECT chosen, how, decided_by, decided_t FROM decision") == [
        ("wait", "default", None, 1_500)
    ]


def test_the_newest_rating_of_an_objective(log: Log, store: SqlStore) -> None:
    play(log)
    assert rows(store, "SELECT cell, objective, rating, own, evidence FROM rating") == [
        ("tokyo", "T-1", "partly", True, "They warned at last.")
    ]
    again = payloads.ObjectiveRated(
        cell="tokyo", objective="T-1", rating="met", own=True, seat_title="PM", reasoned=False
    )
    log.append(draft(again, item="rating-1", to=TOKYO))
    assert rows(store, "SELECT rating, evidence FROM rating") == [("met", None)]


def test_a_move_withdrawn(log: Log, store: SqlStore) -> None:
    log.append(draft(move(), item="m", to=TOKYO))
    log.append(draft(payloads.MoveClaimed(seat="white.one"), item="m", to=("white",)))
    log.append(draft(payloads.MoveWithdrawn(), item="m", to=TOKYO), t=99)
    assert rows(store, "SELECT status, claimed_by, settled_t FROM move") == [
        ("withdrawn", "white.one", 99)
    ]


def test_what_has_no_row_makes_none(log: Log, store: SqlStore) -> None:
    seen = payloads.AttentionRecorded(seat="tokyo.pm", received=("nowhere",), opened=())
    log.append(draft(seen, to=audience.WHITE_ONLY))
    assert not any(everything(store).values())


def test_text_that_postgresql_cannot_keep(log: Log, store: SqlStore) -> None:
    log.append(message("before \x00 after"))
    assert rows(store, "SELECT text FROM message") == [("before \N{REPLACEMENT CHARACTER} after",)]


def test_the_log_rebuilds_them(log: Log, store: SqlStore) -> None:
    play(log)
    other = Log(store, "x2").create()
    play(other)
    before = everything(store)
    with store.engine.begin() as connection:
        for table in ORGANISER_TABLES.values():
            connection.execute(table.delete().where(table.c.exercise == EXERCISE))
        project.rebuild(connection, EXERCISE)
    assert everything(store) == before
    assert all(before.values())


def test_a_copy_that_follows_changes_nothing_of_when_its_inject_went_out(
    log: Log, store: SqlStore
) -> None:
    log.append(draft(payloads.InjectPlanned(inject=inject()), item="launch", to=("white",)))
    first = payloads.InjectReleased(
        how="clock", deliveries={"tokyo": "copy-1"}, later={"washington": 9_000}
    )
    log.append(draft(first, item="launch", to=audience.STAFF_ONLY), t=60_000)
    later = payloads.InjectReleased(how="delay", deliveries={"washington": "copy-2"})
    log.append(draft(later, item="launch", to=audience.STAFF_ONLY), t=69_000)
    found = rows(store, "SELECT status, how, released_t FROM inject")
    assert found == [("released", "clock", 60_000)]
    found = rows(store, "SELECT id, inject FROM delivery ORDER BY id")
    assert found == [("copy-1", "launch"), ("copy-2", "launch")]


def test_what_lapsed_or_was_ruled_out_is_not_planned(log: Log, store: SqlStore) -> None:
    for name in ("launch", "denial", "film"):
        plan = payloads.InjectPlanned(inject=inject().model_copy(update={"id": name}))
        log.append(draft(plan, item=name, to=("white",)))
    log.append(draft(payloads.InjectLapsed(why="expired"), item="film", to=("white",)))
    gone = payloads.InjectReleased(
        how="hand", deliveries={"tokyo": "copy-1"}, exclusive="fate", excludes=("denial",)
    )
    log.append(draft(gone, item="launch", to=audience.STAFF_ONLY))
    found = rows(store, "SELECT id, status FROM inject ORDER BY id")
    assert found == [("denial", "lapsed"), ("film", "lapsed"), ("launch", "released")]
