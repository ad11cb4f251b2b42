"""How bytes get in and out: gevent's own server with simple-websocket, chosen here alone.

Measured: permessage-deflate is the largest single cost of a broadcast, and Nagle's algorithm the
largest of an answer; both are off.
"""

import contextlib
import errno
import http.client
import logging
import socket
import struct
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, cast

import gevent
import gevent.event
import gevent.selectors
import simple_websocket  # type: ignore[import-untyped]
from engineio import json as engine_json  # type: ignore[import-untyped]
from engineio.async_drivers.gevent import Thread  # type: ignore[import-untyped]
from engineio.payload import Payload  # type: ignore[import-untyped]
from flask import Flask
from flask_socketio import SocketIO
from gevent import pywsgi
from gevent.lock import RLock
from gevent.server import StreamServer
from wsproto.utilities import LocalProtocolError

from exercise.live import wire
from exercise.web.frames import MAX_PACKET, MAX_TOGETHER, PacketGuard, refusal_of, trouble_with
from exercise.web.origin import OriginGuard

MAX_MESSAGE = 1024 * 1024
"""Bytes of one WebSocket message; past it the connection is closed, before it is gathered whole."""
PING_EVERY_S = 10
PING_TIMEOUT_S = 20
STOP_WITHIN_S = 1
BACKLOG = 1024
QUIET_S = 120.0
"""How long a connection may say nothing between two requests."""
HEADERS_S = 60.0
BODY_S = 240.0
"""How long the whole of a request's headers, and of its body, may take: a bad line brings a
kilobyte in a second."""

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WsgiApp = Callable[[Environ, StartResponse], Iterable[bytes]]

log = logging.getLogger(__name__)


class WireJson:
    """What Socket.IO takes for a JSON module."""

    dumps = staticmethod(wire.dumps)
    loads = staticmethod(engine_json.loads)


def make_socketio(app: Flask) -> SocketIO:
    """The live channel's server over ``app``; :class:`OriginGuard` sees to origins."""
    socketio = SocketIO(
        app,
        async_mode="gevent",
        cors_allowed_origins=[],
        manage_session=False,
        json=WireJson,
        max_http_buffer_size=MAX_PACKET,
        ping_interval=PING_EVERY_S,
        ping_timeout=PING_TIMEOUT_S,
        logger=_quiet("exercise.socketio"),
        engineio_logger=_quiet("exercise.engineio"),
    )
    Payload.max_decode_packets = MAX_TOGETHER
    engine = socketio.server.eio  # type: ignore[attr-defined]  # not in the stubs
    # Engine.IO takes its WebSocket from this table and has no option for another.
    engine._async = {**engine._async, "websocket": BoundedWebSocket}  # noqa: SLF001
    return socketio


def _quiet(name: str) -> logging.Logger:
    """What these libraries call errors is a client that was cut off, or that sent nonsense."""
    logger = logging.getLogger(name)
    if not logging.getLogger().isEnabledFor(logging.DEBUG):
        logger.setLevel(logging.CRITICAL)
    return logger


class Listener:
    """A bound port: bound early, so that a taken one is known before anything else happens."""

    def __init__(self, host: str, port: int) -> None:
        """Raises OSError when the address cannot be had."""
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._socket = StreamServer.get_listener((host, port), backlog=BACKLOG, family=family)
        self.port = int(self._socket.getsockname()[1])

    def serve(self, app: Flask, *, public_url: str | None) -> pywsgi.WSGIServer:
        """Starts answering; ``stop`` of what is returned ends it within a second or so."""
        guarded = PacketGuard(cast(WsgiApp, app.wsgi_app))
        wsgi = Undeflated(OriginGuard(guarded, public_url=public_url))
        errors = pywsgi.LoggingLogAdapter(logging.getLogger("exercise.server"), logging.DEBUG)
        server = PromptServer(
            self._socket, wsgi, log=None, error_log=errors, handler_class=CalmHandler
        )
        server.stop_timeout = STOP_WITHIN_S
        server.start()
        return server

    def close(self) -> None:
        """Gives the port back without having served."""
        self._socket.close()


class PromptServer(pywsgi.WSGIServer):
    """Sends every answer at once."""

    def handle(self, sock: Any, address: Any) -> None:
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            super().handle(sock, address)
        except OSError as error:
            log.debug("a line died: %s", error)


class Patient:
    """A request's body, waited for only so long in all."""

    def __init__(self, body: Any) -> None:
        self._body = body
        self._left = BODY_S

    @property
    def over(self) -> bool:
        """Whether it has been given up: what comes now belongs to no request."""
        return self._left <= 0

    def read(self, *size: int) -> bytes:
        return self._within(self._body.read, size)

    def readline(self, *size: int) -> bytes:
        return self._within(self._body.readline, size)

    def _within(self, read: Callable[..., bytes], size: tuple[int, ...]) -> bytes:
        began = time.monotonic()
        try:
            with _limit(self._left):
                return read(*size)
        finally:
            self._left -= time.monotonic() - began


def _limit(seconds: float) -> gevent.Timeout:
    return gevent.Timeout(max(0.0, seconds), TimeoutError("that took too long"))


