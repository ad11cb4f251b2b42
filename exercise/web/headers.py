"""What every answer says to browsers about itself."""

from flask import Flask, Response, g, request

from exercise.web.origin import is_allowed, plain_host
from exercise.web.problems import Problem

FIRST_ERROR = 400
_SAFE = ("GET", "HEAD", "OPTIONS")


def policy(host: str, *, frames: bool = False, framed: bool = False) -> str:
    """The Content-Security-Policy of pages reached under this host.

    ``frames``: it may show files of this server within itself. ``framed``: it may be shown so.
    The sockets' addresses are spelled out: older Safari does not count them as ``'self'``.
    """
    sockets = f" ws://{host} wss://{host}" if host else ""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self'",
            "media-src 'self'",
            f"connect-src 'self'{sockets}",
            "form-action 'self'",
            "base-uri 'none'",
            *(("frame-src 'self'",) if frames else ()),
            "frame-ancestors 'self'" if framed else "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types startex",
        )
    )


def register(app: Flask, *, public_url: str | None) -> None:
    """Checks where a POST comes from, and sets the headers of every answer."""
    over_tls = (public_url or "").startswith("https:")

    @app.before_request
    def require_own_origin() -> None:
        host = request.headers.get("Host", "")
        if request.method not in _SAFE and not is_allowed(
            request.headers.get("Origin"), host, public_url
        ):
            raise Problem(403, "refused")

    @app.after_request
    def say(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("X-Content-Type-Options", "nosniff")
        if g.get("bare") and response.status_code < FIRST_ERROR:
            # Nothing in it is a page: what concerns pages would weigh more than most scripts.
            return response
        headers.setdefault("Content-Security-Policy", policy(plain_host(request.host)))
        headers.setdefault("Referrer-Policy", "same-origin")
        if over_tls:  # browsers ignore it on plain HTTP, and complain of it
            headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("X-Frame-Options", "DENY")
        headers.setdefault("Cache-Control", "no-store")
        return response
