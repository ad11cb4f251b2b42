"""When a rehearsal ends."""

from exercise.domain.scenario import ByHand, FromPhase, Prompt
from exercise.standins.driver import AFTER_LAST, planned_end
from tests.unit.trial import TRIAL, inject


def test_without_a_prompt_and_a_time_it_ends_well_after_the_last_phase_began() -> None:
    phases = tuple(one.model_copy(update={"prompts": ()}) for one in TRIAL.world.phases)
    world = TRIAL.world.model_copy(update={"phases": phases})
    by_hand = [one.model_copy(update={"release": ByHand()}) for one in TRIAL.injects]
    assert planned_end(world, by_hand) == phases[-1].planned_ms + AFTER_LAST
    assert planned_end(world, ()) == phases[-1].planned_ms + AFTER_LAST


def test_a_prompt_with_which_a_phase_begins_ends_nothing() -> None:
    last = TRIAL.world.phases[-1].model_copy(
        update={"prompts": (Prompt(at_ms=0, text="Welcome back."),)}
    )
    world = TRIAL.world.model_copy(update={"phases": (*TRIAL.world.phases[:-1], last)})
    late = inject("late", 99, FromPhase(phase=last.id, ms=60_000))
    assert planned_end(world, ()) == last.planned_ms + AFTER_LAST
    assert planned_end(world, (late,)) == last.planned_ms + 60_000 + AFTER_LAST


def test_the_last_prompt_ends_it_when_all_has_come() -> None:
    last = TRIAL.world.phases[-1].model_copy(
        update={"prompts": (Prompt(at_ms=120_000, text="ENDEX."),)}
    )
    world = TRIAL.world.model_copy(update={"phases": (*TRIAL.world.phases[:-1], last)})
    late = inject("late", 99, FromPhase(phase=last.id, ms=60_000))
    assert planned_end(world, (late,)) == last.planned_ms + 120_000
