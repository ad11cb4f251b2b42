"""The repository holds only what we wrote, and nothing that ties it to a machine or a registry."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.tracked import ROOT, text_files, tracked_files

# In pieces, or this file would be the first to break its own rule.
_REGISTRY_HOSTS = tuple(
    ".".join(pieces)
    for pieces in (
        ("pypi", "org"),
        ("python" + "hosted", "org"),
        ("npm" + "js", "org"),
        ("npm" + "js", "com"),
        ("yarn" + "pkg", "com"),
        ("un" + "pkg", "com"),
        ("js" + "delivr", "net"),
        ("cdn" + "js", "cloudflare", "com"),
        ("deb", "debian", "org"),
        ("fonts", "google" + "apis", "com"),
        ("fonts", "g" + "static", "com"),
        ("es" + "m", "sh"),
    )
)
_MACHINE_PATH = re.compile(
    r"(?<![\w.~*{}$/-])(?:/(?:home|root|work|tmp|Users|private/var)/\w|[A-Z]:\\\\?Users\\)"
)
_VENDORED_NAME = re.compile(
    r"\.(?:woff2?|ttf|otf|eot|min\.js|min\.css|map|whl|tgz|gz|zip|jar|exe|dll|so|dylib|pyc|mo)$"
    r"|(?:^|/)(?:node_modules|vendor|third_party|site-packages)/"
)
_VENDORED_BANNER = re.compile(
    r"^/\*!|@licen[sc]e\b|[#@] sourceMapping" + r"URL=|^\s*(?://|/?\*|#).*\(c\) 20\d\d",
    re.MULTILINE,
)
_SECRET = re.compile(r"-----BEGIN [A-Z ]*PRIVATE " + r"KEY-----|\bgh[pousr]_\w{36}")

_LARGEST_BYTES = 1_000_000
_LONGEST_LINES = 400


def test_no_registry_address() -> None:
    assert not list(_holding(re.compile("|".join(map(re.escape, _REGISTRY_HOSTS)), re.IGNORECASE)))


def test_no_absolute_path_of_a_machine() -> None:
    assert not list(_holding(_MACHINE_PATH))


def test_the_rules_see_what_they_forbid() -> None:
    assert _MACHINE_PATH.search("see /" + "home/ann/startex")
    assert _MACHINE_PATH.search("C:\\" + "Users\\ann")
    assert not _MACHINE_PATH.search("GET /x/tokyo/work/1")
    assert _VENDORED_NAME.search("exercise/web/static/socket.io.min.js")
    assert _VENDORED_BANNER.search("/*! Library 1.0 */")
    assert not _VENDORED_NAME.search("exercise/web/static/feed.js")


def test_no_vendored_file() -> None:
    assert [str(name) for name in tracked_files() if _VENDORED_NAME.search(name.as_posix())] == []


def test_no_vendored_text() -> None:
    code = {".js", ".mjs", ".css", ".py", ".html"}
    assert not [line for line in _holding(_VENDORED_BANNER) if Path(_name(line)).suffix in code]


def test_no_secret() -> None:
    assert not list(_holding(_SECRET))


def test_no_file_is_too_large() -> None:
    sizes = {str(name): (ROOT / name).stat().st_size for name in tracked_files()}
    assert {name: size for name, size in sizes.items() if size > _LARGEST_BYTES} == {}


def test_modules_stay_small() -> None:
    lengths = {
        str(name): text.count("\n")
        for name, text in text_files()
        if name.suffix in {".py", ".js", ".css", ".html"}
    }
    assert {name: lines for name, lines in lengths.items() if lines > _LONGEST_LINES} == {}


def _holding(pattern: re.Pattern[str]) -> Iterator[str]:
    for name, text in text_files():
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield f"{name}:{line}: {match.group()}"


def _name(found: str) -> str:
    return found.split(":", 1)[0]
