"""Exercise time never goes back: not by a stepped clock, nor for who looks after a long gap."""

import pytest

from exercise.app.exercise_clock import LATE_MS
from exercise.domain.state import FACILITATOR
from tests.support.day import Day, TurnedTimes

HOUR = 3_600_000


@pytest.mark.parametrize("step", [-24 * HOUR, -20_000, 20_000, 24 * HOUR])
def test_a_stepped_wall_clock_takes_nothing_back(day: Day, times: TurnedTimes, step: int) -> None:
    exercise = day.started()
    exercise.tick()
    times.turn(900)
    times.wall += step
    shown = exercise.now()
    exercise.tick()
    assert exercise.now() >= shown


def test_who_looks_after_a_long_gap_sees_the_time_that_the_pause_will_keep(
    day: Day, times: TurnedTimes
) -> None:
    exercise = day.started()
    times.turn(1_000)
    exercise.tick()
    alive = exercise.now()
    times.turn(LATE_MS + 60_000)
    assert exercise.now() == alive
    exercise.tick()
    assert not exercise.state.running
    assert exercise.now() == alive
    day.must(exercise, FACILITATOR, "clock.resume")
    times.turn(1_000)
    assert exercise.now() == alive + 1_000
