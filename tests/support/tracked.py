"""The files that the repository keeps."""

import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file in git's index, relative to the root; skips the test outside a clone."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("This is no git clone, so there is nothing tracked to look at.")
    names = listed.stdout.decode("utf-8").split("\0")
    return tuple(Path(name) for name in names if name and (ROOT / name).is_file())


@cache
def text_files() -> tuple[tuple[Path, str], ...]:
    """Those of them that are UTF-8 text, with their text."""
    return tuple(
        (name, text) for name in tracked_files() if (text := _text(ROOT / name)) is not None
    )


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
