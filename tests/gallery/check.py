"""Looks at every page of the gallery as a machine can: axe, console errors, sideways scrolling.

AXE=path/to/axe.min.js python -m tests.gallery.check [NAME …]
"""

import sys
from os import environ
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from tests.gallery import pages
from tests.gallery.render import SIZES, serve

MODES = ("light", "dark")


def faults(page: Any, axe: str) -> list[str]:
    """What is wrong with the page as it stands."""
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    lines = [
        f"{v['id']}: {node['target'][0]} {node['failureSummary'].splitlines()[1].strip()[:150]}"
        for v in found["violations"]
        for node in v["nodes"][:3]
    ]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
        lines.append("the page scrolls sideways")
    return lines


def listen(page: Page, lines: list[str]) -> None:
    """Keeps what goes wrong in a page."""

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            lines.append(f"console {message.type}: {message.text}")

    page.on("console", console)
    page.on("pageerror", lambda error: lines.append(f"script: {error}"))


def main(wanted: list[str]) -> int:
    axe = Path(environ["AXE"]).read_text("utf-8")
    server = serve()
    count = 0
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=environ.get("CHROMIUM", "/usr/bin/chromium"))
        for name in wanted or pages.PAGES:
            for size in ("phone", "laptop"):
                for mode in MODES:
                    width, height = SIZES[size]
                    context = browser.new_context(
                        viewport={"width": width, "height": height},
                        color_scheme="dark" if mode == "dark" else "light",
                    )
                    page = context.new_page()
                    lines: list[str] = []
                    listen(page, lines)
                    page.goto(f"http://127.0.0.1:{server.server_port}/{name}")
                    page.wait_for_timeout(200)
                    lines += faults(page, axe)
                    for line in lines:
                        print(f"{name} {size} {mode}: {line}")
                    count += len(lines)
                    context.close()
        browser.close()
    server.shutdown()
    print(f"{count} faults")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
