"""Bring the browser's and the PDF's parts from npm's registry into `exercise/assets/parts`.

Called by run.py before anything is installed, and by the wheel's build: the standard library only.
"""

import hashlib
import json
import os
import shutil
from dataclasses import asdict
from pathlib import Path

from exercise.assets.npm import (
    NODE_WHEEL_BYTES,
    install_wheel,
    machine_npm,
    wheel_is_importable,
    wheel_npm,
)
from exercise.assets.registry import DOWNLOAD_BYTES, PARTS, Part
from exercise.assets.watched import Cause, InstallFailed, Watch, run_watched, unwatched

MANIFEST = "manifest.json"

_FIRST_BYTES = {".woff2": b"wOF2", ".ttf": b"\x00\x01\x00\x00"}


def is_current(project: Path, parts_dir: Path) -> bool:
    """Whether `parts_dir` holds, complete, what the project's lock and registry ask for."""
    try:
        manifest = json.loads((parts_dir / MANIFEST).read_text(encoding="utf-8"))
        return manifest["wanted"] == _wanted(project) and all(
            (parts_dir / path).stat().st_size == facts["bytes"]
            for path, facts in manifest["parts"].items()
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def fetch_parts(
    project: Path,
    parts_dir: Path,
    work_dir: Path,
    *,
    python: Path,
    watch: Watch = unwatched,
) -> None:
    """Fill `parts_dir` anew from the packages pinned in `project`; remove `work_dir` after.

    `python` is an interpreter with pip, asked for Node only where the machine has no npm.
    `watch` is entered for each thing that is fetched. What a broken run left in `work_dir` is used
    again. Raises InstallFailed.
    """
    try:
        work_dir.mkdir(parents=True, exist_ok=True)
        modules = _install_packages(project, work_dir, python, watch)
        _replace(parts_dir, modules, wanted=_wanted(project), work_dir=work_dir)
        shutil.rmtree(work_dir)
    except OSError as error:
        raise InstallFailed(
            f"{error.filename or parts_dir} could not be written: {error.strerror}."
            " Free the space or the permission, then run the same command again."
        ) from error


def _install_packages(project: Path, work_dir: Path, python: Path, watch: Watch) -> Path:
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(project / name, work_dir / name)
    npm = machine_npm()
    if npm is not None:
        try:
            _npm_ci(npm, work_dir, watch)
        except InstallFailed as failure:
            if failure.cause is not Cause.OTHER:
                raise
            # An npm that cannot do it (a broken Node, an odd setup) is as good as none.
            npm = None
    if npm is None:
        node_dir = work_dir / "node"
        if not wheel_is_importable():
            with watch("Node, to fetch the rest", NODE_WHEEL_BYTES) as report:
                install_wheel(project, python, node_dir, report)
        _npm_ci(wheel_npm(node_dir), work_dir, watch)
    return work_dir / "node_modules"


def _npm_ci(npm: list[str], work_dir: Path, watch: Watch) -> None:
    cache = work_dir / "cache"
    cache.mkdir(exist_ok=True)
    with watch("Browser parts and fonts", DOWNLOAD_BYTES) as report:
        run_watched(
            [
                *(*npm, "ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"),
                *("--cache", cache),
            ],
            arriving_in=cache,
            report=report,
            cwd=work_dir,
            env={**os.environ, "NO_UPDATE_NOTIFIER": "1"},
        )


def _replace(parts_dir: Path, modules: Path, *, wanted: str, work_dir: Path) -> None:
    """Lay the parts out beside `parts_dir` first: it is either whole or not there."""
    fresh = work_dir / "parts"
    shutil.rmtree(fresh, ignore_errors=True)
    facts = {part.path: _keep(part, modules, fresh) for part in PARTS}
    (fresh / MANIFEST).write_text(
        json.dumps({"wanted": wanted, "parts": facts}, indent=1), encoding="utf-8"
    )
    shutil.rmtree(parts_dir, ignore_errors=True)
    parts_dir.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(fresh, parts_dir)


def _keep(part: Part, modules: Path, fresh: Path) -> dict[str, str | int]:
    package = modules / part.package
    try:
        content = (package / part.source).read_bytes()
        version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    except OSError as error:
        raise InstallFailed(f"{part.package} holds no {part.source}. Report this line.") from error
    expected = _FIRST_BYTES.get(Path(part.name).suffix, b"")
    if not content or not content.startswith(expected):
        raise InstallFailed(f"{part.package}/{part.source} is no {part.name}. Report this line.")
    kept = fresh / part.path
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(content)
    return {
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "package": part.package,
        "version": version,
    }


def _wanted(project: Path) -> str:
    """One digest of everything that decides what the parts are."""
    asked = json.dumps([asdict(part) for part in PARTS]).encode()
    lock = (project / "package-lock.json").read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(asked + lock).hexdigest()
