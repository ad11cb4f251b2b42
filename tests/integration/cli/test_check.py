"""``startex check``: what it prints, for people and for programs, and how it ends."""

import json
import os
from pathlib import Path

import pytest

from tests.integration.cli.conftest import Run
from tests.unit.scenario.small import FILES, spoilt, write

CLEAN, WARNED, WRONG = 0, 1, 2
FILE = "injects/first.yaml"


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A scenario about which there is nothing to say."""
    files = {
        **FILES,
        "scenario.yaml": FILES["scenario.yaml"].partition("concerns:")[0],
        FILE: "- number: 1\n  title: Word\n  at: 00:05\n  from: Desk\n  to: all\n  medium: cable\n"
        "  text: Word.\n",
    }
    return write(tmp_path / "clean", files)


def test_a_clean_scenario(startex: Run, clean: Path) -> None:
    ended = startex("check", clean, "--strict")
    assert (ended.returncode, ended.stderr) == (CLEAN, "")
    assert ended.stdout == "Nothing to put right.\n"


def test_warnings(startex: Run, scenario: Path) -> None:
    ended = startex("check", scenario)
    assert (ended.returncode, ended.stderr) == (CLEAN, "")
    lines = ended.stdout.splitlines()
    assert lines[0] == (
        "scenario.yaml:24:10: warning: concern 'NK-1' is exercised by 1 inject: expected 3"
    )
    assert lines[-1] == "0 errors, 6 warnings."
    assert len(lines) == 7
    assert startex("check", scenario, "--strict").returncode == WARNED


def test_errors(startex: Run, tmp_path: Path) -> None:
    folder = write(
        tmp_path / "spoilt",
        spoilt((FILE, "to: tokyo\n", "to: toyko\n"), ("roles/tokyo.yaml", "mark: TO", "mark: T")),
    )
    ended = startex("check", folder, "--coverage")
    assert ended.returncode == WRONG
    assert ended.stdout.splitlines() == [
        "injects/first.yaml:19:7: unknown cell 'toyko': did you mean 'tokyo'?",
        "roles/tokyo.yaml:2:7: expected two capital letters, such as TO, found 'T'",
        "2 errors, 0 warnings.",
    ]
    assert ended.stderr == ""


def test_json(startex: Run, tmp_path: Path, scenario: Path) -> None:
    folder = write(tmp_path / "spoilt", spoilt((FILE, "to: tokyo\n", "to: toyko\n")))
    ended = startex("check", folder, "--format", "json")
    assert ended.returncode == WRONG
    problem = {
        "level": "error",
        "code": "format",
        "file": FILE,
        "line": 19,
        "column": 7,
        "message": "unknown cell 'toyko'",
        "suggestion": "tokyo",
    }
    assert json.loads(ended.stdout) == {"errors": 1, "warnings": 0, "problems": [problem]}

    ended = startex("check", scenario, "--format", "json", "--coverage", "--strict")
    assert ended.returncode == WARNED
    found = json.loads(ended.stdout)
    assert (found["errors"], found["warnings"], len(found["problems"])) == (0, 6, 6)
    assert {each["level"] for each in found["problems"]} == {"warning"}
    assert found["coverage"] == [
        {
            "concern": "NK-1",
            "injects": ["1"],
            "by_hand": [],
            "sides": {"tokyo": 1, "seoul": 1},
            "deciding": [],
        }
    ]
    translated = startex(
        *("check", scenario, "--format", "json", "--coverage"),
        environment={"STARTEX_PSEUDO_LOCALE": "1"},
    )
    assert translated.stdout == ended.stdout


def test_coverage_as_a_table(startex: Run, scenario: Path) -> None:
    lines = startex("check", scenario, "--coverage").stdout.splitlines()
    assert lines[-3:] == [
        "Concern  Injects  By hand  tokyo  seoul  Sides  Decided in",
        "NK-1           1        0      1      1      2           –",
        "0 errors, 6 warnings.",
    ]


def test_a_cell_s_own_objectives_stand_in_a_table_once_injects_name_them(
    startex: Run, scenario: Path
) -> None:
    file = scenario / "injects/first.yaml"
    file.write_text(file.read_text().replace("concerns: NK-1", "objectives: tokyo.TO-2"))
    lines = startex("check", scenario, "--coverage").stdout.splitlines()
    assert lines[-4:-1] == [
        "Objective   Injects",
        "tokyo.TO-1        0",
        "tokyo.TO-2        1",
    ]


def test_the_shipped_scenario_covers_every_concern(startex: Run) -> None:
    ended = startex("check", "--coverage", "--format", "json")
    assert ended.returncode == CLEAN
    found = json.loads(ended.stdout)
    assert found["errors"] == 0
    assert [row["concern"] for row in found["coverage"]] == [
        *("NK-1", "NK-2", "NK-3", "SK-1", "SK-2", "SK-3", "AL-1", "AL-2"),
        *("RB-1", "RB-2", "PO-1", "PO-2", "RK-1", "RK-2", "RK-3"),
    ]
    assert all(row["injects"] for row in found["coverage"])
    assert {row["cell"] for row in found["objectives"]} == {None, *found["coverage"][0]["sides"]}
    assert all(row["injects"] for row in found["objectives"])


def _no_folder(tmp_path: Path) -> Path:
    return tmp_path / "nowhere"


def _a_file(tmp_path: Path) -> Path:
    (tmp_path / "file").write_bytes(b"\xff")
    return tmp_path / "file"


def _brackets(tmp_path: Path) -> Path:
    return write(tmp_path / "deep", {**FILES, FILE: b"[" * 20_000})


def _a_name_that_is_no_text(tmp_path: Path) -> Path:
    folder = write(tmp_path / os.fsdecode(b"\xff"))
    (folder / "injects" / os.fsdecode(b"\xfe.yaml")).write_bytes(b"x: y")
    return folder


@pytest.mark.skipif(os.name != "posix", reason="this system has no such names")
@pytest.mark.parametrize("made", [_no_folder, _a_file, _brackets, _a_name_that_is_no_text])
@pytest.mark.parametrize("form", ["text", "json"])
def test_bad_input_is_told_in_lines(startex: Run, tmp_path: Path, made: object, form: str) -> None:
    assert callable(made)
    folder = made(tmp_path)
    for encoding in ("utf-8", "ascii"):
        ended = startex(
            "check", folder, "--format", form, environment={"PYTHONIOENCODING": encoding}
        )
        assert ended.returncode == WRONG
        assert ended.stderr == ""
        if form == "json":
            assert json.loads(ended.stdout)["errors"] == 1
        else:
            assert ended.stdout.splitlines()[-1] == "1 error, 0 warnings."


def test_what_it_prints_can_be_translated(startex: Run, scenario: Path, clean: Path) -> None:
    pseudo = {"STARTEX_PSEUDO_LOCALE": "1"}
    header, _row, summary = startex(
        "check", scenario, "--coverage", environment=pseudo
    ).stdout.splitlines()[-3:]
    assert header.count("⟦") == 5
    assert summary.startswith("⟦")
    assert startex("check", clean, environment=pseudo).stdout.startswith("⟦")


CUTS = """\
cuts:
  - {id: short, title: Short, phases: {phase1: {planned: 00:00}}, injects: {1: phase1+00:01}}
  - {id: late, title: Late, phases: {phase1: {planned: 00:00}}, injects: {2: as written}}
"""


def test_each_cut_is_checked_and_one_alone(startex: Run, tmp_path: Path) -> None:
    files = {**FILES, "scenario.yaml": FILES["scenario.yaml"] + CUTS}
    folder = write(tmp_path / "cut", files)
    told = "inject 2 comes in 'phase2', which this cut leaves out: give it a time"
    whole = startex("check", folder)
    assert whole.returncode == WRONG
    place = f"scenario.yaml:{len(files['scenario.yaml'].splitlines())}:78"
    assert f"{place}: cut 'late': {told}" in whole.stdout.splitlines()
    short = startex("check", folder, "--storyline", "short", "--format", "json")
    assert (short.returncode, json.loads(short.stdout)["errors"]) == (CLEAN, 0)
    late = startex("check", folder, "--storyline", "late")
    assert (late.returncode, late.stdout.splitlines()[0]) == (WRONG, f"{place}: {told}")
    unknown = startex("check", folder, "--storyline", "sort")
    assert unknown.stdout.splitlines()[0] == (
        "scenario.yaml: unknown storyline or cut 'sort': did you mean 'short'?"
    )
