"""Files of pages: kept for good by browsers under an address that changes when any of them does."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from exercise.assets.shipped import templates_dir
from exercise.web.static_files import FOLDER, version_of
from tests.integration.web.conftest import Site
from tests.live.program import Program
from tests.support.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def server(tmp_path: Path, project_root: Path) -> Iterator[Server]:
    server = Server(project_root, tmp_path / "data").start()
    yield server
    server.stop()


def files_over_the_network(page: "Page") -> list[str]:
    """A list that fills with what the page fetches from /static, and not from its cache."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    fetched: list[str] = []
    from_memory: set[str] = set()

    def came(event: dict[str, Any]) -> None:
        answer = event["response"]
        kept = answer.get("fromDiskCache") or event["requestId"] in from_memory
        if "/static/" in answer["url"] and not kept:
            fetched.append(answer["url"])

    wire.on("Network.requestServedFromCache", lambda event: from_memory.add(event["requestId"]))
    wire.on("Network.responseReceived", came)
    return fetched


def test_a_page_fetches_its_files_once(server: Server, browser: "Browser") -> None:
    program = Program(server.url)
    program.join(server.links["cells"]["tokyo"], "tokyo.head", "Aya")
    context = browser.new_context()
    context.add_cookies(
        [{"name": one.name, "value": str(one.value), "url": server.url} for one in program.cookies]
    )
    page = context.new_page()
    fetched = files_over_the_network(page)

    def look(path: str) -> list[str]:
        fetched.clear()
        page.goto(server.url + path)
        page.wait_for_selector("[data-connection][data-state=live]")
        page.evaluate("document.fonts.ready")
        return list(fetched)

    seat = f"/x/{program.exercise}/s/{program.seat}/"
    first = look(seat)
    assert len(first) > 20
    versions = {re.findall(r"/static/([^/]+)/", url)[0] for url in first}
    assert len(versions) == 1, first
    assert versions == {version_of_page(program, seat)}
    assert look(seat) == []
    page.reload()
    page.wait_for_selector("[data-connection][data-state=live]")
    assert fetched == []
    context.close()


def version_of_page(program: Program, path: str) -> str:
    _, _, html = program.request(path)
    found = re.search(r'src="/static/([0-9a-f]{10})/js/', html)
    assert found is not None
    return found[1]


def test_a_changed_file_has_another_address(tmp_path: Path) -> None:
    folder = tmp_path / "static"
    shutil.copytree(FOLDER, folder)
    before = version_of("1.0", folder)
    assert before == version_of("1.0", FOLDER), "where it is installed does not matter"
    assert version_of("1.1", folder) != before
    script = folder / "js" / "live" / "apply.js"
    script.write_text(script.read_text() + "\nexport const more = 1;\n")
    changed = version_of("1.0", folder)
    assert changed != before
    script.rename(script.with_name("applied.js"))
    assert version_of("1.0", folder) not in (before, changed)


def test_templates_name_files_by_version_alone() -> None:
    address = re.compile(r"/static/(?!\{\{ shell\.static_version \}\}/)")
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted(templates_dir().rglob("*.html"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if address.search(line)
    ]
    assert found == []


def test_files_name_each_other_by_relative_paths() -> None:
    files = [path for kind in ("*.js", "*.css") for path in sorted(FOLDER.rglob(kind))]
    assert len(files) > 20
    assert [path.name for path in files if "/static/" in path.read_text(encoding="utf-8")] == []


def test_files_with_the_version_in_their_path_are_kept(site: Site) -> None:
    browser = site.browser()
    kept = browser.get("/static/v1/js/lobby.js")
    assert "immutable" in kept.headers["Cache-Control"]
    plain = browser.get("/static/js/lobby.js")
    assert plain.headers["Cache-Control"] == "public, no-cache"
    assert plain.data == kept.data
    again = browser.get("/static/js/lobby.js", **{"If-None-Match": plain.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_page_of_an_earlier_start_gets_the_present_files_but_does_not_keep_them(
    site: Site,
) -> None:
    browser = site.browser()
    earlier = browser.get("/static/0123456789/js/lobby.js")
    assert earlier.data == browser.get("/static/v1/js/lobby.js").data
    assert earlier.headers["Cache-Control"] == "public, no-cache"
    assert browser.get("/static/elsewhere/js/lobby.js").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "../__init__.py",
        "..%2f__init__.py",
        "js/../../render.py",
        "v1/../__init__.py",
        "v1/..%2f__init__.py",
        "v1//etc/passwd",
        "/etc/passwd",
        "js",
        "js/",
        "parts/../fetch.py",
        "parts/axe.js",
        "v1/",
        "v1/v1/js/lobby.js",
        ".hidden",
    ],
)
def test_nothing_else_is_served(site: Site, path: str) -> None:
    assert site.browser().get(f"/static/{path}").status_code in (404, 308)


def test_the_icon_for_those_who_do_not_look_into_the_page(site: Site) -> None:
    assert site.browser().get("/favicon.ico").mimetype == "image/svg+xml"
