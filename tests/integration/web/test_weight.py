"""What a player's first page costs on the wire, and how its files are kept by browsers."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.web.conftest import Site
from tests.live.program import Program
from tests.support.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LIMIT = 150 * 1024


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


def test_files_with_the_version_in_their_path_are_kept(site: Site) -> None:
    browser = site.browser()
    kept = browser.get("/static/v1/js/lobby.js")
    assert "immutable" in kept.headers["Cache-Control"]
    plain = browser.get("/static/js/lobby.js")
    assert plain.headers["Cache-Control"] == "public, no-cache"
    assert plain.data == kept.data
    again = browser.get("/static/js/lobby.js", **{"If-None-Match": plain.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert browser.get("/static/v0/js/lobby.js").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "../__init__.py",
        "..%2f__init__.py",
        "js/../../render.py",
        "/etc/passwd",
        "js",
        "js/",
        "parts/../fetch.py",
        "parts/axe.js",
        "v1/",
        ".hidden",
    ],
)
def test_nothing_else_is_served(site: Site, path: str) -> None:
    assert site.browser().get(f"/static/{path}").status_code in (404, 308)


def test_the_icon_for_those_who_do_not_look_into_the_page(site: Site) -> None:
    assert site.browser().get("/favicon.ico").mimetype == "image/svg+xml"
