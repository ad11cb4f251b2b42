"""Third-party parts: fetched whole or not at all, and found by name afterwards."""

import json
import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from exercise import assets
from exercise.assets import shipped
from exercise.assets.fetch import fetch_parts, is_current
from exercise.assets.registry import PARTS, Use
from exercise.assets.watched import Cause, InstallFailed, explained
from tests.support.tracked import ROOT

#: Stands in for npm: lays out what it is told to, and fails when it is told to.
_NPM = """\
#!{python}
import json, os, pathlib, sys
if sys.argv[1] == "--version":
    print("11.0.0")
    sys.exit()
order = json.loads(os.environ["NPM_ORDER"])
for path, text in order["files"].items():
    path = pathlib.Path("node_modules") / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("latin-1"))
print(order["says"])
sys.exit(order["exit"])
"""
_STARTS = {".woff2": "wOF2", ".ttf": "\0\1\0\0"}


class Npm:
    """What the stand-in will do; files are as a good npm would lay them out until changed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.files = {f"{part.package}/package.json": '{"version": "1.2.3"}' for part in PARTS}
        for part in PARTS:
            start = _STARTS.get(Path(part.name).suffix, "")
            self.files[f"{part.package}/{part.source}"] = f"{start} {part.path}"
        self._monkeypatch = monkeypatch

    def will(self, *, says: str = "", exit_code: int = 0) -> None:
        order = {"files": self.files, "says": says, "exit": exit_code}
        self._monkeypatch.setenv("NPM_ORDER", json.dumps(order))


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Npm:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("npm", "node"):
        program = folder / name
        program.write_text(_NPM.format(python=sys.executable), encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return Npm(monkeypatch)


def fetch(folder: Path) -> Path:
    parts = folder / "parts"
    fetch_parts(ROOT, parts, folder / "work", python=Path(sys.executable))
    return parts


def test_parts_are_kept_and_the_rest_goes(npm: Npm, tmp_path: Path) -> None:
    npm.will()
    parts = fetch(tmp_path)
    kept = {str(path.relative_to(parts)) for path in parts.rglob("*") if path.is_file()}
    assert kept == {part.path for part in PARTS} | {"manifest.json"}
    assert not (tmp_path / "work").exists()
    assert is_current(ROOT, parts)


def test_what_an_earlier_version_left_goes(npm: Npm, tmp_path: Path) -> None:
    (tmp_path / "parts" / "web").mkdir(parents=True)
    (tmp_path / "parts" / "web" / "old.js").touch()
    npm.will()
    assert not (fetch(tmp_path) / "web" / "old.js").exists()


def test_a_lost_part_is_noticed(npm: Npm, tmp_path: Path) -> None:
    npm.will()
    parts = fetch(tmp_path)
    (parts / PARTS[0].path).unlink()
    assert not is_current(ROOT, parts)


def test_a_cut_part_is_noticed(npm: Npm, tmp_path: Path) -> None:
    npm.will()
    parts = fetch(tmp_path)
    (parts / PARTS[0].path).write_text("")
    assert not is_current(ROOT, parts)


def test_another_lock_is_noticed(npm: Npm, tmp_path: Path) -> None:
    npm.will()
    parts = fetch(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    (other / "package-lock.json").write_text("{}")
    assert not is_current(other, parts)


def test_a_font_that_is_none_is_refused(npm: Npm, tmp_path: Path) -> None:
    font = next(part for part in PARTS if part.use is Use.PDF)
    npm.files[f"{font.package}/{font.source}"] = "<html>Sign in to this network</html>"
    npm.will()
    with pytest.raises(InstallFailed, match=font.source):
        fetch(tmp_path)
    assert not (tmp_path / "parts").exists()


def test_a_package_without_its_file_is_refused(npm: Npm, tmp_path: Path) -> None:
    del npm.files["idiomorph/dist/idiomorph.esm.js"]
    npm.will()
    with pytest.raises(InstallFailed, match="idiomorph holds no"):
        fetch(tmp_path)


def test_a_broken_run_is_gone_on_with(npm: Npm, tmp_path: Path) -> None:
    npm.will(says="npm error code ENOTFOUND", exit_code=1)
    with pytest.raises(InstallFailed) as failure:
        fetch(tmp_path)
    assert failure.value.cause is Cause.NETWORK
    npm.will()
    assert is_current(ROOT, fetch(tmp_path))


@pytest.mark.parametrize(
    ("output", "cause", "remedy"),
    [
        ("npm error code EAI_AGAIN", Cause.NETWORK, "needs the network"),
        ("OSError: [Errno 28] No space left on device", Cause.DISK, "Free about 1 GB"),
        ("npm error code EACCES", Cause.PERMISSION, "a folder that is yours"),
        ("ERROR: No matching distribution found for a==1", Cause.OTHER, "wheel of a==1"),
        ("x\nERROR: odd\ny", Cause.OTHER, "ERROR: odd"),
        ("", Cause.OTHER, "Run the same command again"),
    ],
)
def test_an_installers_trouble_is_one_line(output: str, cause: Cause, remedy: str) -> None:
    failure = explained(output)
    assert failure.cause is cause
    assert remedy in str(failure)
    assert "\n" not in str(failure)


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(assets.PartMissing, match="no part called"):
        assets.part("web/../../secret")


def test_a_part_never_fetched_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "PARTS_DIR", tmp_path)
    with pytest.raises(assets.PartMissing, match=r"python3 run\.py"):
        assets.web_parts()


def test_every_package_brings_its_licence() -> None:
    families = {Path(part.name).stem for part in PARTS if part.use is Use.LICENCE}
    for part in PARTS:
        if part.use is not Use.LICENCE:
            assert any(family in f"{part.package}/{part.name}" for family in families), part


def test_a_checkout_is_used_as_it_lies() -> None:
    assert shipped.templates_dir() == ROOT / "templates"
    assert (shipped.scenario_dir() / "scenario.yaml").is_file()


def test_the_wheels_own_copies_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    monkeypatch.setattr(shipped, "_BUNDLED", tmp_path)
    assert shipped.templates_dir() == tmp_path / "templates"
    assert shipped.scenario_dir() == tmp_path
