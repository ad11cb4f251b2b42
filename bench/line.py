"""One client's line to a server: Socket.IO over a WebSocket, as a browser speaks it."""

import json
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from bench.frames import CLOSE, PING, PONG, Frames, Unreadable, frame

_KEY = "dGhlIHNhbXBsZSBub25jZQ=="
_READ = 1 << 18

Answered = Callable[[bytes, float], None]
"""Called with an answer's JSON list, as bytes, and when it came."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where and as whom a client connects, and what it may read."""

    port: int
    auth: Mapping[str, Any]
    held: Mapping[str, int]
    """Newest cursor of each stream that its page was rendered from."""
    cookie: str = ""


class Hearer(Protocol):
    """Who checks what a line gets."""

    def connected(self, line: "Line", now: float) -> None:
        """The server has let it in."""

    def heard(self, line: "Line", payload: bytes, now: float) -> None:
        """An event: ``42[…]``."""

    def fault(self, what: str) -> None:
        """Something that must not be."""


@dataclass(slots=True, eq=False)
class Line:
    """A connection that does not block; whoever runs the loop calls ``readable``."""

    door: Door
    hearer: Hearer
    sock: socket.socket = field(init=False)
    held: dict[str, int] = field(init=False)
    let_in: bool = False
    closed: bool = False
    bytes_in: int = 0
    _frames: Frames | None = None
    _head: bytes = b""
    _calls: dict[int, Answered] = field(default_factory=dict)
    _number: int = 0

    def __post_init__(self) -> None:
        self.held = dict(self.door.held)
        self.sock = socket.create_connection(("127.0.0.1", self.door.port), timeout=30)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock.sendall(self._handshake())
        self.sock.setblocking(False)

    def _handshake(self) -> bytes:
        host = f"127.0.0.1:{self.door.port}"
        lines = [
            "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
            f"Host: {host}",
            f"Origin: http://{host}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {_KEY}",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
        ]
        if self.door.cookie:
            lines.append(f"Cookie: {self.door.cookie}")
        return "\r\n".join([*lines, "", ""]).encode()

    # ── saying ───────────────────────────────────────────────────────────────

    def ask(self, name: str, data: Any, answered: Answered) -> None:
        """An event with an acknowledgement."""
        self._number += 1
        self._calls[self._number] = answered
        self._say(f"42{self._number}{json.dumps([name, data])}".encode())

    def close(self) -> None:
        """Goes without a word, as a cut line does."""
        self.closed = True
        self.sock.close()

    def _say(self, packet: bytes) -> None:
        self._write(frame(packet))

    def _write(self, data: bytes) -> None:
        sent = self.sock.send(data)
        if sent < len(data):
            self.sock.settimeout(30)
            self.sock.sendall(data[sent:])
            self.sock.setblocking(False)

    # ── hearing ──────────────────────────────────────────────────────────────

    def readable(self) -> None:
        """Reads what has come and hands it on."""
        try:
            data = self.sock.recv(_READ)
        except BlockingIOError:
            return
        except OSError as error:
            data = b""
            self.hearer.fault(f"a line broke: {error}")
        now = time.perf_counter()
        if not data:
            self.close()
            self.hearer.fault("the server closed a line")
            return
        self.bytes_in += len(data)
        if self._frames is None:
            data = self._upgraded(data)
        try:
            for opcode, payload in self._frames.feed(data) if self._frames else ():
                self._take(opcode, payload, now)
        except Unreadable as error:
            self.hearer.fault(str(error))

    def _upgraded(self, data: bytes) -> bytes:
        head, end, rest = (self._head + data).partition(b"\r\n\r\n")
        if not end:
            self._head = head
            return b""
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            self.hearer.fault(f"no WebSocket: {head[:200]!r}")
            return b""
        self._frames = Frames(deflated=b"permessage-deflate" in head)
        return rest

    def _take(self, opcode: int, payload: bytes, now: float) -> None:
        kind = payload[:2]
        if opcode == PING:
            self._write(frame(payload, PONG))
        elif opcode == CLOSE:
            self.hearer.fault(f"the server closed a line: {payload[2:]!r}")
        elif kind == b"42":
            self.hearer.heard(self, payload, now)
        elif kind == b"43":
            number, _, answer = payload[2:].partition(b"[")
            self._calls.pop(int(number))(b"[" + answer, now)
        elif kind == b"40":
            self.let_in = True
            self.hearer.connected(self, now)
        elif payload[:1] == b"0":
            self._say(b"40" + json.dumps(self.door.auth).encode())
        elif payload[:1] == b"2":
            self._say(b"3")
        else:
            self.hearer.fault(f"a server said {payload[:200]!r}")
