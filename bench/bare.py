"""Flask-SocketIO alone: sends given bytes to rooms, with no log, filter or rendering.

Run as ``python -m bench.bare PORT-FILE [--stock]``. ``tape`` reads what is to be said from a file;
``say`` sends the next piece of it to the same rooms as the server under test, and answers.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402 (gevent patches first)
import socket  # noqa: E402
import sys  # noqa: E402
from collections.abc import Iterator  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import simple_websocket  # type: ignore[import-untyped]  # noqa: E402
from flask import Flask  # noqa: E402
from flask_socketio import SocketIO, join_room  # noqa: E402
from gevent import pywsgi  # noqa: E402
from gevent.lock import RLock  # noqa: E402


class NoDelay(pywsgi.WSGIServer):
    """Sends every answer at once."""

    def handle(self, sock: Any, address: Any) -> None:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().handle(sock, address)


class Whole:
    """A socket that sends all that it is given, one frame at a time.

    simple-websocket alone cuts a frame in two where a buffer is full, and no client can read on.
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


class WholeFrames(simple_websocket.Server):  # type: ignore[misc]
    """simple-websocket's server end over such a socket."""

    sock: Any

    def handshake(self) -> None:
        self.sock = Whole(self.sock)
        super().handshake()


def main(port_file: Path, *, stock: bool) -> None:
    """Serves until it is ended."""
    simple_websocket.Server = WholeFrames  # where Engine.IO finds it
    app = Flask(__name__)
    socketio = SocketIO(app, async_mode="gevent", cors_allowed_origins="*")
    pieces: Iterator[list[tuple[str, Any]]] = iter(())

    @socketio.on("connect")
    def connect(auth: dict[str, Any]) -> None:
        for room in auth["rooms"]:
            join_room(room)

    @socketio.on("tape")
    def load(path: str) -> dict[str, bool]:
        nonlocal pieces
        pieces = iter(json.loads(Path(path).read_text()))
        return {"ok": True}

    @socketio.on("say")
    def say(_: object) -> dict[str, bool]:
        for room, data in next(pieces):
            socketio.emit("packet", data, to=room)
        return {"ok": True}

    def withheld(environ: dict[str, Any], start_response: Any) -> Any:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return app.wsgi_app(environ, start_response)

    listener = pywsgi.WSGIServer.get_listener(("127.0.0.1", 0), backlog=1024, family=socket.AF_INET)
    kind = pywsgi.WSGIServer if stock else NoDelay
    server = kind(listener, app if stock else withheld, log=None)
    server.start()
    port_file.with_suffix(".part").write_text(str(listener.getsockname()[1]))
    port_file.with_suffix(".part").rename(port_file)
    server.serve_forever()


if __name__ == "__main__":
    main(Path(sys.argv[1]), stock="--stock" in sys.argv)
