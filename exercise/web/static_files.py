"""First-party files and the parts fetched from elsewhere: kept in memory, compressed once.

A path that begins with the present version, or is asked for with it, may be kept for a year, since
another version has another path; all else is asked for again, and mostly answered "not modified".
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
    """A file by its path, with or without the version before it."""
    g.bare = True
    version, _, rest = name.partition("/")
    if request.query_string.decode() == parts().version:
        return _send(name, _YEAR)
    if version == parts().version and rest:
        return _send(rest, _YEAR)
    return _send(name, _DAY if name.endswith(".woff2") else _ASK)


@bp.get("/favicon.ico")
def favicon() -> Response:
    """The icon, for browsers that do not look into the page."""
    return _send("img/icon.svg", _DAY)


def version_of(release: str) -> str:
    """Changes with the release and with any file."""
    digest = hashlib.sha256(release.encode())
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file():
            digest.update(path.name.encode() + path.read_bytes())
    for name, path in sorted(web_parts().items()):
        digest.update(name.encode() + str(path.stat().st_size).encode())
    return digest.hexdigest()[:10]


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
    plain = path.read_bytes()
    if path.suffix == ".js":
        plain = thinned(plain.decode()).encode()
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    return StaticFile(
        kind=kind or "application/octet-stream",
        etag=hashlib.sha256(plain).hexdigest()[:20],
        plain=plain,
        packed=gzip.compress(plain, 9, mtime=0) if path.suffix in _COMPRESSED else None,
    )
