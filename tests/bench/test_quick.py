"""A quick run, on the real server: correct for every client. How fast is no matter here."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.figures import Figure, Target
from bench.page import write


@pytest.mark.parametrize("row", ["inject", "moves", "back", "start"])
def test_every_client_is_told_what_it_should_be(
    row: str, project_root: Path, tmp_path: Path
) -> None:
    told = tmp_path / "told.json"
    run = subprocess.run(
        [sys.executable, "-m", "bench", "--quick", "--only", row, "--json", str(told)],
        cwd=project_root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    found = json.loads(told.read_text())
    assert found["run"]["faults"] == []
    assert all(one["row"] == row and one["startex"] > 0 for one in found["figures"])


def test_the_page_says_what_was_missed(tmp_path: Path) -> None:
    target = Target("ratio", "least", 0.85)
    figures = [
        Figure("a", "deliveries", "/s", 90.0, 100.0, target=target),
        Figure("a", "more deliveries", "/s", 50.0, 100.0, target=target),
    ]
    page = tmp_path / "page.md"
    write(figures, {"cpu": "a fast one"}, {"took": "1 min"}, page)
    text = page.read_text(encoding="utf-8")
    assert "| deliveries, /s | 90 | 100 | — | 0.90 × | ≥ 0.85 × | yes |" in text
    assert "Of 2 targets 1 are met. Missed:\n\n- more deliveries: 0.50 ×, target ≥ 0.85 ×" in text
    assert "- cpu: a fast one" in text
