"""Fixtures for what is dear to start, and the rules for tests that need a program on the machine.

A test that asks for one of these fixtures, or carries the marker, is skipped with the exact install
line where the program is missing; with REQUIRE_SERVICES=1 it fails.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from tests.support import chromium, postgres
from tests.support.services import SERVICES, require

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_MARKED_BY_FIXTURE = {
    "chromium_path": "chromium",
    "browser": "chromium",
    "postgres_cluster": "postgres",
    "poppler_path": "poppler",
}

# A slow machine is no failure; and CI tries the same examples each time.
settings.register_profile("startex", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("startex")


def pytest_configure() -> None:
    """Let no setting of the person's own reach the tests."""
    for name in [name for name in os.environ if name.startswith("STARTEX_")]:
        del os.environ[name]
    # The program is started hundreds of times here; it is compiled once.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in _MARKED_BY_FIXTURE:
                item.add_marker(_MARKED_BY_FIXTURE[fixture])
    # What takes longest begins first, so that no worker is left alone with it at the end.
    items.sort(key=lambda item: item.get_closest_marker("chromium") is None)


_BROWSE = ("tests/live/js/", "tests/browser/", "tests/gallery/")


class _Scheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Three workers at most take browsers: more crowds of them would only wait for each other."""

    def _split_scope(self, nodeid: str) -> str:
        browses = next((one for one in _BROWSE if nodeid.startswith(one)), None)
        return browses or str(super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadScopeScheduling:
    return _Scheduling(config, log)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in SERVICES:
        if item.get_closest_marker(marker):
            require(marker)


@pytest.fixture(scope="session")
def project_root() -> Path:
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def poppler_path() -> Path:
    """The folder with pdftotext and pdftoppm."""
    return require("poppler")


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    return require("chromium")


Launch = Callable[[Path], "Browser"]


@pytest.fixture(scope="session")
def launch() -> "Iterator[Launch]":
    """Starts the browser at a path; all of them end with the session."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (slow to import)

    with sync_playwright() as playwright:
        running: list[Browser] = []

        def start(path: Path) -> "Browser":
            running.append(
                playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
            )
            return running[-1]

        yield start
        for one in running:
            one.close()


@pytest.fixture(scope="session")
def browser(chromium_path: Path, launch: "Launch") -> "Browser":
    """One Chromium for all tests, the quicker one where there is one.

    Take a context of your own from it and close it.
    """
    shell = shutil.which(chromium.SHELL)
    return launch(Path(shell) if shell else chromium_path)


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[postgres.Cluster]:
    with postgres.cluster(require("postgres")) as running:
        yield running


@pytest.fixture
def new_postgres_url(postgres_cluster: postgres.Cluster) -> Iterator[Callable[[], str]]:
    """Each call gives the SQLAlchemy URL of another empty database."""
    made: list[str] = []

    def create() -> str:
        made.append(postgres_cluster.create())
        return postgres_cluster.url(made[-1])

    yield create
    for database in made:
        postgres_cluster.drop(database)


@pytest.fixture
def postgres_url(new_postgres_url: Callable[[], str]) -> str:
    """The SQLAlchemy URL of an empty database of this test's own."""
    return new_postgres_url()
