"""The one door and the clock, on a real store: once, in order, and never in two minds."""

import pytest

from exercise.app import door
from exercise.app.exercise_clock import LATE_MS
from exercise.app.exercises import Exercises
from exercise.app.running import Told
from exercise.domain import agenda
from exercise.domain.clock import story_time
from exercise.domain.decision import Decision
from exercise.domain.fold import fold
from exercise.domain.state import FACILITATOR, Life, RowStatus, State
from exercise.store.store import SqlStore
from tests.support.day import KEY, Day, TurnedTimes

MOVE = {
    "title": "Ask",
    "instrument": "diplomatic",
    "order": "The ambassador asks.",
    "targets": ["washington"],
}
MESSAGE = {"type": "message.send", "to": ["seoul"], "text": "Are you there?"}


def test_a_command_is_on_disk_before_it_is_answered(day: Day, store: SqlStore) -> None:
    exercise = day.started()
    answer = door.submit(exercise, "tokyo.head", "one", MESSAGE)
    kinds = [entry.kind for entry in store.read(exercise.id)]
    assert answer.ok
    assert kinds[-1] == "message.sent"


def test_the_same_command_twice_is_recorded_once_and_answered_alike(
    day: Day, store: SqlStore
) -> None:
    exercise = day.started()
    first = door.submit(exercise, "tokyo.head", "one", MESSAGE)
    length = store.head_seq(exercise.id)
    second = door.submit(exercise, "tokyo.head", "one", MESSAGE)
    assert second == first
    assert store.head_seq(exercise.id) == length


def test_a_refusal_is_answered_alike_though_it_would_now_be_accepted(day: Day) -> None:
    exercise = day.create()
    day.seat(exercise, "tokyo.head", "Mori")
    early = door.submit(exercise, "tokyo.head", "one", MESSAGE)
    day.must(exercise, FACILITATOR, "exercise.start")
    assert early.code == "not_started"
    assert door.submit(exercise, "tokyo.head", "one", MESSAGE) == early
    assert door.submit(exercise, "tokyo.head", "two", MESSAGE).ok


def test_the_same_id_of_two_seats_is_two_commands(day: Day) -> None:
    exercise = day.started()
    mine = door.submit(exercise, "tokyo.head", "one", MESSAGE)
    theirs = door.submit(exercise, "seoul.head", "one", {**MESSAGE, "to": ["tokyo"]})
    assert mine.body["item"] != theirs.body["item"]


def test_malformed_commands_get_a_typed_refusal(day: Day) -> None:
    exercise = day.started()
    wrong: list[tuple[object, object]] = [
        ("a", None),
        ("b", []),
        ("c", {"type": "no.such"}),
        ("d", {"type": ["message.send"]}),
        ("e", {"type": "message.send"}),
        ("f", {"type": "message.send", "to": "seoul", "text": {"deep": 1}}),
        ("g", {"type": "message.send", "to": ["seoul"], "text": "x" * 30_000}),
        ("h", {"type": "message.send", "to": ["seoul"], "text": "\ud800"}),
        ("i", {"type": "message.send", "to": ["seoul"], "text": " \u202e "}),
        ("j", {"type": "draft.save", "draft": 3}),
        ("k", {"type": "move.submit", "draft": {"a": 1}}),
        ("", MESSAGE),
        ("x" * 65, MESSAGE),
        (7, MESSAGE),
        ("\n", MESSAGE),
    ]
    length = exercise.state.seq
    for command_id, raw in wrong:
        answer = door.submit(exercise, "tokyo.head", command_id, raw)
        assert not answer.ok, raw
        assert answer.code in ("malformed", "unknown_draft"), answer
    assert exercise.state.seq == length


def test_live_state_equals_a_fold_of_the_log(day: Day, store: SqlStore, times: TurnedTimes) -> None:
    exercise = day.started()
    for _ in range(40):
        times.turn(10_000)
        exercise.tick()
    day.must(exercise, "tokyo.head", "message.send", to=["white"], text="A question")
    assert fold(store.read(exercise.id), State(exercise.id)) == exercise.state


# ── the clock ────────────────────────────────────────────────────────────────


