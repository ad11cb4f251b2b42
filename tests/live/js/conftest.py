"""One server for a module, one table for a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.live.js.table import Table
from tests.support.server import Server

# A machine that is busy with something else is no failure.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def server(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(project_root, tmp_path_factory.mktemp("js") / "data").start()
    yield server
    server.stop()


@pytest.fixture
def lobby(browser: Browser, server: Server) -> Iterator[Table]:
    """A table as it stands; no page of it may complain about anything."""
    table = Table(browser, server)
    yield table
    table.close()
    assert table.complaints == []


@pytest.fixture(scope="module")
def _begun(browser: Browser, server: Server) -> None:
    table = Table(browser, server)
    facilitator = table.facilitate()
    assert table.command(facilitator, "exercise.start")["ok"]
    # Nothing falls due by itself while a test looks.
    assert table.command(facilitator, "clock.pause")["ok"]
    table.close()


@pytest.fixture
def table(_begun: None, lobby: Table) -> Table:
    """A table after STARTEX, its clock paused."""
    return lobby