class CalmHandler(pywsgi.WSGIHandler):
    """Takes a line that dies, at whatever moment, for what it is: nothing that the server did.

    An OSError that comes this far is the line's: pages answer for their own, and never let one out.
    One that is kept open and says nothing is let go.
    """

    _patient: Patient

    def read_requestline(self) -> str:
        with _limit(QUIET_S):
            return str(super().read_requestline())

    def read_request(self, raw_requestline: str) -> Any:
        with _limit(HEADERS_S):
            return super().read_request(raw_requestline)

    def get_environ(self) -> Environ:
        environ = super().get_environ()
        self._patient = Patient(self.rfile)
        body: Any = self.wsgi_input
        body.rfile = self._patient
        return environ

    def handle_one_response(self) -> None:
        super().handle_one_response()
        if self._patient.over:
            self.close_connection = True

    def handle_error(self, t: Any, v: BaseException | None, tb: Any) -> None:
        if not isinstance(v, OSError):
            super().handle_error(t, v, tb)
            return
        log.debug("a line died: %s", v)
        self.close_connection = True

    def _handle_client_error(self, ex: Exception) -> Any:
        if isinstance(ex, ConnectionError | TimeoutError):
            log.debug("a line died: %s", ex)
            return None
        if isinstance(ex, http.client.HTTPException):
            ex = ValueError(str(ex))  # refused without a traceback
        return super()._handle_client_error(ex)  # type: ignore[misc]  # not in the stubs


class Undeflated:
    """Withholds the offer to compress each WebSocket frame."""

    def __init__(self, app: WsgiApp) -> None:
        self._app = app

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return self._app(environ, start_response)


class WholeSender:
    """A socket whose ``send`` sends everything, one frame at a time.

    simple-websocket calls ``send`` once for a frame and from two greenlets; a slow receiver's full
    buffer would else cut a frame in two, or put a pong into the middle of another.
    """

    def __init__(self, sock: Any) -> None:
        self._sock = sock
        self._one_at_a_time = RLock()

    def send(self, data: bytes) -> int:
        with self._one_at_a_time:
            self._sock.sendall(data)
        return len(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class WebSocket(simple_websocket.Server):  # type: ignore[misc]
    """simple-websocket's server end on gevent, bounded, over a socket that sends whole frames."""

    def __init__(self, environ: Environ) -> None:
        super().__init__(
            environ,
            max_message_size=MAX_MESSAGE,
            thread_class=Thread,
            event_class=gevent.event.Event,
            selector_class=gevent.selectors.DefaultSelector,
        )

    sock: Any

    def handshake(self) -> None:
        self.sock = WholeSender(self.sock)
        super().handshake()

    def send(self, data: str | bytes) -> None:
        """As the library does; but what goes to many is framed once, and it frames slowly."""
        if not self.connected:
            raise simple_websocket.ConnectionClosed(self.close_reason, self.close_message)
        self.sock.send(framed(data))


_TEXT, _BINARY, _LAST = 0x01, 0x02, 0x80


@lru_cache(2)
def framed(data: str | bytes) -> bytes:
    """One unmasked WebSocket frame (RFC 6455, 5.2)."""
    kind, body = (_TEXT, data.encode()) if isinstance(data, str) else (_BINARY, data)
    length = len(body)
    if length < 126:  # noqa: PLR2004 (126 and 127 say how many bytes the length has)
        head = struct.pack("!BB", _LAST | kind, length)
    elif length < 1 << 16:
        head = struct.pack("!BBH", _LAST | kind, 126, length)
    else:
        head = struct.pack("!BBQ", _LAST | kind, 127, length)
    return head + body


_GONE = (simple_websocket.ConnectionClosed, LocalProtocolError, OSError)
"""What says that the other end is no longer there, depending on who noticed first."""


class BoundedWebSocket:
    """What Engine.IO takes for a WebSocket; it is given only packets that it can take."""

    def __init__(self, handler: Callable[["BoundedWebSocket"], Any], _server: object) -> None:
        self._handler = handler
        self._ws: WebSocket | None = None

    def __call__(self, environ: Environ, start_response: StartResponse) -> Any:
        try:
            self._ws = WebSocket(environ)
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 (wsproto raises many kinds for a bad handshake)
            log.debug("a WebSocket handshake failed: %s", error)
            wanted = [("Sec-WebSocket-Version", "13"), ("Connection", "close")]
            start_response("400 Bad Request", [*wanted, ("Content-Length", "0")])
            return [b""]
        return self._handler(self)

    def close(self) -> None:
        if self._ws is not None and self._ws.connected:
            with contextlib.suppress(*_GONE):
                self._ws.close()

    def send(self, message: str | bytes) -> None:
        if self._ws is None:
            raise OSError(errno.ENOTCONN, "closed")
        try:
            self._ws.send(message)
        except _GONE:
            raise OSError(errno.ENOTCONN, "closed") from None

    def wait(self) -> str | bytes | None:
        """The next good packet; None once closed. Bad ones are refused."""
        if self._ws is None:
            return None
        try:
            while True:
                packet = cast(str | bytes | None, self._ws.receive())
                trouble = "" if packet is None else trouble_with(packet)
                if packet is None or not trouble:
                    return packet
                refusal = refusal_of(packet, trouble)
                if refusal is not None:
                    self._ws.send(refusal)
        except _GONE:
            return None
