"""The same program on PostgreSQL, by URL alone."""

import json
from collections.abc import Callable

from tests.integration.cli.conftest import Run
from tests.integration.cli.test_beside import Owner, state_of
from tests.support.server import Server


def test_a_server_and_the_commands_beside_it(
    startex: Run, make_server: Callable[..., Server], postgres_url: str
) -> None:
    server = make_server("--database", postgres_url)
    database = ("--database", postgres_url)
    owner = Owner(server)
    owner.must("exercise.start")
    assert json.loads(startex("links", server.data, *database).stdout) == server.links
    renewed = startex("links", server.data, *database, "--revoke", "tokyo")
    assert json.loads(renewed.stdout)["cells"] != server.links["cells"]
    assert startex("verify", server.data, *database).returncode == 0
    kinds = [
        json.loads(line)["kind"]
        for line in startex("log", server.data, *database).stdout.splitlines()
    ]
    assert kinds[0] == "exercise.created"
    assert {"exercise.started", "link.renewed"} <= set(kinds)
    assert not (server.data / "startex.sqlite").exists()
    server.kill()
    server.start()
    assert state_of(Owner(server).page()) == "paused"
