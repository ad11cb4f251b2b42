"""The shipped scenario, rehearsed with a fixed set of seeds: what it promises holds in each run."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

import pytest

from exercise.domain.payloads import DecisionMade, PassedOn, Payload
from exercise.domain.upcast import payload_of
from exercise.rehearsal.outcome import Outcome
from exercise.rehearsal.run import EXERCISE_ID, Cast, rehearse
from exercise.scenario import scenario_hash
from exercise.scenario.load import loaded
from exercise.store.opening import open_store

ROOT = Path(__file__).parents[3]
SEEDS = range(300, 308)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Has a data folder for each seed, once they were played."""
    return tmp_path_factory.mktemp("rehearsed")


@pytest.fixture(scope="module")
def outcomes(kept: Path) -> Sequence[Outcome]:
    scenario = loaded(ROOT).scenario
    known_by = scenario_hash(scenario)
    return [
        rehearse(scenario, known_by, Cast(seed, {}, 3, 1.0), data=kept / str(seed))
        for seed in SEEDS
    ]


@pytest.fixture(scope="module")
def said(kept: Path, outcomes: Sequence[Outcome]) -> Sequence[tuple[Outcome, Payload]]:
    """All that was entered in all of them."""
    found: list[tuple[Outcome, Payload]] = []
    for outcome in outcomes:
        store = open_store(kept / str(outcome.seed))
        payloads = (payload_of(entry) for entry in store.read(EXERCISE_ID))
        found += ((outcome, one) for one in payloads if one is not None)
        store.close()
    return found


def test_every_storyline_is_reached_in_every_run(outcomes: Sequence[Outcome]) -> None:
    missed = {
        one.seed: name for one in outcomes for name, count in one.storylines.items() if not count
    }
    assert missed == {}


def test_the_worst_case_is_reachable_and_avoidable(outcomes: Sequence[Outcome]) -> None:
    beyond_second = sum("acquisition" in one.beyond for one in outcomes)
    assert 0.1 <= beyond_second / len(outcomes) <= 0.4


def test_no_cell_is_given_more_than_it_can_bear(outcomes: Sequence[Outcome]) -> None:
    assert [(one.seed, each.told) for one in outcomes for each in one.broken] == []


def test_a_typical_run_has_about_fifty_injects(outcomes: Sequence[Outcome]) -> None:
    delivered = [sum(row.counted and row.t is not None for row in one.rows) for one in outcomes]
    assert 45 <= median(delivered) <= 55


def test_nobody_tries_what_is_refused(outcomes: Sequence[Outcome]) -> None:
    assert {one.seed: one.refused for one in outcomes if one.refused} == {}


def test_no_program_hands_a_paper_to_another_cell(
    said: Sequence[tuple[Outcome, Payload]],
) -> None:
    """Whatever it is marked, and whoever would get it: an adversary might."""
    assert [one for _, one in said if isinstance(one, PassedOn)] == []


def test_whoever_is_not_silent_decides_in_time(said: Sequence[tuple[Outcome, Payload]]) -> None:
    made = [(outcome, one) for outcome, one in said if isinstance(one, DecisionMade)]
    assert made
    assert {
        Cast(outcome.seed).temperament(one.cell) for outcome, one in made if one.how != "chosen"
    } <= {"silent"}
