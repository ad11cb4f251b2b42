"""Become the program, so that signals, exit code and terminal are its own."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def hand_over(root: Path, command: Sequence[str | Path], folder: Path | None = None) -> int:
    """Run `command` in this process's place; where that cannot be, as a child."""
    words = [str(word) for word in command]
    others = os.environ.get("PYTHONPATH")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), *([others] if others else [])])}
    if folder is not None:
        os.chdir(folder)
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execve(words[0], words, env)  # noqa: S606
    return _as_child(words, env)


def _as_child(words: list[str], env: dict[str, str]) -> int:
    """Ctrl-C reaches the child as well: wait for it to end in its own way."""
    child = subprocess.Popen(words, env=env)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue
