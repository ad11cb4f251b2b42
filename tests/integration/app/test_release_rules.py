"""Rules of release on a running exercise: killed, raced and paused; none twice, none lost."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from exercise.app.exercises import Exercises
from exercise.app.running import RunningExercise
from exercise.domain.fold import fold
from exercise.domain.scenario import Condition as When
from exercise.domain.scenario import HoldIfUnopened, Inject, MessageIs, Scenario
from exercise.domain.state import FACILITATOR, State
from exercise.store.store import SqlStore
from tests.support.day import KEY, Day, TurnedTimes
from tests.unit.harness import MINUTE, Play
from tests.unit.random_play import SCENARIO
from tests.unit.release_play import ROWS, rules
from tests.unit.trial import TRIAL, WORLD, at, inject
from torture.releases import check_releases

PUBLIC_WORD = When(message=MessageIs(sender=("north",), to=("public",)))


def started(day: Day, scenario: Scenario) -> RunningExercise:
    exercise = day.exercises.create(scenario, scenario_hash="0" * 64, name="Trial")
    for seat in ("north.head", "south.head", "west.head"):
        day.seat(exercise, seat, seat)
    day.must(exercise, FACILITATOR, "exercise.start")
    return exercise


def of(*injects: Inject, **world: Any) -> Scenario:
    changed = WORLD.model_copy(update=world)
    return TRIAL.with_injects(injects).model_copy(update={"world": changed})


def items(exercise: RunningExercise, rng: Random) -> list[str]:
    known = sorted(
        item.id for item in exercise.state.items.values() if item.kind == "inject.delivered"
    )
    return rng.sample(known, min(2, len(known)))


def due(exercise: RunningExercise, rng: Random) -> dict[str, str]:
    return {row: rng.choice(("release", "keep", "drop")) for row in exercise.state.msel}


Asked = Callable[[RunningExercise, Random], tuple[str, str, dict[str, Any]]]

ASKED: tuple[Asked, ...] = (
    lambda _, rng: (_head(rng), "statement.make", {"text": "To all."}),
    lambda _, rng: (_head(rng), "message.send", {"to": ["north", "south"], "text": "Words."}),
    lambda exercise, rng: (
        _head(rng),
        "attention.report",
        {"received": (seen := items(exercise, rng)), "opened": seen},
    ),
    lambda exercise, rng: (
        FACILITATOR,
        "storyline.set",
        {
            "storyline": rng.choice(("storm", "gold")),
            "on": rng.random() < 0.6,
            "due": due(exercise, rng),
        },
    ),
    lambda _, __: (FACILITATOR, "clock.pause", {}),
    lambda _, __: (FACILITATOR, "clock.resume", {}),
    lambda _, __: (FACILITATOR, "clock.resume", {}),
    lambda _, __: (FACILITATOR, "hold.place", {}),
    lambda exercise, rng: (FACILITATOR, "hold.lift", {"due": due(exercise, rng)}),
    lambda exercise, rng: (
        FACILITATOR,
        "clock.advance",
        {"to_ms": exercise.now() + rng.choice((5_000, MINUTE)), "due": due(exercise, rng)},
    ),
    lambda _, rng: (FACILITATOR, "clock.set_rate", {"rate_milli": rng.choice((1_000, 6_000))}),
    lambda _, rng: (FACILITATOR, "inject.release", {"inject": rng.choice(ROWS)}),
)


def _head(rng: Random) -> str:
    return rng.choice(("north.head", "south.head", "west.head"))


@pytest.mark.parametrize("seed", range(12))
def test_none_twice_and_none_lost_over_kills_and_races(
    seed: int, day: Day, store: SqlStore, times: TurnedTimes
) -> None:
    rng = Random(seed)
    names = Play(SCENARIO)
    rows = (
        inject(name, number, at(rng.choice((0, 0.2, 1, 3))), **rules(names, rng))
        for number, name in enumerate(ROWS, 100)
    )
    exercise = started(day, SCENARIO.with_injects((*SCENARIO.injects, *rows)))
    other = exercise
    for _ in range(150):
        times.turn(rng.choice((0, 1, 900, 4_000, 9_000)))
        chance = rng.random()
        if chance < 0.05:  # killed, and started again
            exercise = _opened(store, times, exercise.id)
        elif chance < 0.1:  # a second process, which the first does not know of
            other = _opened(store, times, exercise.id)
        elif chance < 0.5:
            rng.choice((exercise, other)).tick()
        else:
            who, kind, fields = rng.choice(ASKED)(exercise, rng)
            day.act(rng.choice((exercise, exercise, other)), who, kind, **fields)
    exercise.tick()
    log = list(store.read(exercise.id))
    assert check_releases(log)
    assert fold(log, State(exercise.id)) == exercise.state


def _opened(store: SqlStore, times: TurnedTimes, exercise: str) -> RunningExercise:
    found = Exercises(store, key=KEY, times=times).get(exercise)
    assert found is not None
    return found


# ── waking up ────────────────────────────────────────────────────────────────


def test_it_wakes_when_a_full_desk_has_been_waited_for_and_when_it_is_cleared(
    day: Day, times: TurnedTimes
) -> None:
    limits = HoldIfUnopened(more_than=1, at_most_ms=2 * MINUTE)
    rows = (inject(f"row-{n}", n, at(n / 10), to=("north",)) for n in (1, 2, 3))
    exercise = started(day, of(*rows, hold_if_unopened=limits))
    for _ in range(3):
        times.turn(6_000)
        exercise.tick()
    assert exercise.due_in_s() == pytest.approx(120.0)
    item = exercise.state.msel["row-1"].deliveries[0][1]
    day.must(exercise, "north.head", "attention.report", received=[item], opened=[item])
    assert exercise.due_in_s() == 0
    exercise.tick()
    assert exercise.state.msel["row-3"].released_t == 18_000


def test_it_wakes_for_a_copy_that_follows(day: Day, times: TurnedTimes) -> None:
    late = inject("one", 1, at(0.1), to=("north", "west"), delay_to={"west": 30_000})
    exercise = started(day, of(late))
    times.turn(6_000)
    exercise.tick()
    assert exercise.due_in_s() == pytest.approx(30.0)
    times.turn(10_000)
    again = _opened(day.store, times, exercise.id)
    assert again.due_in_s() is None  # it found the clock running, and paused it
    day.must(again, FACILITATOR, "clock.resume")
    for _ in range(3):
        times.turn(10_000)
        again.tick()
    assert [to for to, _ in again.state.msel["one"].deliveries] == ["north", "west"]


def test_it_says_that_something_fell_due_while_its_storyline_was_off(
    day: Day, times: TurnedTimes
) -> None:
    exercise = started(day, of(inject("one", 1, at(0.1), storyline=("gold",))))
    assert exercise.due_in_s() is None
    times.turn(6_000)
    exercise.tick()
    assert exercise.memory.held_t == 6_000
    due = {"one": "release"}
    asked = {"storyline": "gold", "on": True, "listed_ms": exercise.memory.held_t}
    assert day.act(exercise, FACILITATOR, "storyline.set", **asked).code == "due_unlisted"
    day.must(exercise, FACILITATOR, "storyline.set", **asked, due=due)
    exercise.tick()
    assert exercise.state.msel["one"].how == "storyline"
    left: int | None = exercise.memory.held_t
    assert left is None


def test_it_wakes_for_what_is_to_come_of_a_storyline_that_goes_on(
    day: Day, times: TurnedTimes
) -> None:
    exercise = started(day, of(inject("one", 1, at(1), storyline=("gold",))))
    assert exercise.due_in_s() is None
    day.must(exercise, FACILITATOR, "storyline.set", storyline="gold", on=True)
    assert exercise.due_in_s() == pytest.approx(60.0)


def test_it_wakes_as_a_storyline_goes_on(day: Day, times: TurnedTimes) -> None:
    row = inject("one", 1, at(0), storyline=("gold",), when=PUBLIC_WORD, delay_ms=20_000)
    exercise = started(day, of(row))
    day.must(exercise, "north.head", "statement.make", text="We are not amused.")
    times.turn(5_000)
    assert exercise.due_in_s() is None
    day.must(exercise, FACILITATOR, "storyline.set", storyline="gold", on=True)
    assert exercise.due_in_s() == pytest.approx(20.0)
