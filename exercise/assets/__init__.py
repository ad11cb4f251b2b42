"""Third-party files that pages, the PDF and the tests use, fetched once and served locally.

Everything here is standard library, since run.py calls it before anything is installed.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from exercise.assets.fetch import MANIFEST
from exercise.assets.registry import PARTS, Use

PARTS_DIR = Path(__file__).parent / "parts"


class PartMissing(Exception):
    """A part is not registered, or was never fetched; the text says what to do."""


def part(name: str) -> Path:
    """Where the part called e.g. `web/idiomorph.js`, `pdf/public-sans-400.ttf` lies.

    Raises PartMissing.
    """
    if not any(known.path == name for known in PARTS):
        raise PartMissing(f"There is no part called {name}.")
    path = PARTS_DIR / name
    if not path.is_file():
        raise PartMissing(
            f"{name} has not been fetched: run python3 run.py once, or install the package anew."
        )
    return path


def web_parts() -> Mapping[str, Path]:
    """The files a browser may ask for, by name: such as `socket.io.js` or `public-sans.woff2`."""
    return _named(Use.WEB)


def pdf_fonts() -> Mapping[str, Path]:
    """The static TrueType fonts, by family and weight, such as `noto-sans-jp-400`."""
    return {Path(name).stem: path for name, path in _named(Use.PDF).items()}


def axe_script() -> Path:
    """The accessibility checker that browser tests evaluate in the page."""
    return part(f"{Use.TEST}/axe.js")


@cache
def part_digest(name: str) -> str:
    """The SHA-256 (hex) that the part had when it was fetched; good for an ETag or a URL."""
    try:
        manifest = json.loads((PARTS_DIR / MANIFEST).read_text(encoding="utf-8"))
        return str(manifest["parts"][name]["sha256"])
    except (OSError, ValueError, KeyError) as error:
        raise PartMissing(f"{name} has not been fetched: run python3 run.py once.") from error


def _named(use: Use) -> dict[str, Path]:
    return {known.name: part(known.path) for known in PARTS if known.use is use}
