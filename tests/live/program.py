"""A program that joins as a cell, written from ``docs/protocol.md``; it imports nothing of ours."""

import re
import threading
import uuid
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

import requests
import socketio  # type: ignore[import-untyped]
import websocket


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class _PromptlyClosed(websocket.WebSocket):
    """The client's reading thread takes the answer to a close, for which this would wait."""

    def close(
        self,
        status: int = websocket.STATUS_NORMAL,
        reason: str | bytes = b"",
        timeout: float | None = 0,
    ) -> None:
        super().close(status, reason, 0)


class Program:
    """One seat's client: keeps every entry it got, once, in order."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.cookies = CookieJar()
        self._http = build_opener(HTTPCookieProcessor(self.cookies), _NoRedirect())
        self.exercise = ""
        self.seat = ""
        self.cursors: dict[str, int] = {}
        self.entries: dict[str, list[dict[str, Any]]] = {}
        self.beats = 0
        self.other: list[str] = []
        self._io: socketio.Client | None = None
        self._changed = threading.Condition()

    # ── joining ──────────────────────────────────────────────────────────────

    def request(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, Location and body."""
        body = None if form is None else urlencode(form).encode()
        asked = Request(self.origin + path, data=body, headers={"Origin": self.origin})
        try:
            answer = self._http.open(asked, timeout=20)
        except HTTPError as refused:
            answer = refused
        with answer:
            text = answer.read().decode()
            return answer.status, answer.headers.get("Location", ""), text

    def join(self, link: str, seat: str | None, name: str) -> str:
        """Takes a seat by a join link; gives where the server sent us."""
        form = {"name": name} | ({"seat": seat} if seat else {})
        status, location, text = self.request(urlsplit(link).path, form)
        assert status == 303, (status, text[:2000])
        found = re.search(r"/x/([^/]+)/s/([^/]+)/", location)
        if found:
            self.exercise, self.seat = found.groups()
        return location

    # ── the channel ──────────────────────────────────────────────────────────

    def connect(self, transports: list[str] | None = None, **auth: Any) -> "Program":
        session = requests.Session()  # carries the headers with every polling request
        cookie = "; ".join(f"{one.name}={one.value}" for one in self.cookies)
        headers = {"Cookie": cookie, "Origin": self.origin}
        session.headers.update(headers)
        self._io = socketio.Client(
            reconnection=False,
            http_session=session,
            websocket_extra_options={"class_": _PromptlyClosed},
        )
        self._io.on("packet", self._packet)
        self._io.on("beat", self._beat)
        for name in ("seat", "moved", "gone", "notice"):
            self._io.on(name, lambda _data=None, name=name: self._other(name))
        self._io.connect(
            self.origin,
            headers=headers,
            auth={
                "v": 1,
                "exercise": self.exercise,
                "seat": self.seat,
                "mode": "json",
                "locale": "en",
                **auth,
            },
            transports=transports or ["websocket"],
            wait_timeout=10,
        )
        self.resume()
        return self

    def cut(self) -> None:
        """The line is gone; what was received is kept."""
        if self._io is not None:
            self._io.disconnect()
            self._io = None

    def call(self, name: str, data: Any) -> dict[str, Any]:
        assert self._io is not None
        answer = self._io.call(name, data, timeout=20)
        assert isinstance(answer, dict)
        return answer

    def command(self, kind: str, /, command_id: str | None = None, **fields: Any) -> dict[str, Any]:
        return self.call(
            "command",
            {"id": command_id or uuid.uuid4().hex, "command": {"type": kind, **fields}},
        )

    def must(self, kind: str, /, **fields: Any) -> dict[str, Any]:
        answer = self.command(kind, **fields)
        assert answer["ok"], answer
        return answer

    def resume(self) -> None:
        more = True
        while more:
            answer = self.call("resume", {"cursors": self.cursors})
            for packet in answer["packets"]:
                self._packet(packet)
            more = answer["more"]

    def _packet(self, packet: dict[str, Any]) -> None:
        with self._changed:
            viewer = packet["viewer"]
            held = self.cursors.get(viewer, 0)
            if packet["to"] <= held:
                return
            if packet["from"] > held:
                threading.Thread(target=self.resume, daemon=True).start()
                return
            for entry in packet["entries"]:
                if entry["cursor"] > self.cursors.get(viewer, 0):
                    assert entry["cursor"] == self.cursors.get(viewer, 0) + 1
                    self.cursors[viewer] = entry["cursor"]
                    self.entries.setdefault(viewer, []).append(entry)
            self._changed.notify_all()

    def _beat(self, beat: dict[str, Any]) -> None:
        with self._changed:
            self.beats += 1
            behind = any(at > self.cursors.get(name, 0) for name, at in beat["cursors"].items())
            self._changed.notify_all()
        if behind:
            threading.Thread(target=self.resume, daemon=True).start()

    def _other(self, name: str) -> None:
        with self._changed:
            self.other.append(name)
            self._changed.notify_all()

    # ── asking what came ─────────────────────────────────────────────────────

    def kinds(self, viewer: str | None = None) -> list[str]:
        """Kinds received, of one stream or of the cell's."""
        return [entry["kind"] for entry in self.entries.get(viewer or self.viewer, [])]

    @property
    def viewer(self) -> str:
        """The cell's own stream."""
        return "cell:" + self.seat.split(".")[0]

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [one for each in self.entries.values() for one in each if one["kind"] == kind]

    def wait_for(self, kind: str, count: int = 1, timeout: float = 20.0) -> dict[str, Any]:
        """The ``count``-th entry of a kind, waiting until it is there."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.of_kind(kind)) >= count, timeout), (
                f"{self.seat} never got {kind}; it has {self.kinds()}"
            )
            return self.of_kind(kind)[count - 1]

    def wait_until(self, true: Any, timeout: float = 20.0) -> None:
        with self._changed:
            assert self._changed.wait_for(true, timeout), (self.seat, self.kinds(), self.other)
