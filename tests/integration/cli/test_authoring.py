"""The page for authors: what it tells them to write, and what they then see."""

import re
from pathlib import Path

import pytest

from tests.integration.cli.conftest import Run

PAGE = (Path(__file__).parents[3] / "docs" / "authoring.md").read_text("utf-8")
STEP = re.compile(r"^```(yaml|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)
WARNED, WRONG = 1, 2


def written_by_hand(block: str, folder: Path) -> None:
    """A file of the page, under the name that its first line gives."""
    name = block.partition("\n")[0].removeprefix("# ")
    file = folder / name
    assert not file.exists()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(block, "utf-8")


def test_whoever_follows_the_page_sees_what_it_says(startex: Run, tmp_path: Path) -> None:
    folder = tmp_path / "high-water"
    seen = 0
    for kind, block in STEP.findall(PAGE):
        if kind == "yaml":
            written_by_hand(block, folder)
        elif block.startswith("$ "):
            command, _, told = block.partition("\n")
            found = startex(*command.removeprefix("$ startex ").split())
            assert found.stdout == told
            seen += 1
    assert seen == 3


@pytest.mark.parametrize("seed", [1, 2])
def test_the_scenario_of_the_page_rehearses(startex: Run, tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "high-water"
    for kind, block in STEP.findall(PAGE):
        if kind == "yaml":
            written_by_hand(block, folder)
    found = startex("rehearse", folder, "--seed", str(seed), "--strict")
    assert found.returncode == 0, found.stdout + found.stderr
    assert "High Water" in found.stdout
