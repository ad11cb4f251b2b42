"""The Socket.IO namespace: lets sockets in, answers commands, brings back who was away."""

import logging
import time
from collections.abc import Mapping
from typing import Any

from flask import request
from flask_socketio import ConnectionRefusedError as Refuse  # type: ignore[attr-defined]
from flask_socketio import SocketIO, join_room

from exercise.app import door, joining
from exercise.app.answers import Answer
from exercise.app.devices import PROJECTOR_SEAT, cookie_name
from exercise.app.exercises import Exercises
from exercise.app.ids import secret_hash
from exercise.app.running import RunningExercise
from exercise.domain.audience import PUBLIC
from exercise.domain.decision import viewers_of
from exercise.domain.refusal import N_
from exercise.live.clients import Client, Clients, Mode, beat_room, channels_of
from exercise.live.follower import Follower
from exercise.live.rendering import Renderer
from exercise.live.wire import Json, entry_json

log = logging.getLogger(__name__)

PROTOCOL = 1
PAGE = 500
"""Entries a program gets in one answer to ``resume``."""
BURST, PER_SECOND = 400, 200
"""Commands one socket may send; far above what people do."""


_OTHER_PROTOCOL = N_("This server speaks version 1 of the protocol.")
_NO_EXERCISE = N_("There is no such exercise on this server.")
_OLD_SCREEN = N_("This screen's link is no longer valid.")
_NO_SEAT = N_("This device no longer holds that seat.")
_MOVED = N_("You were moved to another seat.")


class Sockets:
    """Handlers of one server's sockets."""

    def __init__(
        self,
        socketio: SocketIO,
        exercises: Exercises,
        clients: Clients,
        follower: Follower,
        renderer: Renderer,
        files: str,
    ) -> None:
        self._io = socketio
        self._exercises = exercises
        self._clients = clients
        self._follower = follower
        self._renderer = renderer
        self._files = files
        self._allowance: dict[str, tuple[float, float]] = {}

    def register(self) -> None:
        """Hangs the handlers into Socket.IO."""
        self._io.on_event("connect", self._connect)
        self._io.on_event("disconnect", self._disconnect)
        self._io.on_event("command", self._command)
        self._io.on_event("resume", self._resume)

    # ── coming and going ─────────────────────────────────────────────────────

    def _connect(self, auth: Any = None) -> None:
        client = self._let_in(auth)
        for channel in channels_of(client):
            join_room(channel.room)
        for viewer in client.viewers:
            join_room(beat_room(client.exercise, viewer))
        self._clients.add(client)
        exercise = self._exercises.get(client.exercise)
        if exercise is not None and client.seat != PROJECTOR_SEAT:
            exercise.set_presence(client.seat, here=True)

    def _let_in(self, auth: Any) -> Client:
        locale = self._renderer.known(_text(auth, "locale") if isinstance(auth, Mapping) else "")
        if not isinstance(auth, Mapping) or auth.get("v") != PROTOCOL:
            raise self._refusal("protocol", _OTHER_PROTOCOL, locale)
        exercise = self._exercises.get(_text(auth, "exercise"))
        if exercise is None:
            raise self._refusal("no_exercise", _NO_EXERCISE, locale)
        mode: Mode = "json" if auth.get("mode") == "json" else "html"
        seat_id = _text(auth, "seat")
        sid: str = request.sid  # type: ignore[attr-defined]
        if seat_id == PROJECTOR_SEAT:
            if not joining.is_good_token(exercise, joining.PROJECTOR, _text(auth, "token")):
                raise self._refusal("no_seat", _OLD_SCREEN, locale)
            return Client(sid, exercise.id, seat_id, "", "", (PUBLIC,), mode, locale)
        secret = request.cookies.get(cookie_name(exercise.id, seat_id), "")
        held = exercise.memory.find_credential(secret_hash(secret))
        seat = exercise.state.seats.get(seat_id)
        if held is None or seat is None:
            raise self._refusal("no_seat", _NO_SEAT, locale)
        if held.seat != seat_id:
            raise self._refusal("moved", _MOVED, locale)
        viewers = viewers_of(exercise.state, seat)
        return Client(sid, exercise.id, seat_id, seat.cell, held.secret_hash, viewers, mode, locale)

    def _refusal(self, code: str, message: str, locale: str) -> Refuse:
        told = self._renderer.translate(message, {}, locale)
        return Refuse(told, {"code": code, "message": told})

    def _disconnect(self, _reason: Any = None) -> None:
        sid: str = request.sid  # type: ignore[attr-defined]
        client = self._clients.remove(sid)
        self._allowance.pop(sid, None)
        if client is not None:
            self.absent(client)

    def absent(self, client: Client) -> None:
        """Notes that a seat has no device left, if so."""
        exercise = self._exercises.get(client.exercise)
        if exercise is None or client.seat == PROJECTOR_SEAT:
            return
        if not self._clients.of_seat(client.exercise, client.seat):
            exercise.set_presence(client.seat, here=False)

    def leave(self, client: Client) -> None:
        """Takes a socket out of everything it followed, at once."""
        self._clients.remove(client.sid)
        rooms = [channel.room for channel in channels_of(client)]
        rooms += [beat_room(client.exercise, viewer) for viewer in client.viewers]
        server = self._io.server  # type: ignore[attr-defined]  # not in the stubs
        for room in rooms:
            server.leave_room(client.sid, room, namespace="/")
        self.absent(client)

    # ── asking ───────────────────────────────────────────────────────────────

    def _command(self, data: Any = None) -> Json:
        client, exercise = self._who()
        if client is None or exercise is None:
            return self._say(_gone(), "en")
        if not self._allowed(client.sid):
            return self._say(_too_fast(), client.locale)
        if not isinstance(data, Mapping):
            data = {}
        if not joining_holds(exercise, client):
            return self._say(_gone(), client.locale)
        answer = door.submit(exercise, client.seat, data.get("id"), data.get("command"))
        return self._say(answer, client.locale)

    def _resume(self, data: Any = None) -> Json:
        client, exercise = self._who()
        if client is None or exercise is None:
            return self._say(_gone(), "en")
        cursors = _cursors(data)
        if client.mode == "html":
            return {"ok": True, "files": self._files, **self._follower.resume(client, cursors)}
        return {"ok": True, **read_on(exercise, client.viewers, cursors)}

    def _who(self) -> tuple[Client | None, RunningExercise | None]:
        client = self._clients.get(request.sid)  # type: ignore[attr-defined]
        return client, self._exercises.get(client.exercise) if client else None

    def _say(self, answer: Answer, locale: str) -> Json:
        return answer_json(answer, self._renderer, locale)

    def _allowed(self, sid: str) -> bool:
        now = time.monotonic()
        left, at = self._allowance.get(sid, (float(BURST), now))
        left = min(float(BURST), left + (now - at) * PER_SECOND)
        self._allowance[sid] = (max(0.0, left - 1), now)
        return left >= 1


