"""A bad network of one's own: a TCP proxy on the loopback whose weather can be changed."""

import contextlib
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from random import Random
from typing import Self

CHUNK = 4096
NOW = struct.pack("ii", 1, 0)
"""SO_LINGER that makes close a reset."""


@dataclass
class Weather:
    """How it is now, for all connections."""

    delay_s: float = 0.0
    bytes_per_s: float = 0.0
    """0: as much as there is."""
    jitter: float = 0.0
    """Share of the delay by which it varies."""


@dataclass(eq=False)
class Link:
    """One connection through the proxy."""

    client: socket.socket
    server: socket.socket

    def reset(self) -> None:
        """Both ends learn of it the hard way."""
        for end in (self.client, self.server):
            with contextlib.suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NOW)
                end.shutdown(socket.SHUT_RDWR)
            with contextlib.suppress(OSError):
                end.close()

    def half_close(self) -> None:
        """The server is told that no more will come; the other way stays open."""
        with contextlib.suppress(OSError):
            self.server.shutdown(socket.SHUT_WR)


@dataclass
class Proxy:
    """Between clients and one server. Use as a context."""

    port: int
    rng: Random
    weather: Weather = field(default_factory=Weather)
    links: list[Link] = field(default_factory=list)
    made: int = 0
    """Connections so far."""
    held: list[socket.socket] | None = None
    """Newcomers that wait, while they are kept waiting."""
    closed: bool = False

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closed = True
        self._listener.close()
        self.drop_all()

    def drop_all(self) -> int:
        """Resets every connection; gives how many there were."""
        return self.drop_some(1.0)

    def drop_some(self, share: float) -> int:
        """Resets some."""
        taken = self._taken(share)
        for link in taken:
            link.reset()
        return len(taken)

    def half_close_some(self, share: float) -> int:
        """Half-closes some."""
        with self._lock:
            chosen = [one for one in self.links if self.rng.random() < share]
        for link in chosen:
            link.half_close()
        return len(chosen)

    def hold(self) -> None:
        """Newcomers wait from now on."""
        self.held = []

    def let_in(self) -> int:
        """Those who waited come in, in another order than they came; gives how many."""
        with self._lock:
            waiting, self.held = self.held or [], None
        self.rng.shuffle(waiting)
        for client in waiting:
            self._join(client)
        return len(waiting)

    def _taken(self, share: float) -> list[Link]:
        with self._lock:
            chosen = [one for one in self.links if self.rng.random() < share]
            self.links = [one for one in self.links if one not in chosen]
        return chosen

    def _accept(self) -> None:
        while not self.closed:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                if self.held is not None:
                    self.held.append(client)
                    continue
            self._join(client)

    def _join(self, client: socket.socket) -> None:
        try:
            server = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        except OSError:
            client.close()
            return
        server.settimeout(None)
        link = Link(client, server)
        with self._lock:
            self.links.append(link)
            self.made += 1
        for source, target in ((client, server), (server, client)):
            source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._pump, args=(link, source, target), daemon=True).start()

    def _pump(self, link: Link, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(CHUNK):
                time.sleep(self._lateness(len(data)))
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            link.reset()

    def _lateness(self, size: int) -> float:
        now = self.weather
        late = now.delay_s * (1 + now.jitter * (self.rng.random() * 2 - 1))
        return max(0.0, late) + (size / now.bytes_per_s if now.bytes_per_s else 0.0)
