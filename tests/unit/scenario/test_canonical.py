import hashlib
import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercise.domain.scenario import Scenario
from exercise.scenario import (
    ScenarioErrors,
    canonical,
    load,
    parse_canonical,
    scenario_hash,
)
from tests.unit.scenario.small import FILES, INJECTS, write
from tests.unit.scenario.strategies import scenarios


@given(scenarios)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_scenario_survives_its_canonical_form(scenario: Scenario) -> None:
    data = canonical(scenario)
    again = parse_canonical(data)
    assert again == scenario
    assert canonical(again) == data


def test_the_hash_is_of_the_canonical_bytes(tmp_path: Path) -> None:
    scenario = load(write(tmp_path))
    assert scenario_hash(scenario) == hashlib.sha256(canonical(scenario)).hexdigest()


def test_the_canonical_form_holds_no_fraction(tmp_path: Path) -> None:
    def refuse(number: str) -> float:
        raise AssertionError(number)

    json.loads(canonical(load(write(tmp_path))), parse_float=refuse)


def test_order_of_keys_and_remarks_do_not_change_the_hash(tmp_path: Path) -> None:
    swapped = INJECTS.replace(
        "  place: wonsan\n  concerns: NK-1\n", "  concerns: [NK-1]  # a remark\n  place: wonsan\n"
    )
    assert swapped != INJECTS
    plain = load(write(tmp_path / "plain"))
    other = load(write(tmp_path / "other", {**FILES, "injects/first.yaml": swapped}))
    assert scenario_hash(plain) == scenario_hash(other)


def test_a_changed_word_changes_the_hash(tmp_path: Path) -> None:
    changed = INJECTS.replace("Are you there?", "Are you here?")
    plain = load(write(tmp_path / "plain"))
    other = load(write(tmp_path / "other", {**FILES, "injects/first.yaml": changed}))
    assert scenario_hash(plain) != scenario_hash(other)


def problem_of(folder: Path) -> str:
    """The first problem, or nothing where the scenario loads; any other failure is raised."""
    try:
        load(folder)
    except ScenarioErrors as refused:
        return str(refused.problems[0])
    return ""


# What breaks YAML is rare in plain random text.
yamlish = st.text(
    st.one_of(st.sampled_from("-:?,[]{}#&*!|>'\"%@`~ \n\t\r\x00é界"), st.characters()), max_size=80
)


@given(yamlish.map(lambda written: written.encode("utf-8", "surrogatepass")) | st.binary())
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_a_file_holds_is_a_problem_or_a_scenario(tmp_path: Path, data: bytes) -> None:
    folder = write(tmp_path, {**FILES, "injects/first.yaml": data})
    assert "\n" not in problem_of(folder)


@given(st.sampled_from(sorted(FILES)), st.data())
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_file_cut_or_changed_anywhere_is_a_problem_or_a_scenario(
    tmp_path: Path, file: str, data: st.DataObject
) -> None:
    text = FILES[file]
    at = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 40))
    spoilt = text[:at] + data.draw(yamlish) + text[at + length :]
    folder = write(tmp_path, {**FILES, file: spoilt.encode("utf-8", "surrogatepass")})
    assert "\n" not in problem_of(folder)
