"""run.py: what it says when it cannot go on, and how it hands over when it can."""

import ast
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checkout.environment import Environment
from checkout.ready import make_ready
from exercise.assets import fetch
from exercise.assets.watched import InstallFailed
from tests.support.tracked import ROOT

_SHIPPED = ("run.py", "checkout", "requirements", "package.json", "package-lock.json", ".npmrc")
_ECHO = """\
import signal, sys
if sys.argv[1:] == ["wait"]:
    signal.signal(signal.SIGINT, lambda *_: sys.exit(9))
    print("waiting", flush=True)
    signal.pause()
print(sys.argv[1:])
sys.exit(7)
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that nothing was installed in."""
    root = tmp_path / "checkout"
    root.mkdir()
    for name in _SHIPPED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, root / name)
    shutil.copytree(
        ROOT / "exercise" / "assets",
        root / "exercise" / "assets",
        ignore=shutil.ignore_patterns("parts", "__pycache__"),
    )
    shutil.copyfile(ROOT / "exercise" / "__init__.py", root / "exercise" / "__init__.py")
    return root


@pytest.fixture
def installed(checkout: Path) -> Path:
    """The same, as a finished first run leaves it, with a program that says what it was asked."""
    environment = Environment(checkout)
    environment.python.parent.mkdir(parents=True)
    environment.python.symlink_to(sys.executable)
    environment._write_stamp(development=False)
    parts = checkout / "exercise" / "assets" / "parts"
    parts.mkdir()
    manifest = {"wanted": fetch._wanted(checkout), "parts": {}}
    (parts / fetch.MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    cli = checkout / "exercise" / "cli"
    cli.mkdir()
    (cli / "__init__.py").touch()
    (cli / "__main__.py").write_text(_ECHO, encoding="utf-8")
    return checkout


def run(
    root: Path, *arguments: str, folder: Path | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(root / "run.py"), *arguments],
        cwd=folder or root,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_old_python_can_read_it() -> None:
    """Nothing that Python 2.7 or 3.4 cannot parse."""
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    too_new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Match)
    for node in ast.walk(tree):
        assert not isinstance(node, too_new)
        assert not getattr(node, "returns", None)
        assert not getattr(node, "annotation", None)


def test_an_old_python_is_told_what_to_do() -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0);"
        f" runpy.run_path({str(ROOT / 'run.py')!r}, run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", pretend], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "needs Python 3.11 or newer, and this is Python 3.9" in done.stderr


def test_it_needs_the_standard_library_alone() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {str(ROOT)!r}); import checkout.main",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 0


def test_an_unwritable_folder_is_one_line(checkout: Path) -> None:
    # Root may write anywhere, but not over a folder.
    (checkout / ".venv.lock").mkdir()
    done = run(checkout)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert ".venv.lock could not be written" in done.stderr
    assert "Copy this folder to one that is yours" in done.stderr


def test_no_network_on_the_first_run_is_one_line(checkout: Path, tmp_path: Path) -> None:
    nowhere = "http://127.0.0.1:9/simple"
    done = run(
        checkout,
        PIP_CONFIG_FILE=os.devnull,
        PIP_INDEX_URL=nowhere,
        PIP_EXTRA_INDEX_URL="",
        PIP_FIND_LINKS="",
        PIP_CACHE_DIR=str(tmp_path / "empty"),
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "The first run needs the network" in done.stderr
    assert not Environment(checkout).has(development=False)


def test_a_missing_venv_module_is_one_line(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name: None if name == "ensurepip" else known(name),
    )
    with pytest.raises(InstallFailed, match=r"apt-get install -y python3-venv"):
        make_ready(checkout, development=False)


def test_too_little_disk_is_one_line(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tight = shutil._ntuple_diskusage(10_000_000, 9_000_000, 1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: tight)
    with pytest.raises(InstallFailed, match=r"1 MB free in .*, and setting up takes \d+ MB"):
        make_ready(checkout, development=False)


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], ["serve"]),
        (["--port", "8001"], ["serve", "--port", "8001"]),
        (["log", "data", "--exercise", "x"], ["log", "data", "--exercise", "x"]),
        (["--version"], ["--version"]),
    ],
)
def test_the_program_gets_the_arguments_and_gives_the_exit_code(
    installed: Path, arguments: list[str], asked: list[str], tmp_path: Path
) -> None:
    done = run(installed, *arguments, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (7, f"{asked}\n", "")


def test_a_folder_of_the_same_name_is_not_run_instead(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "exercise").mkdir()
    (tmp_path / "exercise" / "__init__.py").write_text("raise SystemExit(1)", encoding="utf-8")
    assert run(installed, "links", folder=tmp_path).returncode == 7


def test_ctrl_c_is_the_programs_own(installed: Path) -> None:
    with subprocess.Popen(
        [sys.executable, str(installed / "run.py"), "wait"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == "waiting\n"
        running.send_signal(signal.SIGINT)
        assert running.wait() == 9
        assert running.stderr.read() == ""


def _change_the_lock(root: Path) -> None:
    with (root / "requirements" / "run.txt").open("a") as lock:
        lock.write("\n")


def _lose_the_python(root: Path) -> None:
    Environment(root).python.unlink()


def _break_off(root: Path) -> None:
    (root / ".venv" / "startex.json").unlink()


def _garble_the_stamp(root: Path) -> None:
    (root / ".venv" / "startex.json").write_text("{", encoding="utf-8")


@pytest.mark.parametrize(
    "change", [_change_the_lock, _lose_the_python, _break_off, _garble_the_stamp]
)
def test_an_environment_is_made_anew_after(installed: Path, change: Callable[[Path], None]) -> None:
    assert Environment(installed).has(development=False)
    change(installed)
    assert not Environment(installed).has(development=False)


def test_the_development_lock_is_asked_for_apart(installed: Path) -> None:
    assert not Environment(installed).has(development=True)
    Environment(installed)._write_stamp(development=True)
    assert Environment(installed).has(development=True)
    assert Environment(installed).has(development=False)
