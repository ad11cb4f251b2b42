"""Every page of the gallery under the product's own policy: axe, console, sideways scrolling."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from exercise.assets import axe_script
from tests.gallery import pages, render
from tests.gallery.check import faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"}
LAPTOP = {"viewport": {"width": 1280, "height": 720}, "color_scheme": "dark"}


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    server = render.serve()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@dataclass
class Screen:
    """A telephone or a laptop that goes from page to page, and what went wrong on it."""

    page: "Page"
    found: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda said: self.found.append(f"{said.type}: {said.text}"))
        self.page.on("pageerror", lambda error: self.found.append(f"error: {error}"))

    def looked_at(self, address: str, axe: str) -> list[str]:
        """What is wrong with a page once it has loaded."""
        self.found.clear()
        self.page.goto(address)
        self.found += [f"error: {fault}" for fault in faults(self.page, axe)]
        # The next page is a newcomer's again.
        self.page.evaluate("sessionStorage.clear()")
        self.page.goto("about:blank")
        return [line for line in self.found if line.startswith("error:")]


@pytest.fixture(scope="module")
def screens(browser: "Browser") -> Iterator[tuple[Screen, ...]]:
    """Both screens; what all pages share, and axe, they read once."""
    made = tuple(browser.new_context(**look) for look in (PHONE, LAPTOP))  # type: ignore[arg-type]
    yield tuple(Screen(context.new_page()) for context in made)
    for context in made:
        context.close()


@pytest.fixture(scope="module")
def axe() -> str:
    return axe_script().read_text("utf-8")


@pytest.mark.parametrize("name", pages.PAGES)
def test_a_page_has_no_faults(
    screens: tuple[Screen, ...], gallery: str, axe: str, name: str
) -> None:
    for screen in screens:
        assert screen.looked_at(f"{gallery}/{name}", axe) == []


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


BARE = re.compile(r"(?<![\d:+])\d:\d\d(?!\d)")


@pytest.mark.parametrize("name", pages.PAGES)
def test_exercise_time_is_written_in_one_way(name: str) -> None:
    seen = re.sub(
        r"<(script|template|style)\b.*?</\1>|<[^>]*>", " ", render.render(name), flags=re.DOTALL
    )
    assert BARE.findall(seen) == []
