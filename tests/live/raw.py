"""A client that speaks with bare bytes, and goes when it likes."""

import json
import os
import socket
import struct
from dataclasses import dataclass, field
from typing import Any

TEXT, BINARY, CLOSE, PING = 1, 2, 8, 9
KEY = "dGhlIHNhbXBsZSBub25jZQ=="


def frame(payload: bytes, opcode: int = TEXT, *, final: bool = True, reserved: int = 0) -> bytes:
    """A masked WebSocket frame, as clients send them."""
    first = bytes([final << 7 | reserved << 4 | opcode])
    size = len(payload)
    if size < 126:
        length = bytes([0x80 | size])
    elif size < 1 << 16:
        length = bytes([0x80 | 126]) + struct.pack(">H", size)
    else:
        length = bytes([0x80 | 127]) + struct.pack(">Q", size)
    mask = os.urandom(4)
    return first + length + mask + bytes(b ^ mask[at % 4] for at, b in enumerate(payload))


@dataclass
class Raw:
    """One seat's device, with as many connections as it opens."""

    port: int
    cookie: str
    auth: dict[str, Any]
    held: list[socket.socket] = field(default_factory=list)

    def connection(self, sent: bytes = b"") -> socket.socket:
        line = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        self.held.append(line)
        line.sendall(sent)
        return line

    def head(self, method: str, query: str, *more: str) -> bytes:
        lines = (
            f"{method} /socket.io/?EIO=4&{query} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Origin: http://127.0.0.1:{self.port}",
            f"Cookie: {self.cookie}",
            *more,
        )
        return "\r\n".join([*lines, "", ""]).encode()

    def upgrade(self, sid: str = "", *more: str) -> bytes:
        """The request for a WebSocket; with a sid, of a session that polls so far."""
        query = "transport=websocket" + (f"&sid={sid}" if sid else "")
        wanted = ("Upgrade: websocket", "Connection: Upgrade", f"Sec-WebSocket-Key: {KEY}")
        return self.head("GET", query, *wanted, "Sec-WebSocket-Version: 13", *more)

    def open_session(self) -> str:
        """Sid of a session of the polling transport."""
        body = self._asked(self.head("GET", "transport=polling", "Connection: close"))
        return str(json.loads(body[body.index(b"{") :])["sid"])

    def connect_packet(self) -> bytes:
        """Lets a session in as the seat."""
        return b"40" + json.dumps(self.auth).encode()

    def post(self, sid: str, body: bytes, claimed: int | None = None) -> bytes:
        size = len(body) if claimed is None else claimed
        query = f"transport=polling&sid={sid}"
        return self.head("POST", query, f"Content-Length: {size}", "Connection: close") + body

    def let_in(self) -> str:
        """Sid of a polling session that is connected as the seat."""
        sid = self.open_session()
        assert b"200 OK" in self._asked(self.post(sid, self.connect_packet()))
        return sid

    def upgraded(self, sid: str = "") -> socket.socket:
        """A WebSocket, its handshake answered."""
        line = self.connection(self.upgrade(sid))
        assert b"101" in line.recv(4096)
        return line

    def _asked(self, request: bytes) -> bytes:
        line = self.connection(request)
        answer = b""
        while more := line.recv(65536):
            answer += more
        line.close()
        return answer

    def close(self) -> None:
        for line in self.held:
            line.close()


def heard(line: socket.socket, mark: bytes) -> bytes:
    """What comes on a line, until ``mark`` has come."""
    told = b""
    while mark not in told:
        more = line.recv(65536)
        assert more, (mark, told[-2000:])
        told += more
    return told


def reset(line: socket.socket) -> None:
    """Goes without a word: the other side's next write fails."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.close()


def half_close(line: socket.socket) -> None:
    """Says no more, and reads no more, but stays."""
    line.shutdown(socket.SHUT_WR)


def leave(line: socket.socket) -> None:
    """Goes politely."""
    line.close()


WAYS = (reset, half_close, leave)
