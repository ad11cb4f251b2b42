"""Programs that some tests need and that no lock can bring: found, or said plainly."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

_DEBIAN_POSTGRES = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Service:
    """`find` gives the program, or the folder of the programs."""

    marker: str
    name: str
    install: str
    find: Callable[[], Path | None]


def _chromium() -> Path | None:
    names = (
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    )
    return next((Path(found) for name in names if (found := shutil.which(name))), None)


def _postgres() -> Path | None:
    """Debian keeps the server's programs off PATH, one folder a version."""
    versions = [path for path in _DEBIAN_POSTGRES.glob("*/bin") if path.parent.name.isdigit()]
    newest_first = sorted(versions, key=lambda path: int(path.parent.name), reverse=True)
    on_path = [Path(found).resolve().parent] if (found := shutil.which("initdb")) else []
    return next(
        (path for path in (*newest_first, *on_path) if shutil.which("postgres", path=path)), None
    )


def _poppler() -> Path | None:
    pdftotext = shutil.which("pdftotext")
    return Path(pdftotext).parent if pdftotext and shutil.which("pdftoppm") else None


SERVICES = {
    service.marker: service
    for service in (
        Service("chromium", "Chromium", "apt-get install -y chromium", _chromium),
        Service("postgres", "PostgreSQL", "apt-get install -y postgresql", _postgres),
        Service("poppler", "poppler", "apt-get install -y poppler-utils", _poppler),
    )
}


def require(marker: str) -> Path:
    """Where the service's programs are; else skip the test, or fail it if REQUIRE_SERVICES=1."""
    service = SERVICES[marker]
    found = service.find()
    if found is None:
        reason = f"{service.name} is not on this machine: {service.install}"
        if os.environ.get("REQUIRE_SERVICES") == "1":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found
