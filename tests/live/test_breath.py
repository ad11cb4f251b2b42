"""The server does not keep itself from what is due: by long renderings, ticks or tidying."""

import gc

import gevent
import pytest

from exercise.app.running import RunningExercise
from exercise.domain.state import FACILITATOR, RowStatus
from exercise.live import follower, tidier
from exercise.live.scheduler import Scheduler
from exercise.live.tidier import CALM_S, EVERY_S, Tidier
from tests.live.wall import Wall
from tests.support.day import Day

MOVE = {"title": "Wait", "instrument": "military", "order": "Wait.", "openness": "secret"}
ROW = {
    "id": "sudden",
    "number": "9.99",
    "title": "Ships near the line",
    "sender": {"name": "Coast Guard"},
    "to": ["tokyo"],
    "medium": "cable",
    "precedence": "IMMEDIATE",
    "wording": {"tokyo": {"text": "Ships."}},
}


@pytest.fixture
def exercise(day: Day) -> RunningExercise:
    return day.started()


@pytest.fixture
def wall(exercise: RunningExercise, monkeypatch: pytest.MonkeyPatch) -> Wall:
    monkeypatch.setattr(follower, "BREATH_S", 0.0)
    wall = Wall(exercise)
    wall.connect(FACILITATOR, "none")
    return wall


def test_others_get_on_in_the_middle_of_a_packet(
    day: Day, exercise: RunningExercise, wall: Wall
) -> None:
    for number in range(3):
        day.must(exercise, "tokyo.head", "message.send", to=["seoul"], text=str(number))
    told_by_then: list[int] = []
    other = gevent.spawn(lambda: told_by_then.append(len(wall.sent)))
    wall.turn()
    other.join()
    assert told_by_then == [0]
    assert len(wall.to("white")) == 1


def test_what_stands_beside_the_log_waits_until_the_packet_is_out(
    day: Day, exercise: RunningExercise, wall: Wall
) -> None:
    day.must(exercise, "tokyo.head", "message.send", to=["seoul"], text="words")

    def comes_and_is_told() -> None:
        exercise.set_presence("seoul.head", here=True)
        wall.follower.tell_presence()

    other = gevent.spawn(comes_and_is_told)
    wall.turn()
    other.join()
    assert [name for name, _, _ in wall.sent] == ["packet", "notice"]


class Ticks:
    """A scheduler of one exercise, and how often it ticked."""

    def __init__(self, exercise: RunningExercise, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        scheduler = Scheduler(lambda: (exercise,))
        scheduler.follow(exercise)
        tick = scheduler.tick

        def counted() -> None:
            self.count += 1
            tick()

        monkeypatch.setattr(scheduler, "tick", counted)
        self._greenlet = gevent.spawn(scheduler.run)

    def after(self) -> int:
        """Ticks since the last time it was asked."""
        for _ in range(10):
            gevent.sleep(0)
        count, self.count = self.count, 0
        return count

    def end(self) -> None:
        self._greenlet.kill()


def test_a_command_is_no_reason_to_look_unless_the_clock_changes(
    day: Day, exercise: RunningExercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = Ticks(exercise, monkeypatch)
    try:
        assert ticks.after() == 1
        day.must(exercise, "tokyo.head", "move.submit", **MOVE)
        assert ticks.after() == 0
        for kind in ("clock.pause", "clock.resume", "hold.place", "hold.lift"):
            day.must(exercise, FACILITATOR, kind)
            assert ticks.after() == 1, kind
    finally:
        ticks.end()


def test_what_is_planned_for_now_goes_out_though_the_next_look_is_far_off(
    day: Day, exercise: RunningExercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = Ticks(exercise, monkeypatch)
    try:
        ticks.after()
        row = {**ROW, "release": {"anchor": "startex", "ms": exercise.now()}}
        day.must(exercise, FACILITATOR, "inject.plan", inject=row)
        gevent.sleep(0.05)
        assert exercise.state.msel["sudden"].status is RowStatus.RELEASED
    finally:
        ticks.end()


def test_garbage_is_collected_in_calm_moments(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[float] = []
    pauses = iter((0.0, CALM_S / 2, CALM_S))
    now = 0.0
    monkeypatch.setattr(tidier, "collect", lambda: collected.append(now))
    monkeypatch.setattr(tidier, "TRY_S", 0)

    def pause_s() -> float:
        nonlocal now
        now = next(pauses)
        return now

    Tidier(pause_s).tidy()
    assert collected == [CALM_S]


def test_it_is_collected_at_last_though_it_never_grows_calm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    collected: list[bool] = []
    monkeypatch.setattr(tidier, "collect", lambda: collected.append(True))
    monkeypatch.setattr(tidier, "TRY_S", 0)
    Tidier(lambda: 0.0).tidy()
    assert collected == [True]


def test_python_does_not_do_it_by_itself_meanwhile() -> None:
    before = gc.get_threshold()
    tidying = gevent.spawn(Tidier(lambda: EVERY_S).run)
    gevent.sleep(0)
    assert gc.get_threshold()[2] > 1_000_000
    tidying.kill()
    assert gc.get_threshold() == before