def test_injects_go_out_when_exercise_time_reaches_them_and_once(
    day: Day, times: TurnedTimes
) -> None:
    exercise = day.started()
    for _ in range(130):
        times.turn(1_000)
        exercise.tick()
        exercise.tick()
    released = [row for row in exercise.state.msel.values() if row.status is RowStatus.RELEASED]
    assert released
    assert all(row.released_t is not None and row.released_t <= exercise.now() for row in released)
    deliveries = [item for item in exercise.state.items.values() if item.kind == "inject.delivered"]
    assert len(deliveries) == len({item.id for item in deliveries})


def test_whoever_acts_acts_after_what_had_fallen_due(
    day: Day, store: SqlStore, times: TurnedTimes
) -> None:
    exercise = day.started()
    for _ in range(10):
        times.turn(10_000)
        day.must(exercise, "tokyo.head", "message.send", to=["seoul"], text="Now?")
    kinds = [entry.kind for entry in store.read(exercise.id)]
    assert kinds.index("inject.released") < len(kinds) - 1 - kinds[::-1].index("message.sent")
    due = [row for row in exercise.state.msel.values() if row.status is RowStatus.RELEASED]
    exercise.tick()
    assert due == [row for row in exercise.state.msel.values() if row.status is RowStatus.RELEASED]


