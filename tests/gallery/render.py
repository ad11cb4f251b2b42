"""Renders every page with sample data, serves it under the product's own security policy, and takes pictures.

python -m tests.gallery.render            serve on 127.0.0.1:8077
python -m tests.gallery.render shots DIR [NAME …]   pictures into DIR
"""

import re
import sys
import threading
from collections.abc import Callable
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from os import environ
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from exercise.web.render import Renderer
from exercise.web.texts import Texts
from tests.gallery import pages

ROOT = Path(__file__).parents[2]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'"
)
_VERSION = re.compile(r"^(?!(css|js|img|parts)/)[^/]*/")
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


@cache
def renderer() -> Renderer:
    return Renderer(Texts(), folder=ROOT / "templates")


def render(name: str) -> str:
    template, context = pages.PAGES[name]()
    return renderer().page(template, "en", **context)


def static(path: str) -> Path | None:
    """The file for a static path: parts from where they were fetched to, scripts of the gallery first."""
    name = _VERSION.sub("", path.removeprefix("/static/"))
    parts = Path(environ.get("GALLERY_PARTS", ROOT / "exercise/assets/parts/web"))
    if name.startswith("parts/"):
        return parts / name.removeprefix("parts/")
    own = Path(__file__).parent / "static" / name
    return own if own.is_file() else ROOT / "exercise/web/static" / name


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        body, kind, code = self.answer(path)
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def answer(self, path: str) -> tuple[bytes, str, int]:
        if path.startswith("/static/"):
            file = static(path)
            if file and file.is_file():
                return file.read_bytes(), TYPES.get(file.suffix, "application/octet-stream"), 200
            return b"", "text/plain", 404
        name = path.strip("/")
        if name in pages.PAGES:
            return render(name).encode(), "text/html; charset=utf-8", 200
        links = "".join(f'<li><a href="/{n}">{n}</a></li>' for n in pages.PAGES)
        return f"<!doctype html><title>Gallery</title><ul>{links}</ul>".encode(), "text/html", 200

    def log_message(self, *_: Any) -> None:
        pass


def serve(port: int = 0) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


SIZES = {"phone": (390, 844), "laptop": (1280, 720), "desk": (1440, 900), "wall": (1920, 1080)}


def _speak_of(page: Page, name: str) -> None:
    """Prints what went wrong in a page."""

    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            print(name, message.type, message.text)

    page.on("console", console)
    page.on("pageerror", lambda error: print(name, "pageerror", error))


def shots(folder: Path, wanted: list[str], act: Callable[[Any], None] | None = None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    server = serve()
    base = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=environ.get("CHROMIUM", "/usr/bin/chromium"))
        for spec in wanted or [
            f"{name}:{size}:{mode}"
            for name in pages.PAGES
            for size in SIZES
            for mode in ("light", "dark")
        ]:
            name, size, mode = (
                ([*spec.split(":"), "laptop", "light"])[:3]
                if spec.count(":") < 2
                else spec.split(":")
            )
            width, height = SIZES[size]
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=mode,  # type: ignore[arg-type]
                timezone_id="Asia/Tokyo",
                locale="en-GB",
                device_scale_factor=2 if size == "phone" else 1,
                is_mobile=size == "phone",
                has_touch=size == "phone",
            )
            page = context.new_page()
            _speak_of(page, name)
            page.goto(f"{base}/{name}")
            page.wait_for_timeout(250)
            if act:
                act(page)
            page.screenshot(path=folder / f"{name}-{size}-{mode}.png")
            context.close()
        browser.close()
    server.shutdown()


def main() -> None:
    if sys.argv[1:2] == ["shots"]:
        shots(Path(sys.argv[2]), sys.argv[3:])
        return
    server = serve(8077)
    print(f"http://127.0.0.1:{server.server_port}/")
    threading.Event().wait()


if __name__ == "__main__":
    main()
