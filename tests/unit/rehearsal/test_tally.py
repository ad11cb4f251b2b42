"""What a rehearsal counts."""

from exercise.domain.scenario import Ceilings
from exercise.rehearsal.tally import Tally
from tests.unit.domain.rules_play import play_of, scenario
from tests.unit.harness import MINUTE
from tests.unit.trial import CELLS, at, inject


def test_an_inject_is_not_counted_where_a_cell_was_spared_it() -> None:
    rows = (
        inject("one", 1, at(1), to=("north",)),
        inject("two", 2, at(2), to=("north", "south"), type="contingency"),
    )
    ceilings = Ceilings(injects=1, enforce="contingency")
    play = play_of(*rows, ceilings=ceilings)
    play.run(2 * MINUTE)
    tempers = dict.fromkeys(CELLS, "silent")
    tally = Tally(scenario(*rows, ceilings=ceilings))
    outcome = tally.outcome(play.state, seed=1, tempers=tempers, controllers=1)
    assert (outcome.cells["north"].injects, outcome.cells["south"].injects) == (1, 1)
    assert "injects" not in {one.what for one in outcome.broken}
