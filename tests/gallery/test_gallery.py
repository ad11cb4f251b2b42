"""Every page of the gallery under the product's own policy: axe, console, sideways scrolling."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from exercise.assets import axe_script
from tests.gallery import pages, render
from tests.gallery.check import faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"}
LAPTOP = {"viewport": {"width": 1280, "height": 720}, "color_scheme": "dark"}


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    server = render.serve()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def looks(browser: "Browser") -> "Iterator[tuple[BrowserContext, ...]]":
    """A telephone and a laptop, which fetch what all pages share once."""
    made = tuple(browser.new_context(**look) for look in (PHONE, LAPTOP))  # type: ignore[arg-type]
    yield made
    for context in made:
        context.close()


@pytest.fixture(scope="module")
def axe() -> str:
    return axe_script().read_text("utf-8")


def looked_at(context: "BrowserContext", address: str, axe: str) -> list[str]:
    """What is wrong with a page once it has loaded."""
    found: list[str] = []
    page = context.new_page()
    page.on("console", lambda said: found.append(f"{said.type}: {said.text}"))
    page.on("pageerror", lambda error: found.append(f"error: {error}"))
    page.goto(address)
    found += [f"error: {fault}" for fault in faults(page, axe)]
    page.close()
    return [line for line in found if line.startswith("error:")]


@pytest.mark.parametrize("name", pages.PAGES)
def test_a_page_has_no_faults(
    looks: "tuple[BrowserContext, ...]", gallery: str, axe: str, name: str
) -> None:
    for context in looks:
        assert looked_at(context, f"{gallery}/{name}", axe) == []


def test_a_qr_code_opens_below_its_row(browser: "Browser", gallery: str) -> None:
    for look in (PHONE, LAPTOP):
        with browser.new_context(**look) as context:  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(f"{gallery}/home")
            row = page.locator(".links li").first
            parts = [row.locator(part) for part in (".code", "[data-copy]", "summary")]
            before = [part.bounding_box() for part in parts]
            row.locator("summary").click()
            picture, below = row.locator("img"), page.locator(".links li").nth(1)
            assert [part.bounding_box() for part in parts] == before
            box, after = picture.bounding_box(), below.bounding_box()
            assert box is not None
            assert after is not None
            assert box["y"] + box["height"] <= after["y"]
