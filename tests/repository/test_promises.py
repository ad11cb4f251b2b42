"""Every test that SECURITY.md names as the proof of a promise is there."""

import ast
import re
from pathlib import Path

from torture.parts import PARTS

_NAMED = re.compile(r"`(tests/[\w/.]+?)(?:::(\w+))?`")
_PART = re.compile(r"`torture --only (\w+)`")


def test_every_promise_has_its_test(project_root: Path) -> None:
    text = (project_root / "SECURITY.md").read_text(encoding="utf-8")
    named = _NAMED.findall(text)
    assert named
    for path, name in named:
        assert (project_root / path).exists(), path
        if name:
            assert name in _tests_in(project_root / path), f"{path}::{name}"
    assert set(_PART.findall(text)) <= set(PARTS)


def _tests_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
