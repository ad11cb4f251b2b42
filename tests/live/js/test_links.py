"""A link that got about is made anew while everybody looks on: who sits stays, and sees it."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.live.js.table import LIVE, Table, texts, write

CELL = "washington"


def renew_by_page(table: Table, facilitator: Page) -> str:
    answer = table.command(facilitator, "link.renew", cell=CELL)
    assert answer["ok"], answer
    return links(table)["cells"][CELL]


def renew_by_command(table: Table, _facilitator: Page) -> str:
    """As whoever keeps the server does it, in another process."""
    return links(table, "--revoke", CELL)["cells"][CELL]


def links(table: Table, *more: str) -> dict[str, dict[str, str]]:
    server = table.server
    ended = subprocess.run(
        [sys.executable, "-m", "exercise.cli", "links", str(server.data), *more],
        cwd=server.root,
        env={**os.environ, "PYTHONPATH": str(server.root)},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, dict[str, str]] = json.loads(ended.stdout)
    return found


@pytest.mark.parametrize("renew", [renew_by_page, renew_by_command])
def test_a_new_link(table: Table, renew: Callable[[Table, Page], str]) -> None:
    said = f"Still here, number {secrets.token_hex(4)}"
    facilitator, player = table.facilitate(), table.sit(CELL)
    old = links(table)["cells"][CELL]
    assert old in facilitator.content()
    new = renew(table, facilitator)
    assert new != old
    table.server.links["cells"][CELL] = new  # where others of this module come in

    # The console shows the new one, its code and its QR code, on the page as it stands.
    people = facilitator.locator("#r-people")
    expect(people).to_contain_text(new)
    expect(people).not_to_contain_text(old)
    token = urlsplit(new).path.split("/")[-1]
    expect(people.locator(f"img[src*='{token}']")).to_have_count(1)

    # Who sits there stays, also over a reload.
    write(player, ("beijing",), said)
    expect(player.locator("#feed")).to_contain_text(said)
    player.reload()
    player.wait_for_selector(LIVE)
    assert said in " ".join(texts(player))

    # Who comes by the old link is told what to do; the new one lets in.
    late = table.page()
    answer = late.goto(old)
    assert answer is not None
    assert answer.status == 404
    expect(late.locator("h1")).to_have_text("This link is no longer good")
    expect(late.locator("main")).to_contain_text("Ask whoever invited you for the newest link")
    table.sit(CELL)
