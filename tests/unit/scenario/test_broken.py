"""Broken scenarios, each with exactly what its author is told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from exercise.scenario import ScenarioErrors, format_problems, load
from tests.unit.scenario.small import FILES, spoilt, write

CASES = Path(__file__).with_name("broken.txt")


@dataclass
class Case:
    name: str
    edits: list[list[str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def cases() -> Iterator[Case]:
    case = Case("")
    for line in CASES.read_text("utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        match mark:
            case "==":
                case = Case(rest)
                yield case
            case "in":
                case.edits.append([rest])
            case "-" | "+":
                case.edits[-1].append(rest.encode().decode("unicode_escape"))
            case ">":
                case.told.append(rest)


BROKEN = list(cases())


@pytest.mark.parametrize("case", BROKEN, ids=[case.name for case in BROKEN])
def test_a_broken_scenario_names_each_mistake_and_its_place(tmp_path: Path, case: Case) -> None:
    files = spoilt(*((file, old, new) for file, old, new in case.edits))
    with pytest.raises(ScenarioErrors) as refused:
        load(write(tmp_path, files))
    assert format_problems(refused.value.problems).splitlines() == case.told


def test_there_are_cases_and_none_is_there_twice() -> None:
    assert len({case.name for case in BROKEN}) == len(BROKEN) >= 70


def test_the_scenario_they_spoil_is_clean(tmp_path: Path) -> None:
    assert load(write(tmp_path, FILES)).cell_ids() == ("tokyo", "seoul")


def test_mistakes_in_several_files_are_told_together(tmp_path: Path) -> None:
    files = spoilt(
        ("scenario.yaml", "start: 40", "start: forty"),
        ("roles/tokyo.yaml", "mark: TO", "mark: T"),
        ("injects/first.yaml", "place: wonsan", "place: wonson"),
        ("injects/first.yaml", "IMMEDIATE", "URGENT"),
        ("roles/seoul.yaml", "mark: SE", "mark: {"),
    )
    with pytest.raises(ScenarioErrors) as refused:
        load(write(tmp_path, files))
    places = [f"{problem.file}:{problem.line}" for problem in refused.value.problems]
    assert places == [
        "scenario.yaml:22",
        "injects/first.yaml:7",
        "injects/first.yaml:12",
        "roles/seoul.yaml:2",
        "roles/tokyo.yaml:2",
    ]


def test_everybody_and_one_seat_besides(tmp_path: Path) -> None:
    files = spoilt(("injects/first.yaml", "to: tokyo\n", "to: [all, tokyo.defence]\n"))
    (call,) = (each for each in load(write(tmp_path, files)).injects if each.number == "2")
    assert call.to == ("tokyo", "seoul", "tokyo.defence")


def test_a_space_that_nobody_sees_is_none(tmp_path: Path) -> None:
    files = spoilt(("injects/first.yaml", "at: 00:40", "at: 00:40\u00a0"))
    assert load(write(tmp_path, files)).cell_ids() == ("tokyo", "seoul")


@pytest.mark.parametrize("name", ["more.yml", "more.YAML", "more.yaml.txt", "more.YML"])
def test_a_file_that_is_not_read_is_told_and_how_to_name_it(tmp_path: Path, name: str) -> None:
    with pytest.raises(ScenarioErrors) as refused:
        load(write(tmp_path, {**FILES, f"injects/{name}": ""}))
    assert str(refused.value) == f"injects/{name}: is not read: rename it to more.yaml"
