"""A real server, real Chromium, and people who press what they see."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.people import WAIT_MS, Person
from tests.support.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser


expect.set_options(timeout=WAIT_MS)


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Lets fixtures know that the test failed, so that they can keep pictures of it."""
    report = yield
    item.stash[FAILED] = report.failed or item.stash.get(FAILED, False)
    return report


@pytest.fixture(scope="session")
def whole_browser(chromium_path: Path, launch: Callable[[Path], "Browser"]) -> "Browser":
    """Chromium as people have it, with its reader of PDFs."""
    return launch(chromium_path)


@pytest.fixture
def scenario() -> Path | None:
    """The folder of the scenario that is played; None: the tests' own."""
    return None


@pytest.fixture
def server(tmp_path: Path, project_root: Path, scenario: Path | None) -> Iterator[Server]:
    """A server that is still to be started."""
    arguments = () if scenario is None else ("--scenario", str(scenario))
    server = Server(project_root, tmp_path / "data", arguments=arguments)
    yield server
    server.stop()


Meet = Callable[..., Person]


@pytest.fixture
def meet(browser: "Browser", request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Meet]:
    """Makes a person with a browser of their own; whatever went wrong in it fails the test."""
    made: list[Person] = []

    def meet(name: str, **how: object) -> Person:
        person = Person(name, browser, **how)  # type: ignore[arg-type]
        made.append(person)
        return person

    yield meet
    for person in made:
        if request.node.stash.get(FAILED, False):
            person.page.screenshot(path=tmp_path / f"{person.name}.png")
        person.context.close()
    assert [fault for person in made for fault in person.faults] == []
