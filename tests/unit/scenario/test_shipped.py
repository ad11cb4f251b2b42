from pathlib import Path

from exercise.scenario import canonical, load, parse_canonical

ROOT = Path(__file__).parents[3]


def test_the_shipped_scenario_is_clean_and_survives_its_canonical_form() -> None:
    scenario = load(ROOT)
    assert parse_canonical(canonical(scenario)) == scenario
