"""Finds texts of a page that did not go through gettext, in the made-up language."""

import re
from html.parser import HTMLParser

from exercise.assets.pseudo import CLOSE, OPEN

VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "path", "rect", "circle", "polyline"))
SILENT = frozenset(("script", "style", "title", "kbd", "code"))
SPOKEN = ("aria-label", "placeholder", "title", "alt")
NAMES = frozenset(
    (
        "MSEL",
        "STARTEX",
        "ENDEX",
        "Startex",
        "UTC",
        "WC",
        "FLASH",
        "IMMEDIATE",
        "PRIORITY",
        "ROUTINE",
    )
)
"""Words that are the same in every language."""
_WORD = re.compile(r"[^\W\d_]{2,}")


class Page(HTMLParser):
    """``bare`` holds what stands outside of brackets and of people's or scenarios' content."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.bare: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._depth = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        exempt = "data-content" in given or tag in SILENT or any(off for _, off in self._open)
        if not exempt:
            for name in SPOKEN:
                self._check(given.get(name) or "", f"{tag}[{name}]")
        for name, value in given.items():
            if name.startswith("data-text"):
                self._check(value or "", f"{tag}[{name}]")
        if tag not in VOID:
            self._open.append((tag, exempt))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(off for _, off in self._open):
            return
        outside, self._depth = _outside(data, self._depth)
        self._check(outside, self._open[-1][0] if self._open else "")

    def _check(self, text: str, where: str) -> None:
        words = [word for word in _WORD.findall(_outside(text, 0)[0]) if word not in NAMES]
        if words:
            self.bare.append(f"{where}: {text.strip()[:80]}")


def _outside(text: str, depth: int) -> tuple[str, int]:
    """What of a text stands outside of brackets, and how deep in them it ends."""
    kept = []
    for part in re.split(f"([{OPEN}{CLOSE}])", text):
        if part in (OPEN, CLOSE):
            depth += 1 if part == OPEN else -1
        elif depth == 0:
            kept.append(part)
    return " ".join(kept), depth
