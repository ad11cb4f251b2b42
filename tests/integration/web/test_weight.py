"""What a player's first page costs on the wire."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.live.program import Program
from tests.support.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LIMIT = 150_000


@pytest.fixture
def server(tmp_path: Path, project_root: Path) -> Iterator[Server]:
    server = Server(project_root, tmp_path / "data").start()
    yield server
    server.stop()


def weight(browser: "Browser", program: Program) -> dict[str, int]:
    """Bytes on the wire, headers included, of everything that a seat's page fetches at first."""
    context = browser.new_context()
    context.add_cookies(
        [
            {"name": one.name, "value": str(one.value), "url": program.origin}
            for one in program.cookies
        ]
    )
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    paths: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def asked(event: dict[str, Any]) -> None:
        paths[event["requestId"]] = event["request"]["url"].removeprefix(program.origin)

    def came(event: dict[str, Any]) -> None:
        sizes[paths[event["requestId"]]] = int(event["encodedDataLength"])

    wire.on("Network.requestWillBeSent", asked)
    wire.on("Network.loadingFinished", came)
    page.goto(f"{program.origin}/x/{program.exercise}/s/{program.seat}/")
    page.wait_for_selector("[data-connection][data-state=live]")
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready")
    context.close()
    return {path: size for path, size in sizes.items() if not path.startswith("/socket.io")}


def test_a_players_first_page_is_light(server: Server, browser: "Browser") -> None:
    aya, white = Program(server.url), Program(server.url)
    aya.join(server.links["cells"]["tokyo"], "tokyo.head", "Aya")
    light(weight(browser, aya))
    white.request(server.links["facilitator"].removeprefix(server.url), {})
    _, console, _ = white.request(f"/x/{aya.exercise}/console", {})
    white.exercise, white.seat = aya.exercise, console.split("/")[-2]
    white.connect().must("exercise.start")
    white.cut()
    light(weight(browser, aya))


def light(sizes: dict[str, int]) -> None:
    total = sum(sizes.values())
    heaviest = sorted(sizes.items(), key=lambda one: -one[1])[:12]
    assert total <= LIMIT, (total, heaviest)
