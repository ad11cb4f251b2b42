"""What a person at a browser does: reads, presses, types. Nothing here knows what is inside."""

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Request, WebSocketRoute

HEAD = "Head of delegation"
WAIT_MS = 30_000
HOLD_MS = 1_200
NO_WEBSOCKET = "() => { delete window.WebSocket; }"


class Person:
    """One browser of one person."""

    def __init__(
        self,
        name: str,
        browser: "Browser",
        *,
        origin: str = "",
        websockets: bool = True,
        width: int = 1280,
        height: int = 720,
        **options: Any,
    ) -> None:
        self.name = name
        self.origin = origin
        self.faults: list[str] = []
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, accept_downloads=True, **options
        )
        self.context.set_default_timeout(WAIT_MS)
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(f"{name}: {error}"))
        self.page.on("console", self._console)
        self.page.on("request", self._request)
        if not websockets:
            self.context.route_web_socket(re.compile(r".*"), self._block)

    def _console(self, message: Any) -> None:
        # What a person cut off on purpose sees of the network is no fault of the page.
        network = (
            "Failed to load resource",
            "ERR_INTERNET_DISCONNECTED",
            "WebSocket",
        )
        if message.type == "error" and not any(words in message.text for words in network):
            self.faults.append(f"{self.name}: {message.text}")

    def _request(self, request: "Request") -> None:
        address = urlsplit(request.url)
        host = address.hostname
        if address.scheme in ("chrome", "chrome-extension"):
            return  # the browser’s own viewer of a PDF
        if host not in ("127.0.0.1", "localhost", "startex.test", None):
            self.faults.append(f"{self.name}: fetched {request.url} from elsewhere")

    @staticmethod
    def _block(socket: "WebSocketRoute") -> None:
        """As a proxy does that does not know WebSockets."""
        socket.close(code=1011)

    # ── coming in ────────────────────────────────────────────────────────────

    def open(self, link: str) -> None:
        """Opens a link, at the address this person knows the server by."""
        parts = urlsplit(link)
        self.page.goto((self.origin or f"{parts.scheme}://{parts.netloc}") + parts.path)

    def join(self, link: str, seat: str) -> None:
        """Joins a cell in the seat of that title."""
        self.open(link)
        self.page.get_by_label("Your name").fill(self.name)
        self.page.get_by_role("radio", name=re.compile(f"^{re.escape(seat)}")).check(force=True)
        self.press("Take this seat")
        self.page.wait_for_url("**/s/**")

    def join_staff(self, link: str) -> None:
        """Joins where every newcomer gets a seat of their own."""
        self.open(link)
        self.page.get_by_label("Your name").fill(self.name)
        self.page.locator("form button").last.click()
        self.page.wait_for_url("**/s/**")

    def facilitate(self, link: str) -> None:
        """Comes in by the owner's link and opens the console."""
        self.open(link)
        self.press("Use this browser as the facilitator")
        self.page.wait_for_url("**/home")
        self.press("Open the console")
        self.page.wait_for_url("**/s/**")

    def startex(self, *others: "Person") -> None:
        """Starts the exercise; the others' pages say so."""
        self.press("STARTEX")
        self.press("Press again")
        for person in others:
            person.state_is("RUNNING")

    def practise(self) -> None:
        """Acknowledges and answers the practice message."""
        practice = self.page.locator("#r-practice")
        practice.get_by_role("button", name="Acknowledge").click()
        practice.get_by_role("textbox").fill("Loud and clear")
        practice.get_by_role("button", name="Answer").click()
        expect(practice.get_by_text("ready", exact=False).first).to_be_visible()

    # ── reading and pressing ─────────────────────────────────────────────────

    def press(self, name: str, within: "Locator | None" = None) -> None:
        """Presses the first visible button of that name."""
        place = within or self.page.locator("body")
        place.get_by_role("button", name=name).locator("visible=true").first.click()

    def hold(self, name: str, within: "Locator") -> None:
        """Holds a button for a second."""
        button = within.get_by_role("button", name=name)
        button.hover()
        self.page.mouse.down()
        self.page.wait_for_timeout(HOLD_MS)
        self.page.mouse.up()

    def feed(self, text: str) -> "Locator":
        """Entries of the feed that hold the text."""
        return self.page.locator("#feed > li").filter(has_text=text)

    def sees(self, text: str) -> None:
        """Waits until an entry of the feed holds the text."""
        expect(self.feed(text).first).to_be_attached(timeout=WAIT_MS)

    def holds_nothing_of(self, word: str) -> None:
        """The word is nowhere in this browser: not in the page, and not in what it keeps."""
        assert word not in self.page.content()
        kept = self.page.evaluate("() => JSON.stringify([localStorage, sessionStorage])")
        assert word not in kept

    def region(self, name: str) -> "Locator":
        """A region of the page."""
        return self.page.locator(f"#r-{name}")

    def state_is(self, word: str) -> None:
        """Waits until the bar says so."""
        expect(self.region("bar")).to_contain_text(word)

    # ── playing ──────────────────────────────────────────────────────────────

    def message(self, to: list[str], text: str) -> None:
        """Writes a message to these cells."""
        composer = self.page.locator("#composer")
        composer.get_by_role("button", name="Message", exact=True).click()
        chooser = composer.locator("[data-toggle-recipients]")
        if chooser.get_attribute("aria-expanded") == "false":
            chooser.click()
        for box in composer.locator("#recipients input[type=checkbox]").all():
            name = box.get_attribute("data-name")
            box.set_checked(name in to, force=True)
        composer.get_by_label("Message", exact=True).fill(text)
        self.press("Send message", composer)
        expect(composer.get_by_label("Message", exact=True)).to_have_value("")

    def statement(self, text: str) -> None:
        """Says something in public."""
        composer = self.page.locator("#composer")
        composer.get_by_role("button", name="Statement", exact=True).click()
        composer.get_by_label("Public statement", exact=True).fill(text)
        self.press("Say it in public", composer)
        expect(composer.get_by_label("Public statement", exact=True)).to_have_value("")

    def agreement(self, with_cells: list[str], text: str) -> None:
        """Enters what was agreed in the corridor."""
        composer = self.page.locator("#composer")
        composer.get_by_role("button", name="Agreement", exact=True).click()
        for name in with_cells:
            composer.locator(f'[data-parties] input[data-name="{name}"]').check(force=True)
        composer.get_by_label("What was agreed").fill(text)
        self.press("Record it", composer)
        expect(composer.get_by_label("What was agreed")).to_have_value("")

    def move(self, title: str, order: str, *, openness: str, targets: tuple[str, ...] = ()) -> None:
        """Writes a move and submits it."""
        self.press("New move")
        editor = self.page.locator("#editor")
        editor.get_by_label("Title").fill(title)
        editor.locator('label:has(input[name="instrument"])').first.click()
        for target in targets:
            editor.locator(f'label:has(input[name="targets[]"][data-name="{target}"])').click()
        editor.locator(f'label:has(input[name="openness"][value="{openness}"])').click()
        editor.get_by_label("The order").fill(order)
        self.press("Submit the move", editor)
        expect(self.region("moves")).to_contain_text(title)
