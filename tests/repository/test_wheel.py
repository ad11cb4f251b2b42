"""The wheel carries all that the program needs, and nothing of the checkout's tools."""

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercise.assets import PARTS_DIR
from exercise.assets.fetch import is_current
from exercise.assets.registry import PARTS, Use
from tests.support.tracked import ROOT

_PROBE = """\
from exercise import assets
from exercise.assets import shipped
print(len(assets.web_parts()), len(assets.pdf_fonts()))
print(shipped.templates_dir().is_dir(), sorted(p.name for p in shipped.scenario_dir().iterdir()))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    if not is_current(ROOT, PARTS_DIR):
        pytest.skip("The parts are not fetched: python3 run.py test does it.")
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(next(folder.glob("startex-*.whl"))) as opened:
        yield opened


@pytest.fixture(scope="module")
def unpacked(wheel: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    wheel.extractall(folder)
    return folder


def _run(unpacked: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in another folder, with the unpacked wheel and the installed libraries."""
    return subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=unpacked.parent,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_finds_its_own_templates_scenario_and_parts(unpacked: Path) -> None:
    done = _run(unpacked, "-c", _PROBE)
    uses = [part.use for part in PARTS]
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        f"{uses.count(Use.WEB)} {uses.count(Use.PDF)}",
        "True ['injects', 'roles', 'scenario.yaml', 'templates']",
    ]


def test_its_command_runs_from_anywhere(unpacked: Path) -> None:
    done = _run(unpacked, "-m", "exercise.cli", "--help")
    assert done.returncode == 0, done.stderr
    assert "serve" in done.stdout


def test_it_names_the_command(wheel: zipfile.ZipFile) -> None:
    entry_points = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "startex = exercise.cli:main" in wheel.read(entry_points).decode()


def test_every_file_of_the_package_is_in_it(wheel: zipfile.ZipFile) -> None:
    inside = set(wheel.namelist())
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "exercise"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.splitlines()
    assert [name for name in listed if (ROOT / name).is_file() and name not in inside] == []


def test_nothing_of_the_checkout_is_in_it(wheel: zipfile.ZipFile) -> None:
    strays = re.compile(r"^(?!exercise/|startex-)|__pycache__|axe\.js$|\.po$")
    assert [name for name in wheel.namelist() if strays.search(name)] == []
