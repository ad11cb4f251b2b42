"""What time does on the staff's pages, though no entry says so: rows under a hold, gates."""

from exercise.app.read import REGIONS
from exercise.app.running import RunningExercise
from exercise.domain.audience import WHITE
from exercise.domain.scenario import Condition, FromStartex, Gate, MoveIs
from exercise.domain.state import FACILITATOR
from tests.support.day import Day, TurnedTimes
from tests.unit.trial import TRIAL

MINUTE = 60_000


def running(day: Day) -> tuple[RunningExercise, list[int | None]]:
    """An exercise under way, and what the white cell's bar counted each time it was told."""
    exercise = day.exercises.create(TRIAL, scenario_hash="0" * 64, name="Trial")
    day.must(exercise, FACILITATOR, "exercise.start")
    counted: list[int | None] = []
    exercise.notices.on_passed(lambda: counted.append(waiting(exercise)))
    return exercise, counted


def waiting(exercise: RunningExercise) -> int | None:
    bar = REGIONS["bar"](exercise.state, WHITE, exercise.memory.picture())
    count: int | None = bar.hold_waiting
    return count


def pass_time(exercise: RunningExercise, times: TurnedTimes, seconds: int) -> None:
    for _ in range(seconds):
        times.turn(1_000)
        exercise.tick()


def test_each_row_that_falls_due_is_told_once(day: Day, times: TurnedTimes) -> None:
    exercise, counted = running(day)
    day.must(exercise, FACILITATOR, "hold.place")
    assert waiting(exercise) == 0
    pass_time(exercise, times, 150)
    assert counted == [1, 2]
    assert waiting(exercise) == 2


def test_the_list_and_its_time_go_together_and_settle_the_hold(
    day: Day, times: TurnedTimes
) -> None:
    exercise, counted = running(day)
    day.must(exercise, FACILITATOR, "hold.place")
    pass_time(exercise, times, 70)
    controls = REGIONS["controls"](exercise.state, WHITE, exercise.memory.picture())
    assert list(controls.held) == ["ships"]
    pass_time(exercise, times, 70)
    lift = {"listed_ms": controls.listed_ms, "due": dict.fromkeys(controls.held, "drop")}
    day.must(exercise, FACILITATOR, "hold.lift", **lift)
    exercise.tick()
    assert exercise.state.msel["wire"].released_t is not None
    assert waiting(exercise) is None
    assert counted[-1] is None


def test_a_row_released_by_hand_is_counted_no_longer(day: Day, times: TurnedTimes) -> None:
    exercise, _ = running(day)
    day.must(exercise, FACILITATOR, "hold.place")
    pass_time(exercise, times, 130)
    day.must(exercise, FACILITATOR, "inject.release", inject="ships")
    assert waiting(exercise) == 1


GATES = (
    Gate(id="late", title="Too late", when=Condition(at=FromStartex(ms=90_000))),
    Gate(
        id="busy",
        title="Busy",
        when=Condition(move=MoveIs(by=("north",), within_ms=MINUTE)),
    ),
)


def test_a_gate_that_time_opens_or_closes_is_told_at_once(day: Day, times: TurnedTimes) -> None:
    world = TRIAL.world.model_copy(update={"gates": GATES})
    scenario = TRIAL.with_injects(()).model_copy(update={"world": world})
    exercise = day.exercises.create(scenario, scenario_hash="0" * 64, name="Trial")
    day.must(exercise, FACILITATOR, "exercise.start")
    day.seat(exercise, "north.head", "Ned")
    told: list[dict[str, bool]] = []

    def standing() -> dict[str, bool]:
        view = REGIONS["gates"](exercise.state, WHITE, exercise.memory.picture())
        return {row.id: row.is_open for row in view.rows}

    exercise.notices.on_passed(lambda: told.append(standing()))
    sail = {"title": "Sail", "instrument": "military", "order": "Sail.", "targets": ["south"]}
    day.must(exercise, "north.head", "move.submit", **sail)
    newest = exercise.state.seq
    pass_time(exercise, times, 100)
    assert exercise.state.seq == newest, "nothing but time"
    assert told == [
        {"late": False, "busy": True},
        {"late": False, "busy": False},
        {"late": True, "busy": False},
    ]
    view = REGIONS["gates"](exercise.state, WHITE, exercise.memory.picture())
    assert view.rows[0].since.ms == 90_000


def test_an_erased_name_is_told_to_every_lobby(day: Day, times: TurnedTimes) -> None:
    exercise = day.exercises.create(TRIAL, scenario_hash="0" * 64, name="Trial")
    told: list[str] = []
    exercise.notices.on_presence(told.append)
    day.seat(exercise, "north.head", "Ned")
    person = exercise.state.seats["north.head"].person
    exercise.set_presence("north.head", here=True)
    there = REGIONS["roster"](exercise.state, "cell:west", exercise.memory.picture())
    assert there.cells[0].people[0].name == "Ned"
    told.clear()
    day.must(exercise, FACILITATOR, "name.erase", person=person)
    there = REGIONS["roster"](exercise.state, "cell:west", exercise.memory.picture())
    assert there.cells[0].people[0].name == ""
    assert "west" in told
