"""Templates obey the Content-Security-Policy before a browser has to."""

import re
from pathlib import Path

import pytest

from tests.support.tracked import ROOT

_FORBIDDEN = {
    "an inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an inline script": re.compile(
        r"<script\b(?![^>]*\ssrc=)(?![^>]*\stype=\"application/json\")", re.IGNORECASE
    ),
    "a script URL": re.compile(r"=\s*[\"']?\s*javascript:", re.IGNORECASE),
    "an address elsewhere": re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//"),
}


@pytest.mark.parametrize(("what", "pattern"), _FORBIDDEN.items())
def test_no_template_holds(what: str, pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in _templates()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == [], f"{what} in a template"


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("an inline style", '<p style="color: red">'),
        ("an inline handler", "<button class=x onclick=go()>"),
        ("an inline script", "<script>go()</script>"),
        ("a script URL", '<a href="javascript:go()">'),
        ("an address elsewhere", '<script src="//elsewhere.example/x.js">'),
    ],
)
def test_the_rules_see_what_they_forbid(what: str, line: str) -> None:
    assert _FORBIDDEN[what].search(line)


def _templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))
