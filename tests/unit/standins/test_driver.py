"""When a rehearsal ends."""

from exercise.domain.scenario import ByHand
from exercise.standins.driver import AFTER_LAST, planned_end
from tests.unit.trial import TRIAL


def test_without_a_prompt_and_a_time_it_ends_well_after_the_last_phase_began() -> None:
    phases = tuple(one.model_copy(update={"prompts": ()}) for one in TRIAL.world.phases)
    world = TRIAL.world.model_copy(update={"phases": phases})
    by_hand = [one.model_copy(update={"release": ByHand()}) for one in TRIAL.injects]
    assert planned_end(world, by_hand) == phases[-1].planned_ms + AFTER_LAST
    assert planned_end(world, ()) == phases[-1].planned_ms + AFTER_LAST
