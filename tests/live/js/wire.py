"""A line between browser and server that can be cut, fall silent, or let no WebSocket through."""

import contextlib
import select
import socket
import threading
from typing import Self

FORBIDDEN = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Wire:
    """Forwards bytes to a server on this machine. What it forwards it does not change."""

    def __init__(self, to_port: int) -> None:
        self.to_port = to_port
        self.websockets_blocked = False
        self._open = threading.Event()
        self._open.set()
        self._carrying = threading.Event()
        self._carrying.set()
        self._pairs: set[tuple[socket.socket, socket.socket]] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Breaks every connection and takes no new one."""
        self._open.clear()
        for pair in list(self._pairs):
            self._hang_up(pair)

    def fall_silent(self) -> None:
        """Keeps connections open and carries nothing: what was said meanwhile is lost."""
        self._carrying.clear()

    def mend(self) -> None:
        """Carries again."""
        for pair in list(self._pairs) if not self._carrying.is_set() else ():
            self._hang_up(pair)
        self._carrying.set()
        self._open.set()

    def close(self) -> None:
        self.cut()
        self._listener.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _accept(self) -> None:
        while True:
            try:
                browser, _ = self._listener.accept()
            except OSError:
                return
            if self._open.is_set():
                threading.Thread(target=self._carry, args=(browser,), daemon=True).start()
            else:
                browser.close()

    def _carry(self, browser: socket.socket) -> None:
        try:
            server = socket.create_connection(("127.0.0.1", self.to_port))
        except OSError:
            browser.close()
            return None
        pair = (browser, server)
        self._pairs.add(pair)
        with contextlib.suppress(OSError, ValueError):
            while True:
                ready, _, _ = select.select(pair, (), (), 30)
                for end in ready:
                    data = end.recv(65536)
                    if not data:
                        return self._hang_up(pair)
                    if not self._carrying.is_set():
                        continue
                    if self.websockets_blocked and end is browser and _asks_to_upgrade(data):
                        browser.sendall(FORBIDDEN)
                        return self._hang_up(pair)
                    (server if end is browser else browser).sendall(data)
        self._hang_up(pair)
        return None

    def _hang_up(self, pair: tuple[socket.socket, socket.socket]) -> None:
        self._pairs.discard(pair)
        for end in pair:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


def _asks_to_upgrade(data: bytes) -> bool:
    return b"\r\nupgrade: websocket" in data.lower()
