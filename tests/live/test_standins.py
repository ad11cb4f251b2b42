"""Stand-ins of a live exercise: seated, taken over, made again after a restart."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from exercise.app.exercises import Exercises
from exercise.app.running import RunningExercise
from exercise.domain.state import FACILITATOR
from exercise.live.standins import StandIns
from exercise.store.store import SqlStore
from tests.support.day import KEY, Day, TurnedTimes
from tests.unit.scenario.small import FILES, write

SECOND = 1_000


class Stage:
    """An exercise with stand-ins, played second by second."""

    def __init__(self, exercise: RunningExercise, times: TurnedTimes) -> None:
        self.exercise = exercise
        self.times = times
        self.standins = StandIns()
        self.standins.follow(exercise)

    def play(self, seconds: int) -> None:
        for _ in range(seconds):
            self.times.turn(SECOND)
            self.exercise.tick()
            self.standins.turn()


def log_of(store: SqlStore, exercise: RunningExercise) -> list[tuple[str, str, int]]:
    return [(entry.kind, entry.author, entry.t) for entry in store.read(exercise.id)]


def by_stand_ins(store: SqlStore, exercise: RunningExercise, cell: str) -> list[str]:
    return [kind for kind, author, _ in log_of(store, exercise) if author.startswith(f"{cell}.")]


@pytest.fixture
def exercise(day: Day, tmp_path: Path) -> RunningExercise:
    """Tokyo is there; Seoul is not."""
    exercise = day.create(write(tmp_path / "scenario"))
    day.seat(exercise, "tokyo.head", "Mori")
    return exercise


def seat(day: Day, exercise: RunningExercise, cell: str, temperament: str | None) -> None:
    day.must(exercise, FACILITATOR, "standin.seat", cell=cell, temperament=temperament)


def test_it_plays_in_the_time_of_the_exercise(
    day: Day, exercise: RunningExercise, times: TurnedTimes, store: SqlStore
) -> None:
    stage = Stage(exercise, times)
    seat(day, exercise, "seoul", "assertive")
    stage.play(600)
    assert by_stand_ins(store, exercise, "seoul") == []
    day.must(exercise, FACILITATOR, "exercise.start")
    day.must(exercise, "tokyo.head", "message.send", to=["seoul"], text="Are you there?")
    stage.play(3)
    assert by_stand_ins(store, exercise, "seoul") == []
    stage.play(900)
    kinds = by_stand_ins(store, exercise, "seoul")
    assert kinds[0] == "attention.recorded"
    assert {"message.sent", "statement.made", "move.submitted"} & set(kinds)


def test_while_paused_it_waits(
    day: Day, exercise: RunningExercise, times: TurnedTimes, store: SqlStore
) -> None:
    stage = Stage(exercise, times)
    seat(day, exercise, "seoul", "assertive")
    day.must(exercise, FACILITATOR, "exercise.start")
    day.must(exercise, FACILITATOR, "clock.pause")
    stage.play(1_200)
    assert by_stand_ins(store, exercise, "seoul") == []


def test_whoever_joins_takes_over(
    day: Day, exercise: RunningExercise, times: TurnedTimes, store: SqlStore
) -> None:
    stage = Stage(exercise, times)
    seat(day, exercise, "seoul", "assertive")
    day.must(exercise, FACILITATOR, "exercise.start")
    stage.play(900)
    done = len(by_stand_ins(store, exercise, "seoul"))
    assert done
    day.seat(exercise, "seoul.head", "Baek")
    stage.play(900)
    assert len(by_stand_ins(store, exercise, "seoul")) == done


def test_it_can_be_sent_away(
    day: Day, exercise: RunningExercise, times: TurnedTimes, store: SqlStore
) -> None:
    stage = Stage(exercise, times)
    seat(day, exercise, "seoul", "assertive")
    day.must(exercise, FACILITATOR, "exercise.start")
    seat(day, exercise, "seoul", None)
    stage.play(900)
    assert by_stand_ins(store, exercise, "seoul") == []


def test_one_that_may_only_move_says_nothing_and_goes_on_where_it_was(
    day: Day, times: TurnedTimes, store: SqlStore, tmp_path: Path
) -> None:
    """Also after a restart."""
    menu = "menu:\n  - {id: ask, title: Ask, instrument: diplomatic, targets: tokyo, takes: 15m}\n"
    seoul = FILES["roles/seoul.yaml"] + menu
    exercise = day.create(write(tmp_path / "menu", {**FILES, "roles/seoul.yaml": seoul}))
    day.seat(exercise, "tokyo.head", "Mori")
    stage = Stage(exercise, times)
    only = {"cell": "seoul", "temperament": "assertive", "moves_only": True}
    seat(day, exercise, "seoul", "assertive")
    seat(day, exercise, "white", "cautious")
    day.must(exercise, FACILITATOR, "exercise.start")
    day.must(exercise, "tokyo.head", "message.send", to=["seoul"], text="Are you there?")
    words = {"message.sent", "statement.made", "agreement.recorded"}

    def done() -> list[str]:
        return by_stand_ins(store, exercise, "seoul")

    assert play_until(stage, lambda: bool(words & set(done())))
    before = len(done())
    day.must(exercise, FACILITATOR, "standin.seat", **only)
    assert play_until(stage, lambda: "move.submitted" in done()[before:])
    again = Exercises(store, key=KEY, times=times).get(exercise.id)
    assert again is not None
    day.must(again, FACILITATOR, "clock.resume")
    ordered = len(done())
    assert play_until(Stage(again, times), lambda: "move.submitted" in done()[ordered:])
    assert not words & set(done()[before:])


def play_until(stage: Stage, reached: Callable[[], bool]) -> bool:
    """For as long as it takes, and no longer than four hours."""
    for _ in range(4 * 12):
        stage.play(300)
        if reached():
            return True
    return False


def test_one_that_comes_late_finds_what_lies_there(
    day: Day, exercise: RunningExercise, times: TurnedTimes, store: SqlStore
) -> None:
    stage = Stage(exercise, times)
    day.must(exercise, FACILITATOR, "exercise.start")
    day.must(exercise, "tokyo.head", "message.send", to=["seoul"], text="Are you there?")
    stage.play(600)
    seat(day, exercise, "seoul", "assertive")
    stage.play(60)
    assert by_stand_ins(store, exercise, "seoul")[0] == "attention.recorded"


def test_a_restart_loses_nothing_and_does_nothing_twice(
    day: Day, exercise: RunningExercise, times: TurnedTimes, store: SqlStore
) -> None:
    stage = Stage(exercise, times)
    seat(day, exercise, "seoul", "assertive")
    seat(day, exercise, "white", "cautious")
    day.must(exercise, FACILITATOR, "exercise.start")
    for number in range(6):
        day.must(
            exercise,
            "tokyo.head",
            "move.submit",
            title=f"Move {number}",
            instrument="diplomatic",
            order="Do it.",
            targets=["seoul"],
        )
        stage.play(150)
        again = Exercises(store, key=KEY, times=times).get(exercise.id)
        assert again is not None
        exercise = again
        stage = Stage(exercise, times)
        stage.standins.turn()
        day.must(exercise, FACILITATOR, "clock.resume")
    stage.play(900)
    ruled = Counter(
        move
        for entry in store.read(exercise.id)
        if entry.kind == "ruling.made"
        for move in _moves(entry.text)
    )
    mine = [one for one in exercise.state.moves.values() if one.cell == "tokyo"]
    assert len(mine) == 6
    assert all(ruled[one.id] == 1 for one in mine)
    claims = Counter(e.item for e in store.read(exercise.id) if e.kind == "move.claimed")
    assert set(claims.values()) == {1}
    read = Counter(
        item
        for entry in store.read(exercise.id)
        if entry.kind == "attention.recorded"
        for item in _opened(entry.text)
    )
    assert read
    assert set(read.values()) == {1}


def _moves(text: str | None) -> list[str]:
    return list(json.loads(text or "{}")["moves"])


def _opened(text: str | None) -> list[str]:
    return list(json.loads(text or "{}")["opened"])


def test_the_driver_moves_on_and_ends(
    day: Day, exercise: RunningExercise, times: TurnedTimes
) -> None:
    stage = Stage(exercise, times)
    stage.standins.drive(exercise)
    day.must(exercise, FACILITATOR, "clock.set_rate", rate_milli=60_000)
    day.must(exercise, FACILITATOR, "exercise.start")
    stage.play(65)
    assert [one.phase for one in exercise.state.phases] == ["phase1", "phase2"]
    stage.play(10)
    assert exercise.state.ended_at is not None


def test_how_soon_it_must_be_looked_at_again(
    day: Day, exercise: RunningExercise, times: TurnedTimes
) -> None:
    stage = Stage(exercise, times)
    assert stage.standins.pause_s() == 1
    seat(day, exercise, "seoul", "assertive")
    day.must(exercise, FACILITATOR, "exercise.start")
    day.must(exercise, FACILITATOR, "clock.set_rate", rate_milli=3_600_000)
    stage.standins.turn()
    assert 0 < stage.standins.pause_s() < 1
