"""No inject that any play sends by itself is accused of never being able to."""

import re

import pytest

from exercise.domain.agenda import expires_ms
from exercise.domain.scenario import ByHand, Inject
from exercise.domain.state import MselRow, RowStatus, State
from exercise.scenario.check import Ceilings, lapsing, reach
from exercise.scenario.check.whole import Check
from exercise.scenario.files import Folder
from exercise.scenario.loaded import Loaded
from exercise.scenario.places import Source
from exercise.scenario.tree import Keys
from tests.unit.random_play import SCENARIO
from tests.unit.release_play import release_play
from tests.unit.trial import inject

BY_ITSELF = ("clock", "delay")
WAITING: tuple[Check, ...] = (reach.never, reach.expiry, lapsing.excluded)
ACCUSED = re.compile(r"injects? ([0-9., and]+) (?:can never|wait for)")


def written(row: MselRow) -> Inject:
    """The inject as it stood. What a person sent, or was erased, may well be sent by hand."""
    if row.inject is None:
        return inject(row.id, 900 - row.order, ByHand())
    if row.released_t is None or row.how in BY_ITSELF:
        return row.inject
    return row.inject.model_copy(update={"release": ByHand(), "when": None, "expires": None})


def accused(injects: tuple[Inject, ...], checks: tuple[Check, ...] = WAITING) -> set[str]:
    place = Source("injects/first.yaml", Keys(1, 1))
    scenario = SCENARIO.with_injects(injects)
    loaded = Loaded(scenario, Folder(), {inject.id: place for inject in injects})
    problems = [problem for one in checks for problem in one(loaded, Ceilings())]
    found = [ACCUSED.search(problem.message) for problem in problems]
    return {number for one in found if one for number in re.findall(r"[0-9.]+", one[1])}


def came(state: State, row: MselRow) -> bool:
    """Whether it went out, or would have: under a hold, things also come true too late."""
    expires = expires_ms(state, row)
    true_t = row.triggered_t
    in_time = true_t is not None and (expires is None or true_t <= expires)
    return in_time or row.status is RowStatus.RELEASED


@pytest.mark.parametrize("seed", range(12))
def test_what_came_by_itself_is_not_accused(seed: int) -> None:
    state = release_play(seed, 120).state
    rows = [*state.msel.values()]
    numbers = {row.inject.number for row in rows if row.inject is not None and came(state, row)}
    assert numbers
    assert not numbers & accused(tuple(map(written, rows)))


@pytest.mark.parametrize("seeds", [range(12), range(12, 24)])
def test_what_went_out_by_itself_does_not_always_lapse(seeds: range) -> None:
    seen = 0
    for seed in seeds:
        rows = [*release_play(seed, 120).state.msel.values()]
        out = {
            row.inject.number
            for row in rows
            if row.inject is not None and row.status is RowStatus.RELEASED and row.how in BY_ITSELF
        }
        seen += len(out)
        assert not out & accused(tuple(map(written, rows)), (lapsing.always_unless,)), seed
    assert seen


def test_somebody_may_be_accused_all_the_same() -> None:
    """Else the test above would be of nothing."""
    found = [
        accused(tuple(map(written, release_play(seed, 60).state.msel.values())))
        for seed in range(12)
    ]
    assert any(found)
