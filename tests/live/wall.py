"""Sockets that a test holds: who is told what, without a line."""

import json
from typing import Any

from exercise.app.ids import secret_hash
from exercise.app.running import RunningExercise
from exercise.domain.audience import cell_viewer, seat_viewer
from exercise.live.clients import Client, Clients, Mode
from exercise.live.follower import Follower
from exercise.live.wire import dumps


class PlainRenderer:
    """Every value of a view model is in its text, so nothing that is shown can be missed."""

    def region(self, name: str, view: object, locale: str) -> str:
        return f"<section id=r-{name} lang={locale}>{view!r}</section>"

    def item(self, item: object, locale: str) -> str:
        return f"<li lang={locale}>{item!r}</li>"

    def known(self, locale: str) -> str:
        return locale

    def translate(self, message: str, values: dict[str, object], locale: str) -> str:
        return message % values


class Wall:
    """Sockets of several seats, and everything that was sent to each."""

    def __init__(self, exercise: RunningExercise) -> None:
        self.exercise = exercise
        self.rooms: set[tuple[str, str]] = set()
        self.clients = Clients(self)
        self.sent: list[tuple[str, str, Any]] = []
        self.follower = Follower(self.clients, PlainRenderer(), emit=self._emit, leave=self._leave)
        self.follower.follow(exercise)
        self.held: dict[str, dict[str, int]] = {}

    def _emit(self, name: str, data: Any, *, to: str) -> None:
        self.sent.append((name, to, data))

    def _leave(self, client: Client) -> None:
        self.clients.remove(client.sid)

    def enter(self, sid: str, room: str) -> None:
        self.rooms.add((sid, room))

    def leave(self, sid: str, room: str) -> None:
        self.rooms.remove((sid, room))

    def connect(self, seat: str, secret: str, mode: Mode = "html") -> Client:
        cell = seat.split(".", maxsplit=1)[0]
        viewers = (
            (cell_viewer(cell), seat_viewer(seat)) if cell in self.exercise.state.cells else (cell,)
        )
        client = Client(
            sid=f"sid-{seat}-{mode}",
            exercise=self.exercise.id,
            seat=seat,
            cell=cell,
            secret_hash=secret_hash(secret),
            viewers=viewers,
            mode=mode,
            locale="en",
        )
        self.clients.add(client)
        return client

    def turn(self) -> list[tuple[str, str, Any]]:
        """Lets the follower tell, and gives what it sent this time."""
        before = len(self.sent)
        self.follower.turn()
        return self.sent[before:]

    def resume(self, client: Client, cursors: dict[str, int]) -> dict[str, Any]:
        """What a client that comes back with these cursors reads."""
        return dict(json.loads(dumps(self.follower.resume(client, cursors))))

    def to(self, viewer: str) -> list[Any]:
        return [data for name, to, data in self.sent if name == "packet" and f"|{viewer}|" in to]
