"""The services that other tests lean on do what those tests expect."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from tests.support import services

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_each_database_is_empty_and_apart(new_postgres_url: Callable[[], str]) -> None:
    first, second = create_engine(new_postgres_url()), create_engine(new_postgres_url())
    with first.begin() as connection:
        connection.execute(text("CREATE TABLE only_here (id int)"))
    with second.begin() as connection:
        found = connection.execute(text("SELECT to_regclass('only_here')")).scalar()
    first.dispose()
    second.dispose()
    assert found is None


def test_the_browser_runs_scripts(browser: "Browser") -> None:
    context = browser.new_context()
    page = context.new_page()
    page.set_content("<title>one</title>")
    assert page.evaluate("document.title + ' two'") == "one two"
    context.close()


@pytest.mark.parametrize("marker", services.SERVICES)
def test_a_missing_service_skips_with_the_install_line(
    marker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _hide(marker, monkeypatch)
    monkeypatch.delenv("REQUIRE_SERVICES", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"apt-get install -y \w+"):
        services.require(marker)


@pytest.mark.parametrize("marker", services.SERVICES)
def test_a_required_service_fails_with_the_install_line(
    marker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _hide(marker, monkeypatch)
    monkeypatch.setenv("REQUIRE_SERVICES", "1")
    with pytest.raises(pytest.fail.Exception, match=r"apt-get install -y \w+"):
        services.require(marker)


def _hide(marker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = services.SERVICES[marker]
    gone = services.Service(known.marker, known.name, known.install, find=lambda: None)
    monkeypatch.setitem(services.SERVICES, marker, gone)