def test_a_release_that_fails_keeps_nobody_from_acting(
    day: Day, times: TurnedTimes, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise = day.started()

    def broken(*_: object) -> Decision:
        raise LookupError("a fault of ours")

    monkeypatch.setattr(agenda, "act", broken)
    for _ in range(10):
        times.turn(10_000)
        day.must(exercise, "tokyo.head", "message.send", to=["seoul"], text="Still there?")
    day.must(exercise, FACILITATOR, "clock.pause")


def test_two_servers_race_and_an_inject_goes_out_once(
    day: Day, store: SqlStore, times: TurnedTimes
) -> None:
    exercise = day.started()
    other_day = Exercises(store, key=KEY, times=times)
    times.turn(1_000)
    other = other_day.get(exercise.id)
    assert other is not None  # it paused what it found running
    exercise.tick()
    day.must(exercise, FACILITATOR, "clock.resume")
    other.tick()
    for _ in range(30):
        times.turn(5_000)
        exercise.tick()
        other.tick()
        other.tick()
        exercise.tick()
    kinds = [
        (entry.kind, entry.item)
        for entry in store.read(exercise.id)
        if entry.kind == "inject.released"
    ]
    assert kinds
    assert len(kinds) == len(set(kinds))
    assert exercise.state == other.state


def test_a_restarted_server_comes_back_paused_where_it_was_last_alive(
    day: Day, store: SqlStore, times: TurnedTimes
) -> None:
    exercise = day.started()
    for _ in range(20):
        times.turn(1_000)
        exercise.tick()
    alive = exercise.now()
    times.turn(700)  # killed before the next stamp
    times.turn(40_000)
    back = Exercises(store, key=KEY, times=times).get(exercise.id)
    assert back is not None
    assert back.state.life is Life.PAUSED
    assert back.state.pause_reason == "server_away"
    assert back.state.t == alive
    assert back.state.away_ms == 40_700
    times.turn(60_000)
    assert back.now() == alive


def test_a_sleeping_laptop_finds_itself_paused_before_anything_else_happens(
    day: Day, times: TurnedTimes
) -> None:
    exercise = day.started()
    times.turn(2_000)
    exercise.tick()
    before = exercise.now()
    times.wall += LATE_MS + 120_000  # suspended: the monotonic clock stood
    answer = door.submit(exercise, "tokyo.head", "one", MESSAGE)
    assert answer.ok
    assert exercise.state.life is Life.PAUSED
    assert exercise.state.pause_reason == "server_late"
    assert exercise.now() == before


def test_a_stepped_wall_clock_never_moves_exercise_time(day: Day, times: TurnedTimes) -> None:
    exercise = day.started()
    times.turn(5_000)
    exercise.tick()
    at = exercise.state.at
    times.wall -= 3_600_000
    assert exercise.now() == 5_000
    assert door.submit(exercise, "tokyo.head", "one", MESSAGE).ok
    assert exercise.state.at >= at
    assert exercise.state.life is Life.RUNNING


def test_rate_and_pause_bend_exercise_time_and_never_turn_it_back(
    day: Day, times: TurnedTimes
) -> None:
    exercise = day.started()
    times.turn(3_000)
    day.must(exercise, FACILITATOR, "clock.set_rate", rate_milli=10_000)
    times.turn(1_000)
    assert exercise.now() == 13_000
    day.must(exercise, FACILITATOR, "clock.pause")
    times.turn(10_000)
    assert exercise.now() == 13_000
    day.must(exercise, FACILITATOR, "clock.resume")
    times.turn(500)
    assert exercise.now() == 18_000


def test_subscribers_hear_of_entries_in_order_once_they_are_on_disk(
    day: Day, store: SqlStore
) -> None:
    exercise = day.started()
    heard: list[int] = []

    def hear(told: object) -> None:
        assert isinstance(told, list)
        for one in told:
            assert isinstance(one, Told)
            assert store.head_seq(exercise.id) >= one.entry.seq
            heard.append(one.entry.seq)

    exercise.subscribe(hear)
    first = exercise.state.seq
    for number in range(5):
        day.must(exercise, "tokyo.head", "message.send", to=["seoul"], text=str(number))
    assert heard == list(range(first + 1, first + 6))


def test_endex_settles_waiting_moves_only_when_it_can_no_longer_be_taken_back(
    day: Day, times: TurnedTimes
) -> None:
    exercise = day.started()
    move = day.must(
        exercise,
        "tokyo.head",
        "move.submit",
        title="Call the ambassador",
        instrument="diplomatic",
        order="Call him in at ten.",
        openness="secret",
    ).body["item"]
    day.must(exercise, FACILITATOR, "exercise.end", waiting="as_ordered")
    times.turn(59_000)
    exercise.tick()
    assert exercise.state.moves[move].status == "waiting"
    day.must(exercise, FACILITATOR, "exercise.take_back_end")
    assert exercise.state.life is Life.PAUSED
    day.must(exercise, FACILITATOR, "exercise.end", waiting="as_ordered")
    times.turn(61_000)
    exercise.tick()
    assert exercise.state.settled
    assert exercise.state.moves[move].status == "ruled"
    assert not day.act(exercise, FACILITATOR, "exercise.take_back_end").ok


def test_what_was_erased_leaves_the_files_at_the_scheduler_s_next_turn(
    day: Day, store: SqlStore
) -> None:
    exercise = day.started()
    item = day.must(
        exercise, "tokyo.head", "message.send", to=["seoul"], text="RUTABAGA is real"
    ).body["item"]
    day.must(exercise, FACILITATOR, "item.erase", item=item, reason="a real secret")
    exercise.tick()
    exercise.scrub()
    files = [path for path in store.data.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if b"RUTABAGA" in path.read_bytes()] == []
    assert fold(store.read(exercise.id), State(exercise.id)) == exercise.state


def test_assent_is_not_the_submitter_s_to_claim(day: Day) -> None:
    exercise = day.started()
    for field in ("assents", "dissents"):
        answer = day.act(
            exercise, "tokyo.head", "move.submit", **MOVE, **{field: ["tokyo.defence"]}
        )
        assert (answer.code, answer.body) == ("malformed", {"field": field})
    assert day.act(exercise, "tokyo.head", "move.submit", **MOVE).ok


def test_a_kept_refusal_holds_nothing_of_what_was_sent(day: Day, store: SqlStore) -> None:
    exercise = day.started()
    told = {"text": "Hello."}
    sent: list[tuple[str, str, dict[str, object]]] = [
        ("tokyo.head", "message.send", {"to": ["zqx"], **told}),
        ("tokyo.head", "move.submit", {**MOVE, "targets": ["zqx"]}),
        (FACILITATOR, "link.renew", {"cell": "zqx"}),
        (FACILITATOR, "seat.add", {"cell": "zqx", "title": "zqx"}),
        (FACILITATOR, "ruling.make", {"texts": {"zqx": "zqx"}}),
        (FACILITATOR, "ruling.make", {"texts": {"tokyo": "zqx"}, "tracks": {"zqx": 1}}),
    ]
    for seat, kind, fields in sent:
        answer = day.act(exercise, seat, kind, **fields)
        assert not answer.ok
        assert "zqx" not in repr(answer)


def test_exercise_time_cannot_leave_the_story_s_calendar(day: Day) -> None:
    exercise = day.started()
    far = day.act(exercise, FACILITATOR, "clock.advance", to_ms=10**12, due={})
    assert far.code == "malformed"
    assert story_time(exercise.state, 10**15).year == 9999
