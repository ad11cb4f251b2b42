"""The command line as people use it: processes, on a small scenario."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.server import Server
from tests.unit.scenario.small import write

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    return write(tmp_path / "scenario")


@pytest.fixture
def startex(project_root: Path, tmp_path: Path) -> Run:
    """Runs one command to its end."""

    def run(
        *arguments: str | Path, environment: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", "-m", "exercise.cli", *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(project_root), **(environment or {})},
        )

    return run


@pytest.fixture
def make_server(
    project_root: Path, tmp_path: Path, scenario: Path
) -> Iterator[Callable[..., Server]]:
    """Starts a server on the small scenario."""
    made: list[Server] = []

    def make(*arguments: str, data: str = "data") -> Server:
        server = Server(
            project_root, tmp_path / data, arguments=("--scenario", str(scenario), *arguments)
        )
        made.append(server)
        return server.start()

    yield make
    for server in made:
        server.stop()


@pytest.fixture
def server(make_server: Callable[..., Server]) -> Server:
    return make_server()


@pytest.fixture(scope="module")
def standing(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests of a module that do nothing to it."""
    folder = tmp_path_factory.mktemp("standing")
    scenario = write(folder / "scenario")
    server = Server(project_root, folder / "data", arguments=("--scenario", str(scenario))).start()
    yield server
    server.stop()