def joining_holds(exercise: RunningExercise, client: Client) -> bool:
    """Whether the socket's device still holds its seat; a screen holds none and may not ask."""
    held = exercise.memory.find_credential(client.secret_hash)
    return held is not None and held.seat == client.seat


def read_on(exercise: RunningExercise, viewers: tuple[str, ...], cursors: dict[str, int]) -> Json:
    """A page of each stream after the given cursors, for programs."""
    packets = []
    more = False
    for viewer in viewers:
        after = cursors.get(viewer, 0)
        found = exercise.stream(viewer, after=after, limit=PAGE)
        more = more or len(found) == PAGE
        if found:
            packets.append(
                {
                    "viewer": viewer,
                    "from": after,
                    "to": found[-1].cursor,
                    "entries": [entry_json(one.entry, one.cursor, viewer) for one in found],
                }
            )
    return {"packets": packets, "more": more}


def answer_json(answer: Answer, renderer: Renderer, locale: str) -> Json:
    """An answer as it is sent, over the socket and over HTTP alike."""
    if answer.ok:
        return {**answer.body, "ok": True}
    message = renderer.translate(answer.message, answer.values, locale)
    return {**answer.body, "ok": False, "code": answer.code, "message": message}


def _cursors(data: Any) -> dict[str, int]:
    given = data.get("cursors") if isinstance(data, Mapping) else None
    if not isinstance(given, Mapping):
        return {}
    return {
        str(viewer): cursor
        for viewer, cursor in given.items()
        if isinstance(cursor, int) and not isinstance(cursor, bool) and cursor >= 0
    }


def _text(auth: Mapping[str, Any], name: str) -> str:
    value = auth.get(name)
    return value[:200] if isinstance(value, str) else ""


def _gone() -> Answer:
    return Answer(
        ok=False, code="no_seat", message=N_("This device no longer holds that seat. Join again.")
    )


def _too_fast() -> Answer:
    return Answer(
        ok=False, code="too_fast", message=N_("Too many commands at once. Wait a moment.")
    )
