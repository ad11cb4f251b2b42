"""``startex rehearse``: the same again for the same seed, and what it tells."""

import json
from pathlib import Path

import pytest

from exercise.assets.shipped import scenario_dir
from tests.integration.cli.conftest import Run

DONE, PASSED, WRONG = 0, 1, 2


def log_of(startex: Run, scenario: Path, data: Path, *options: str, hash_seed: str) -> str:
    environment = {"PYTHONHASHSEED": hash_seed}
    played = startex("rehearse", scenario, "--data", data, *options, environment=environment)
    assert (played.returncode, played.stderr) == (DONE, "")
    return startex("log", data).stdout


def test_the_same_seed_gives_the_same_log(startex: Run, scenario: Path, tmp_path: Path) -> None:
    seed = ("--seed", "7")
    one = log_of(startex, scenario, tmp_path / "one", *seed, hash_seed="1")
    again = log_of(startex, scenario, tmp_path / "again", *seed, hash_seed="2")
    assert one == again
    assert len(one.splitlines()) > 40
    assert one != log_of(startex, scenario, tmp_path / "other", "--seed", "8", hash_seed="1")


def test_its_data_are_whole_and_it_is_closed(startex: Run, scenario: Path, tmp_path: Path) -> None:
    startex("rehearse", scenario, "--data", tmp_path / "kept")
    verified = startex("verify", tmp_path / "kept")
    assert verified.returncode == DONE
    kinds = [
        json.loads(line)["kind"] for line in startex("log", tmp_path / "kept").stdout.splitlines()
    ]
    assert kinds[-1] == "exercise.closed"


def test_the_page_it_prints(startex: Run, scenario: Path) -> None:
    played = startex("rehearse", scenario, "--cell", "tokyo=silent", "--cell", "seoul=assertive")
    assert (played.returncode, played.stderr) == (DONE, "")
    lines = played.stdout.splitlines()
    assert lines[0].startswith("A small exercise, seed 1: 01:15, ")
    assert any(line.startswith("Tokyo  silent") for line in lines)
    assert any(line.startswith("Injects: 3 of ") for line in lines)
    assert any(line.startswith("Control: 3 controllers; ") for line in lines)
    assert len(lines) < 50


def test_numbers_for_programs(startex: Run, scenario: Path) -> None:
    played = startex("rehearse", scenario, "--format", "json", "--controllers", "1")
    told = json.loads(played.stdout)
    assert told["seed"] == 1
    assert told["control"]["controllers"] == 1
    assert len(told["control"]["waits_ms"]) == told["control"]["ruled"]
    assert set(told["cells"]) == {"tokyo", "seoul"}
    assert told["refused"] == {}


def test_a_slower_umpire_leaves_more_waiting(startex: Run, scenario: Path) -> None:
    waits = {}
    for speed in ("0.2", "5"):
        options = ("--format", "json", "--controllers", "1", "--umpire-speed", speed)
        played = startex("rehearse", scenario, "--cell", "tokyo=assertive", *options)
        waits[speed] = json.loads(played.stdout)["control"]["waits_ms"]
    assert min(waits["0.2"]) > max(waits["5"])


def test_strict_minds_ceilings(startex: Run, scenario: Path) -> None:
    played = startex("rehearse", scenario, "--strict")
    assert played.returncode == PASSED
    assert "'seoul' had nothing to attend to for " in played.stdout


def test_a_report_on_request(startex: Run, scenario: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    played = startex("rehearse", scenario, "--report", out)
    assert (played.returncode, played.stderr) == (DONE, "")
    assert out.read_bytes().startswith(b"%PDF")


def test_data_go_into_a_new_folder_alone(startex: Run, scenario: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "mine").touch()
    played = startex("rehearse", scenario, "--data", tmp_path / "kept")
    assert played.returncode == WRONG
    assert played.stderr == (
        f"startex: {tmp_path / 'kept'} is not empty. Give a new folder with --data.\n"
    )


@pytest.mark.parametrize("given", ["tokio=silent", "tokyo=loud", "tokyo"])
def test_no_such_cell_or_temperament(startex: Run, scenario: Path, given: str) -> None:
    played = startex("rehearse", scenario, "--cell", given)
    assert played.returncode == WRONG
    assert played.stderr == (
        f"startex: “{given}” is no cell with its temperament: expected one of tokyo, seoul, “=” and"
        " one of cautious, assertive, silent, erratic.\n"
    )


def test_a_scenario_with_mistakes(startex: Run, tmp_path: Path) -> None:
    played = startex("rehearse", tmp_path)
    assert played.returncode == WRONG
    assert played.stdout == ""
    assert "Traceback" not in played.stderr


def test_without_a_folder_it_is_the_shipped_scenario(startex: Run) -> None:
    played = startex("rehearse", "--format", "json")
    assert played.returncode == DONE
    told = json.loads(played.stdout)
    assert told["refused"] == {}
    assert scenario_dir().is_dir()
    assert told["control"]["moves"] > 20


def test_many_runs(startex: Run, scenario: Path, tmp_path: Path) -> None:
    chart = tmp_path / "tracks.svg"
    played = startex("rehearse", scenario, "--runs", "3", "--seed", "5", "--chart", chart)
    assert (played.returncode, played.stderr) == (DONE, "")
    lines = played.stdout.splitlines()
    assert lines[0] == "A small exercise: 3 runs, seeds 5 to 7"
    assert any(line.startswith("Tension: ends between ") for line in lines)
    assert "Tension" in chart.read_text(encoding="utf-8")


def test_each_of_many_runs_is_the_run_of_its_seed(startex: Run, scenario: Path) -> None:
    form = ("--format", "json")
    many = json.loads(startex("rehearse", scenario, "--runs", "1", "--seed", "4", *form).stdout)
    one = json.loads(startex("rehearse", scenario, "--seed", "4", *form).stdout)
    assert many["tracks"]["tension"]["middle"] == one["tracks"]["tension"]["values"]
    assert many["most_waiting"] == [one["control"]["most_waiting"]] * 2


def test_a_chart_as_pdf(startex: Run, scenario: Path, tmp_path: Path) -> None:
    startex("rehearse", scenario, "--runs", "1", "--chart", tmp_path / "tracks.pdf")
    assert (tmp_path / "tracks.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--chart", "a.svg"], "A chart is drawn of many runs. Say how many with --runs."),
        (
            ["--runs", "2", "--report", "a.pdf"],
            "A report and data are of one run. Leave out --runs, and name its --seed.",
        ),
        (
            ["--report", "nowhere/a.pdf"],
            "nowhere is not a folder: nothing can be written there.",
        ),
    ],
)
def test_what_does_not_go_together(
    startex: Run, scenario: Path, options: list[str], told: str
) -> None:
    played = startex("rehearse", scenario, *options)
    assert (played.returncode, played.stderr) == (WRONG, f"startex: {told}\n")
