"""A server with one exercise, and people at it in real browsers."""

import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.live.js import faults
from tests.live.js.wire import Wire
from tests.support.chromium import INSECURE_HOST
from tests.support.server import Server

LIVE = "[data-connection][data-state=live]"
MESSAGE = "form[data-write-form=message]"
FACILITATOR = "white.facilitator"
EXPECTED_ON_THE_CONSOLE = (
    "Failed to load resource",
    "WebSocket connection to",
)
"""What Chromium itself says about a line that the test has cut."""


def try_now(page: Page) -> None:
    """Presses it even where the page, which tries by itself too, is just taking it away."""
    page.dispatch_event("[data-try-now]", "click")


@dataclass
class Table:
    """Everybody at one exercise, each in a browser of their own, over a line of their own."""

    browser: Browser
    server: Server
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)
    seated: list[Page] = field(default_factory=list)

    @property
    def exercise(self) -> str:
        return str(self.server.links["exercise"])

    def wire(self) -> Wire:
        self.wires.append(Wire(self.server.port))
        return self.wires[-1]

    def page(self, **options: Any) -> Page:
        context = self.browser.new_context(viewport={"width": 1280, "height": 800}, **options)
        self.contexts.append(context)
        return self.watched(context.new_page())

    def watched(self, page: Page) -> Page:
        """Notes whatever goes wrong inside the page; the security policy's complaints too."""
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._heard)
        return page

    def _heard(self, message: Any) -> None:
        expected = message.text.startswith(EXPECTED_ON_THE_CONSOLE) or "woff2" in message.text
        if message.type in ("error", "warning") and not expected:
            self.complaints.append(message.text)

    # ── taking a seat ────────────────────────────────────────────────────────

    def sit(
        self,
        cell: str,
        *,
        wire: Wire | None = None,
        faulty: bool = False,
        script: str = "",
        **options: Any,
    ) -> Page:
        """Takes the cell's next free seat, and waits until the page is live.

        A script runs before the page's own.

        With a wire, the page comes from an insecure name. A faulty page may lose messages: it
        has no WebSocket, and ``faults`` to say which.
        """
        page = self.page(**options)
        if faulty:
            wire = self.wire()
            wire.websockets_blocked = True
            page.add_init_script(faults.SCRIPT)
        if script:
            page.add_init_script(script)
        path = urlsplit(self.server.links["cells"][cell]).path
        origin = f"http://{INSECURE_HOST}:{wire.port}" if wire else self.server.url
        page.goto(origin + path)
        page.fill("#name", f"Somebody of {cell}")
        page.locator("input[name=seat]:enabled").first.check(force=True)
        page.click("form.join button.go")
        page.wait_for_selector(LIVE)
        self.seated.append(page)
        return page

    def facilitate(self, *, wire: Wire | None = None) -> Page:
        page = self.page()
        path = urlsplit(self.server.links["facilitator"]).path
        page.goto((f"http://{INSECURE_HOST}:{wire.port}" if wire else self.server.url) + path)
        page.click("main form button")
        page.wait_for_url("**/home")
        page.evaluate(
            "path => { const form = document.createElement('form'); form.method = 'post';"
            " form.action = path; document.body.append(form); form.submit(); }",
            f"/x/{self.exercise}/console",
        )
        page.wait_for_url("**/s/**")
        page.wait_for_selector(LIVE)
        return page

    # ── doing things without the interface ───────────────────────────────────

    def command(self, page: Page, type_: str, **fields: Any) -> dict[str, Any]:
        """Sends a command for the seat of a page, over plain HTTP and past its wire."""
        return self.commands(page)(type_, **fields)

    def entries(self, page: Page, viewer: str) -> list[dict[str, Any]]:
        """The newest entries of a stream that the seat of a page reads, at most 500."""
        found = self._ask(page, f"stream?viewer={viewer}")
        return [entry for packet in found["packets"] for entry in packet["entries"]]

    def commands(self, page: Page) -> Callable[..., dict[str, Any]]:
        """The same for many in a row, whose page need not be asked again who it is."""
        ask = self._asking(page)

        def command(type_: str, **fields: Any) -> dict[str, Any]:
            sent = {"id": secrets.token_hex(8), "command": {"type": type_, **fields}}
            found: dict[str, Any] = ask("command", sent)
            return found

        return command

    def _ask(self, page: Page, path: str, sent: dict[str, Any] | None = None) -> Any:
        return self._asking(page)(path, sent)

    def _asking(self, page: Page) -> Callable[[str, dict[str, Any] | None], Any]:
        seat = page.evaluate("document.body.dataset.seat")
        cookies = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
        headers = {
            "Content-Type": "application/json",
            "Origin": self.server.url,
            "Cookie": cookies,
        }

        def ask(path: str, sent: dict[str, Any] | None) -> Any:
            asked = Request(
                f"{self.server.url}/x/{self.exercise}/s/{seat}/{path}",
                None if sent is None else json.dumps(sent).encode(),
                headers,
            )
            with urlopen(asked, timeout=20) as answer:
                return json.load(answer)

        return ask

    def close(self) -> None:
        """Everybody goes; the seats that were taken are free for the next test."""
        for page in self.seated:
            with suppress(Error, OSError):  # the seat was given away, or its page is gone
                seat = page.evaluate("document.body.dataset.seat")
                self.command(page, "seat.vacate", seat=seat)
        for context in self.contexts:
            context.close()
        for wire in self.wires:
            wire.close()


def write(page: Page, cells: tuple[str, ...], text: str, *, send: bool = True) -> None:
    """Writes a message with the composer."""
    page.fill(f"{MESSAGE} textarea", text)
    if page.locator("#recipients").is_hidden():
        page.click(f"{MESSAGE} [data-toggle-recipients]")
    for cell in cells:
        page.locator(f"#recipients input[value={cell}]").check(force=True)
    if send:
        page.click(f"{MESSAGE} .btn.go")


def texts(page: Page) -> list[str]:
    """The messages on the page, in order."""
    found: list[str] = page.locator("#feed .k-message .plain").all_inner_texts()
    return found


def state(page: Page) -> str:
    return str(page.evaluate("document.querySelector('[data-connection]').dataset.state"))
