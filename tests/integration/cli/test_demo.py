"""``startex demo``: a live exercise from one command, and nothing left of it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.integration.cli.conftest import Run

DONE_S = 90.0


@pytest.fixture
def links_file(tmp_path: Path) -> Path:
    return tmp_path / "links.json"


@pytest.fixture
def demo(
    project_root: Path, tmp_path: Path, scenario: Path, links_file: Path
) -> Iterator[subprocess.Popen[str]]:
    made = tmp_path / "made"
    made.mkdir()
    line = ["demo", "--scenario", str(scenario), "--rate", "60", "--links-file", str(links_file)]
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "exercise.cli", *line, "--port", "0"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(project_root), "TMPDIR": str(made)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    yield process
    process.kill()
    process.communicate()


def test_it_plays_by_itself_and_leaves_nothing(
    startex: Run, demo: subprocess.Popen[str], tmp_path: Path, links_file: Path
) -> None:
    give_up = time.monotonic() + DONE_S
    acted: set[str] = set()
    while not acted >= {"tokyo", "seoul", "white"} and time.monotonic() < give_up:
        assert demo.poll() is None, demo.stdout and demo.stdout.read()
        for data in (tmp_path / "made").glob("startex-demo-*"):
            lines = startex("log", data).stdout.splitlines()
            entries = map(json.loads, lines)
            acted = {
                entry["author"].partition(".")[0]
                for entry in entries
                if entry["kind"] in ("attention.recorded", "ruling.made")
            }
    assert acted >= {"tokyo", "seoul", "white"}
    links = json.loads(links_file.read_text(encoding="utf-8"))
    with urlopen(links["cells"]["tokyo"]) as page:
        assert page.status == 200
    demo.send_signal(signal.SIGINT)
    told, _ = demo.communicate(timeout=DONE_S)
    assert demo.returncode == 0, told
    assert "Ctrl-C stops it. Nothing of it is kept." in told
    assert list((tmp_path / "made").glob("startex-demo-*")) == []


def test_a_scenario_with_mistakes(startex: Run, tmp_path: Path) -> None:
    ended = startex("demo", "--scenario", tmp_path)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
