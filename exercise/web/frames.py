"""Looks at what clients send before Socket.IO does: malformed and oversized packets are refused.

Left alone, the library ends the connection over some of them, and prints a traceback over others.
"""

import io
import json
import re
from collections.abc import Callable, Iterable
from typing import Any, Literal

from socketio.packet import Packet  # type: ignore[import-untyped]

from exercise.live.wire import EVENTS

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WsgiApp = Callable[[Environ, StartResponse], Iterable[bytes]]

MAX_PACKET = 256 * 1024
"""Bytes of one packet, or of one POST of the polling transport."""
MAX_TOGETHER = 500
"""Packets in one POST: what a client kept while it was cut off."""

Trouble = Literal["", "too_large", "malformed"]

_SEPARATOR = "\x1e"
_POLLING_TYPES = "134"
_SOCKET_TYPES = "12345"
_PLAIN_KINDS = "01234"
"""Connect, disconnect, event, acknowledgement, connect error: nothing binary."""
_EVENT_WITH_ID = re.compile(r"4(?:2|5\d{1,3}-)(\d{1,15})\[")
_MESSAGES = {
    "too_large": "That is too large to be sent at once.",
    "malformed": "This is no packet of the protocol.",
}


def trouble_with(packet: str | bytes, *, polling: bool = False) -> Trouble:
    """What is wrong with an Engine.IO packet, if anything."""
    if len(packet) > MAX_PACKET:
        return "too_large"
    if not isinstance(packet, str) or not packet:
        return "malformed"
    if packet[0] not in (_POLLING_TYPES if polling else _SOCKET_TYPES):
        return "malformed"
    if packet[0] != "4":
        return ""
    if len(packet) < 2 or packet[1] not in _PLAIN_KINDS:  # noqa: PLR2004 (both type digits)
        return "malformed"
    try:
        inner = Packet(encoded_packet=packet[1:])
    except (ValueError, RecursionError):
        return "malformed"
    return "" if _is_known(packet[1], inner.data) else "malformed"


def _is_known(kind: str, data: Any) -> bool:
    """Whether it is an event of ours with at most one piece of data; others than events pass.

    Socket.IO hands every other event to whatever handler has its name; those of its own comings
    and goings, ``connect`` and ``disconnect``, are among them.
    """
    if kind not in "23":
        return True
    if not isinstance(data, list) or not data:
        return False
    most = 2  # the name and its data
    return kind == "3" or (data[0] in EVENTS and len(data) <= most)


def refusal_of(packet: str | bytes, trouble: Trouble) -> str | None:
    """The packet that answers a refused one, where its sender waits for an answer."""
    found = _EVENT_WITH_ID.match(packet[:40]) if isinstance(packet, str) else None
    return None if found is None else f"43{found[1]}[{_json(trouble)}]"


class PacketGuard:
    """Refuses bad POSTs of the polling transport, typed; the session lives on."""

    def __init__(self, app: WsgiApp) -> None:
        self._app = app

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        polled = environ["PATH_INFO"].startswith("/socket.io")
        if not polled or environ["REQUEST_METHOD"] != "POST":
            return self._app(environ, start_response)
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > MAX_PACKET:
            return _refuse(start_response, "413 Content Too Large", "too_large")
        body = environ["wsgi.input"].read(int(length))
        try:
            packets = body.decode().split(_SEPARATOR)
        except UnicodeDecodeError:
            return _refuse(start_response, "400 Bad Request", "malformed")
        bad = any(trouble_with(packet, polling=True) for packet in packets)
        if bad or len(packets) > MAX_TOGETHER:
            return _refuse(start_response, "400 Bad Request", "malformed")
        inner = {**environ, "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        return self._app(inner, start_response)


def _refuse(start_response: StartResponse, status: str, trouble: Trouble) -> Iterable[bytes]:
    body = _json(trouble).encode()
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    start_response(status, headers)
    return [body]


def _json(trouble: Trouble) -> str:
    return json.dumps({"ok": False, "code": trouble, "message": _MESSAGES[trouble]})
