"""Sends what no honest client would, and looks at what comes back."""

import json
import re
import socket
from dataclasses import dataclass
from typing import Any

import websocket

from torture.player import Player
from torture.work import Fault

ANSWER_S = 30
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})")
TELLTALE = (b"Traceback (most recent", b'File "', b"sqlalchemy", b"werkzeug.exceptions")
UNKNOWN = 501
"""Not Implemented: what the HTTP server itself says to a method that is none."""


def http(port: int, request: bytes) -> int:
    """Sends raw bytes on a connection of their own; gives the status, 0 when it was just closed.

    Raises:
        Fault: an error of the server's, a traceback, a header of the sender's making, or silence.
    """
    with socket.create_connection(("127.0.0.1", port), timeout=ANSWER_S) as line:
        answer = b""
        try:
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
            while more := line.recv(65536):
                answer += more
        except TimeoutError as error:
            raise Fault(f"no answer in {ANSWER_S} s to {request[:2000]!r}") from error
        except OSError:
            pass  # it need not read on to the end of what it refuses
    _inspect(answer, request)
    found = _STATUS.match(answer)
    return int(found[1]) if found else 0


def _inspect(answer: bytes, request: bytes) -> None:
    found = _STATUS.match(answer)
    if found and int(found[1]) >= 500 and int(found[1]) != UNKNOWN:
        raise Fault(f"{found[0]!r} to {request[:2000]!r}: {answer[:2000]!r}")
    head = answer.partition(b"\r\n\r\n")[0]
    if any(word in answer for word in TELLTALE) or b"\r\nSet-Cookie: x=y" in head:
        raise Fault(f"{answer[:3000]!r} to {request[:2000]!r}")


@dataclass
class Line:
    """One WebSocket of a seat, for packets that are right only on the outside."""

    player: Player

    def open(self) -> "Line":
        """Lets the seat in.

        Raises:
            Fault: it could not come in any more.
        """
        cookie = "; ".join(f"{one.name}={one.value}" for one in self.player.session.cookies)
        self._ws = websocket.create_connection(
            self.player.origin.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket",
            cookie=cookie,
            origin=self.player.origin,
            timeout=ANSWER_S,
        )
        auth = {"v": 1, "exercise": self.player.exercise, "seat": self.player.seat, "mode": "json"}
        self._ws.send("40" + json.dumps(auth))
        while not (told := self._heard()).startswith("40"):
            if told.startswith("44") or not told:
                raise Fault(f"{self.player.seat} was not let in again: {told}")
        return self

    def ask(self, packets: list[str]) -> list[Any]:
        """Sends packets, then a good question; gives what was answered to those with an id.

        Raises:
            Fault: the line died of it, or the good question was not answered.
        """
        try:
            for packet in packets:
                self._ws.send(packet.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
            self._ws.send('42999999["resume",{"cursors":{"cell:none":1}}]')
            return self._until("43999999[")
        except (OSError, websocket.WebSocketException) as error:
            self.open()  # for the next example
            raise Fault(f"the line died of {str(packets)[:3000]}: {error!r}") from error

    def _heard(self) -> str:
        return str(self._ws.recv())

    def _until(self, last: str) -> list[Any]:
        told: list[Any] = []
        while True:
            packet = self._heard()
            if not packet:
                raise OSError("closed")
            if packet == "2":
                self._ws.send("3")
            elif packet.startswith(last):
                return told
            elif packet.startswith("43"):
                told.append(json.loads(packet[packet.index("[") :])[0])

    def close(self) -> None:
        self._ws.close(timeout=0)
