"""First-party files and the parts fetched from elsewhere: kept in memory, compressed once.

A path that begins with the present version may be kept for a year, since another version has
another path; all else is asked for again, and mostly answered "not modified". Files refer to each
other by relative paths, so that a page's whole tree has the version that the page names.
"""

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, g, request

from exercise.assets import web_parts
from exercise.web.context import parts
from exercise.web.problems import Problem
from exercise.web.thin import thinned

FOLDER = Path(__file__).parent / "static"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
}
_COMPRESSED = (".css", ".js", ".json", ".svg", ".txt")
_NAME = re.compile(r"([a-z0-9_-]+/)*[a-z0-9_-]+(\.[a-z0-9]+)+")
_VERSION_LENGTH = 10
_VERSION = re.compile(rf"[0-9a-f]{{{_VERSION_LENGTH}}}")
_YEAR = "public, max-age=31536000, immutable"
_ASK = "public, no-cache"
_DAY = "public, max-age=86400"

bp = Blueprint("static_files", __name__)


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file, ready to be sent."""

    kind: str
    etag: str
    plain: bytes
    packed: bytes | None


@bp.get("/static/<path:name>")
def static(name: str) -> Response:
    """A file by its path, with or without a version before it.

    A page that came from a server since replaced gets the present file: nearly always it will do,
    and a page without its script could not even say that it is to be reloaded.
    """
    g.bare = True
    version, _, rest = name.partition("/")
    if version == parts().version:
        return _send(rest, _YEAR)
    return _send(rest if _VERSION.fullmatch(version) else name, _ASK)


@bp.get("/favicon.ico")
def favicon() -> Response:
    """The icon, for browsers that do not look into the page."""
    return _send("img/icon.svg", _DAY)


def version_of(release: str, folder: Path = FOLDER) -> str:
    """Changes with the release and with the bytes of any file that browsers get."""
    files = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    files |= {f"parts/{name}": path for name, path in web_parts().items()}
    digest = hashlib.sha256(release.encode())
    for name, path in sorted(files.items()):
        digest.update(name.encode() + hashlib.sha256(_content(path)).digest())
    return digest.hexdigest()[:_VERSION_LENGTH]


def _send(name: str, caching: str) -> Response:
    found = _where(name)
    file = _load(found, found.stat().st_mtime_ns)
    response = Response(mimetype=None)
    response.headers["Content-Type"] = file.kind
    response.headers["Cache-Control"] = caching
    response.set_etag(file.etag)
    if file.packed is not None:
        response.headers["Vary"] = "Accept-Encoding"
    if file.packed is not None and request.accept_encodings["gzip"] > 0:
        response.headers["Content-Encoding"] = "gzip"
        response.data = file.packed
    else:
        response.data = file.plain
    response.make_conditional(request)
    return response


def _where(name: str) -> Path:
    if name.startswith("parts/"):
        found = _parts().get(name.removeprefix("parts/"))
    else:
        found = FOLDER / name if _NAME.fullmatch(name) else None
    if found is None or not found.is_file():
        raise Problem(404, "not_found")
    return found


@cache
def _parts() -> dict[str, Path]:
    return dict(web_parts())


@cache
def _load(path: Path, _changed: int) -> StaticFile:
    plain = _content(path)
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    return StaticFile(
        kind=kind or "application/octet-stream",
        etag=hashlib.sha256(plain).hexdigest()[:20],
        plain=plain,
        packed=gzip.compress(plain, 9, mtime=0) if path.suffix in _COMPRESSED else None,
    )


def _content(path: Path) -> bytes:
    plain = path.read_bytes()
    return thinned(plain.decode()).encode() if path.suffix in (".js", ".css") else plain
