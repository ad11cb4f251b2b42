"""A short run of each part finds nothing, and says what it did."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from exercise.domain.payloads import PAYLOADS
from torture.outcome import Outcome, Result, again, page, table
from torture.parts import PARTS
from torture.secrecy import EXPLAINED

SEED = "4"


@pytest.mark.parametrize("part", PARTS)
def test_a_short_run_finds_nothing(part: str, project_root: Path, tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    run = subprocess.run(
        [
            *(sys.executable, "-m", "torture", "--quick", "--seed", SEED),
            *("--only", part, "--json", str(told)),
        ],
        cwd=project_root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith(f"seed {SEED}\n")
    found = json.loads(told.read_text())
    assert found["faults"] == 0
    assert [one["part"] for one in found["results"]] == [part]
    assert all(one["counts"] for one in found["results"])


def test_only_kinds_that_there_are_are_explained() -> None:
    assert set(EXPLAINED) <= set(PAYLOADS)


def test_a_fault_is_told_with_what_shows_it_again() -> None:
    result = Result("clock", 2.0, {"looks at the clock": 12}, ["a note"], fault="time went back")
    outcome = Outcome(7, quick=True, machine={"CPU": "one"}, results=[result])
    assert outcome.faults == 1
    assert again(outcome, "clock") == "python3 run.py torture --seed 7 --only clock --quick"
    assert "12 looks at the clock" in table(outcome)
    told = page(outcome, {"clock": "Time never goes back."})
    assert "| looks at the clock | 12 |" in told
    assert "**Fault:** time went back" in told


def test_unknown_parts_are_named(project_root: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "torture", "--only", "clock,weather"],
        cwd=project_root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert "unknown: weather" in run.stderr
