"""Make the checkout ready to run: the environment, then the browser's and the PDF's parts."""

import errno
import os
import shutil
import sys
from pathlib import Path

from checkout.environment import Environment
from checkout.guard import alone
from checkout.progress import Progress
from exercise.assets.fetch import fetch_parts, is_current
from exercise.assets.watched import Cause, InstallFailed

#: Free space that a first run takes at its fullest moment, in bytes.
SPACE_NEEDED = 900_000_000


def make_ready(root: Path, *, development: bool) -> Path:
    """Return the environment's Python, everything it needs being in place.

    Nothing is checked again when the stamp and the manifest agree with the locks.
    Raises InstallFailed.
    """
    environment = Environment(root)
    parts = root / "exercise" / "assets" / "parts"
    if environment.has(development=development) and is_current(root, parts):
        return environment.python
    try:
        with alone(root / ".venv.lock", _say_waiting):
            _set_up(environment, root, parts, development=development)
    except OSError as error:
        raise _unwritable(root, error) from error
    return environment.python


def _set_up(environment: Environment, root: Path, parts: Path, *, development: bool) -> None:
    print(f"Setting up in {root} (this needs the network, later runs do not).", flush=True)
    if not environment.has(development=development):
        _check_space(root)
        total = environment.bytes_to_fetch(development=development)
        with Progress("Python parts", total) as progress:
            environment.install(development=development, report=progress)
    if not is_current(root, parts):
        fetch_parts(
            root,
            parts,
            environment.folder / "parts-work",
            python=environment.python,
            watch=Progress,
        )


def _check_space(root: Path) -> None:
    free = shutil.disk_usage(root).free
    if free < SPACE_NEEDED:
        raise InstallFailed(
            f"There is too little disk space: {free // 1_000_000} MB free in {root}, and setting"
            f" up takes {SPACE_NEEDED // 1_000_000} MB. Free some, then run the same command"
            " again.",
            Cause.DISK,
        )


def _unwritable(root: Path, error: OSError) -> InstallFailed:
    reason = os.strerror(error.errno) if error.errno else str(error)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return InstallFailed(
            f"{error.filename or root} could not be written: {reason}."
            f" Free {SPACE_NEEDED // 1_000_000} MB, then run the same command again.",
            Cause.DISK,
        )
    return InstallFailed(
        f"{error.filename or root} could not be written: {reason}."
        " Copy this folder to one that is yours, then run the same command there."
    )


def _say_waiting() -> None:
    print("Another run.py is setting up this folder; waiting for it.", file=sys.stderr, flush=True)
