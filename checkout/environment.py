"""The virtual environment in .venv: made from the locks and stamped once whole."""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from exercise.assets.watched import InstallFailed, Report, run_watched

RUN_LOCK = "run"
DEVELOPMENT_LOCK = "dev"

#: pip obeys these even inside an environment, and would put the packages elsewhere.
_MISLEADING = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PYTHONHOME", "PYTHONPATH")


@dataclass(frozen=True)
class Stamp:
    """What lies in an environment: the Python it was made for and the locks' digests."""

    python: str
    run: str
    dev: str | None


class Environment:
    """`.venv` of one checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self._stamp_file = self.folder / "startex.json"

    @property
    def python(self) -> Path:
        if sys.platform == "win32":
            return self.folder / "Scripts" / "python.exe"
        return self.folder / "bin" / "python"

    def has(self, *, development: bool) -> bool:
        """Whether the stamp says that the locks, as they are now, lie in it whole."""
        stamp = self._read_stamp()
        return (
            stamp is not None
            and self._is_for_now(stamp)
            and (not development or stamp.dev == self._digest(DEVELOPMENT_LOCK))
        )

    def bytes_to_fetch(self, *, development: bool) -> int:
        """What the lock's wheels weigh, at most, in bytes."""
        text = (self.root / "requirements" / "wheels.json").read_text(encoding="utf-8")
        weight: int = json.loads(text)[_lock(development=development)]["download_bytes"]
        return weight

    def install(self, *, development: bool, report: Report) -> None:
        """Make it anew, or add the development lock to a whole one. Raises InstallFailed.

        The stamp goes first and comes last, so that a broken run is seen by the next one.
        """
        stamp = self._read_stamp()
        addable = stamp is not None and self._is_for_now(stamp)
        self._stamp_file.unlink(missing_ok=True)
        if not addable:
            self._make()
        self._pip_install(_lock(development=development), report)
        self._write_stamp(development=development)

    def _make(self) -> None:
        if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
            raise InstallFailed(
                "This Python comes without its venv module. Install it (on Debian and Ubuntu:"
                f" apt-get install -y python3-venv python{_version()}-venv), then run the same"
                " command again."
            )
        import venv  # noqa: PLC0415 (some systems package it apart)

        builder = venv.EnvBuilder(clear=True, symlinks=os.name == "posix", with_pip=True)
        try:
            builder.create(self.folder)
        except subprocess.CalledProcessError as error:
            raise InstallFailed(
                f"pip could not be put into {self.folder} (ensurepip ended with"
                f" {error.returncode}). Install this Python's venv package, check the disk space,"
                " then run the same command again."
            ) from error

    def _pip_install(self, lock: str, report: Report) -> None:
        arriving = self.folder / "arriving"
        arriving.mkdir(exist_ok=True)
        run_watched(
            [
                *(self.python, "-m", "pip", "install", "--quiet", "--no-input", "--no-user"),
                *("--disable-pip-version-check", "--progress-bar", "off", "--retries", "3"),
                *("--require-hashes", "--only-binary", ":all:", "--no-deps"),
                *("--requirement", self.root / "requirements" / f"{lock}.txt"),
            ],
            arriving_in=arriving,
            report=report,
            env=_pip_environment(arriving),
        )
        arriving.rmdir()

    def _is_for_now(self, stamp: Stamp) -> bool:
        return (
            stamp.python == _version()
            and stamp.run == self._digest(RUN_LOCK)
            and self.python.exists()
        )

    def _digest(self, lock: str) -> str:
        content = (self.root / "requirements" / f"{lock}.txt").read_bytes()
        return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()

    def _read_stamp(self) -> Stamp | None:
        try:
            return Stamp(**json.loads(self._stamp_file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def _write_stamp(self, *, development: bool) -> None:
        stamp = Stamp(
            python=_version(),
            run=self._digest(RUN_LOCK),
            dev=self._digest(DEVELOPMENT_LOCK) if development else None,
        )
        self._stamp_file.write_text(json.dumps(asdict(stamp)), encoding="utf-8")


def _lock(*, development: bool) -> str:
    return DEVELOPMENT_LOCK if development else RUN_LOCK


def _version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _pip_environment(arriving: Path) -> dict[str, str]:
    """Let pip keep its downloads where they are counted, and on the checkout's own disk."""
    kept = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    return {**kept, "TMPDIR": str(arriving), "TEMP": str(arriving), "TMP": str(arriving)}
