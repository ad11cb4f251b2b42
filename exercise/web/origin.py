"""Where a request comes from: what changes something, or opens a socket, must be our pages."""

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WsgiApp = Callable[[Environ, StartResponse], Iterable[bytes]]

_HOST = re.compile(r"[0-9a-z._-]{1,253}(:\d{1,5})?|\[[0-9a-f:.]{2,45}\](:\d{1,5})?")
_PORTS = {"http": ":80", "https": ":443"}


def plain_host(host: str) -> str:
    """A ``Host`` header in lower case; empty when it is no host."""
    lower = host.lower()
    return lower if _HOST.fullmatch(lower) else ""


def is_allowed(origin: str | None, host: str, public_url: str | None) -> bool:
    """Whether an ``Origin`` header matches the ``Host`` it came to, or the public URL.

    Schemes are not compared: before this server a proxy may have spoken TLS. A library that adds
    an Origin to the one it was given sends two: each must match.
    """
    found = [one.strip() for one in (origin or "").split(",")]
    return all(_matches(one, host, public_url) for one in found)


def _matches(origin: str, host: str, public_url: str | None) -> bool:
    if public_url is not None and origin.lower() == public_url.lower():
        return True
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    if parts.scheme not in _PORTS or parts.path or parts.query or parts.fragment:
        return False
    own = plain_host(host)
    return bool(own) and _bare(parts.netloc.lower(), parts.scheme) == _bare(own, parts.scheme)


def _bare(netloc: str, scheme: str) -> str:
    return netloc.removesuffix(_PORTS[scheme])


class OriginGuard:
    """Refuses requests of the live channel that come from elsewhere.

    A browser sends no Origin with a same-origin GET of the polling transport; another site's
    script cannot read the answer to such a GET, and everything else needs one that matches.
    """

    def __init__(self, app: WsgiApp, *, public_url: str | None) -> None:
        self._app = app
        self._public_url = public_url

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith("/socket.io") and not self._may(environ):
            body = b'{"ok": false, "code": "bad_origin"}'
            length = str(len(body))
            headers = [("Content-Type", "application/json"), ("Content-Length", length)]
            start_response("403 Forbidden", headers)
            return [body]
        return self._app(environ, start_response)

    def _may(self, environ: Environ) -> bool:
        origin = environ.get("HTTP_ORIGIN")
        plain_get = environ["REQUEST_METHOD"] == "GET" and "HTTP_UPGRADE" not in environ
        if origin is None and plain_get and "j=" not in environ.get("QUERY_STRING", ""):
            return True
        return is_allowed(origin, environ.get("HTTP_HOST", ""), self._public_url)
