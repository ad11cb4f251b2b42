"""``startex schema``."""

import json
from pathlib import Path

from tests.integration.cli.conftest import Run


def test_it_writes_the_schemas_and_says_where(startex: Run, scenario: Path, tmp_path: Path) -> None:
    found = startex("schema", tmp_path / "out", "--names", scenario)
    assert found.returncode == 0, found.stderr
    files = [Path(line) for line in found.stdout.splitlines()]
    assert [file.name for file in files] == [
        "scenario.schema.json",
        "role.schema.json",
        "injects.schema.json",
    ]
    injects = json.loads(files[-1].read_text("utf-8"))
    assert injects["$defs"]["Inject"]["properties"]["concerns"]["anyOf"][0]["enum"]


def test_a_file_in_its_way_is_told_plainly(startex: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", "utf-8")
    found = startex("schema", tmp_path / "out")
    assert found.returncode == 2
    assert "Traceback" not in found.stderr
    assert (tmp_path / "out").read_text("utf-8") == "mine"
