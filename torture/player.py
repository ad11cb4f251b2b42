"""A client that behaves as a page or a program does, notes what it got, and never gives up.

It is written from ``docs/protocol.md``: three rules for packets, the same command id after a cut.
"""

import contextlib
import logging
import socket
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests
import socketio  # type: ignore[import-untyped]

for _name in ("engineio.client", "socketio.client"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # a dead line is no news here

Json = dict[str, Any]
ANSWER_S = 20


@dataclass
class Player:
    """One seat's client."""

    origin: str
    """Where the server's own pages come from."""
    exercise: str = ""
    seat: str = ""
    mode: str = "json"
    through: str = ""
    """Where it connects to, if not straight to the origin."""
    cursors: dict[str, int] = field(default_factory=dict)
    entries: dict[str, list[Json]] = field(default_factory=dict)
    items: dict[str, dict[str, str | None]] = field(default_factory=dict)
    regions: dict[str, dict[str, str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    """What broke the protocol's promises."""
    fresh: int = 0
    """How often the whole page came."""
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.session.headers["Origin"] = self.origin
        self._io: socketio.Client | None = None
        self._lock = threading.RLock()
        self._behind = threading.Event()

    # ── coming in ────────────────────────────────────────────────────────────

    def post(self, path: str, form: dict[str, str]) -> requests.Response:
        """A form, as a page sends it."""
        return self.session.post(
            self.origin + path, data=form, allow_redirects=False, timeout=ANSWER_S
        )

    def join(self, link: str, seat: str) -> "Player":
        """Takes a seat by its cell's link."""
        answer = self.post(urlsplit(link).path, {"name": f"Player of {seat}", "seat": seat})
        return self._sit(answer)

    def own(self, link: str, exercise: str) -> "Player":
        """Takes the facilitator's seat by the owner's link."""
        self.post(urlsplit(link).path, {})
        return self._sit(self.post(f"/x/{exercise}/console", {}))

    def _sit(self, answer: requests.Response) -> "Player":
        place = answer.headers.get("Location", "").split("/")
        if answer.status_code != 303 or "s" not in place:
            raise ValueError(f"no seat: {answer.status_code} {answer.text[:500]}")
        self.exercise, self.seat = place[2], place[4]
        return self

    # ── the line ─────────────────────────────────────────────────────────────

    @property
    def connected(self) -> bool:
        return self._io is not None and bool(self._io.connected)

    def connect(self, transports: tuple[str, ...] = ("websocket",)) -> bool:
        """Connects and catches up; False when that could not be done now."""
        self.cut()
        self._io = socketio.Client(reconnection=False, http_session=self._polling())
        self._io.on("packet", self._packet)
        self._io.on("notice", self._notice)
        self._io.on("beat", self._beat)
        auth = {"v": 1, "exercise": self.exercise, "seat": self.seat, "mode": self.mode}
        try:
            self._io.connect(
                self.through or self.origin,
                headers=dict(self._polling().headers),
                auth={**auth, "locale": "en"},
                transports=list(transports),
                wait_timeout=ANSWER_S,
            )
            return self.resume()
        except (socketio.exceptions.SocketIOError, OSError, ValueError):
            self.cut()
            return False

    def _polling(self) -> requests.Session:
        session = requests.Session()
        cookie = "; ".join(f"{one.name}={one.value}" for one in self.session.cookies)
        session.headers.update({"Cookie": cookie, "Origin": self.through or self.origin})
        return session

    def cut(self) -> None:
        """Lets the line go, as a device does that falls asleep: without a word."""
        line, self._io = self._io, None
        if line is None:
            return
        with contextlib.suppress(Exception):
            if line.eio.ws is not None:
                line.eio.ws.sock.shutdown(socket.SHUT_RDWR)
            else:
                line.disconnect()

    def call(self, name: str, data: Any, timeout: float = ANSWER_S) -> Json | None:
        """The answer; None when none came."""
        line = self._io
        if line is None:
            return None
        answered = threading.Event()
        got: list[Any] = []

        def hear(*answer: Any) -> None:
            got.extend(answer)
            answered.set()

        try:
            line.emit(name, data, callback=hear)
        except (socketio.exceptions.SocketIOError, OSError, ValueError):
            return None
        end = time.monotonic() + timeout
        while not answered.wait(0.05):
            if not line.connected or time.monotonic() > end:
                return None
        return got[0] if got and isinstance(got[0], dict) else None

    def command(self, command_id: str, command: Json, timeout: float = ANSWER_S) -> Json | None:
        """One try at a command; the same id may be sent again."""
        return self.call("command", {"id": command_id, "command": command}, timeout)

    def resume(self) -> bool:
        """Reads on until nothing is missing."""
        while True:
            answer = self.call("resume", {"cursors": dict(self.cursors)})
            if answer is None or "packets" not in answer:
                return False
            for packet in answer["packets"]:
                self._packet(packet)
            for notice in answer.get("notices", ()):
                self._notice(notice)
            if not answer.get("more"):
                return True

    # ── what comes ───────────────────────────────────────────────────────────

    def _packet(self, packet: Json) -> None:
        with self._lock:
            viewer, held = packet["viewer"], self.cursors.get(packet["viewer"], 0)
            if packet.get("fresh"):
                self.fresh += 1
                self.items[viewer], self.regions[viewer] = {}, {}
            elif packet["to"] <= held:
                return
            elif packet["from"] > held:
                self._behind.set()
                return
            self._take(packet, viewer, held)
            self.cursors[viewer] = packet["to"]

    def _take(self, packet: Json, viewer: str, held: int) -> None:
        if self.mode == "html":
            items = self.items.setdefault(viewer, {})
            items.update({one["key"]: one["html"] for one in packet["items"]})
            self.regions.setdefault(viewer, {}).update(packet["regions"])
            return
        kept = self.entries.setdefault(viewer, [])
        for entry in packet["entries"]:
            if entry["cursor"] > held:
                if entry["cursor"] != len(kept) + 1:
                    self.wrong.append(f"{viewer}: entry {entry['cursor']} after {len(kept)}")
                kept.append(entry)

    def _notice(self, notice: Json) -> None:
        with self._lock:
            self.regions.setdefault(notice["viewer"], {}).update(notice["regions"])

    def _beat(self, beat: Json) -> None:
        with self._lock:
            if any(newest > self.cursors.get(one, 0) for one, newest in beat["cursors"].items()):
                self._behind.set()

    def mend_gap(self) -> None:
        """Resumes if a gap was seen; to be called now and then by whoever drives the client."""
        if self._behind.is_set():
            self._behind.clear()
            if not self.resume():
                self._behind.set()
