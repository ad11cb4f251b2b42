"""The Socket.IO namespace: lets sockets in, answers commands, brings back who was away."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from flask import request
from flask_socketio import ConnectionRefusedError as Refuse  # type: ignore[attr-defined]
from flask_socketio import SocketIO

from exercise.app import door, joining
from exercise.app.answers import Answer
from exercise.app.devices import PROJECTOR_SEAT, cookie_name
from exercise.app.exercises import Exercises
from exercise.app.ids import secret_hash
from exercise.app.running import RunningExercise
from exercise.domain.audience import PUBLIC
from exercise.domain.decision import viewers_of
from exercise.domain.refusal import N_
from exercise.live.allowance import Allowance
from exercise.live.claims import seat_held
from exercise.live.clients import Client, Clients, Mode
from exercise.live.follower import Follower
from exercise.live.rendering import Renderer
from exercise.live.wire import COMMAND, RESUME, Json, entry_json

log = logging.getLogger(__name__)

PROTOCOL = 1
PAGE = 500
"""Entries a program gets in one answer to ``resume``."""
BURST, PER_SECOND = 400, 200
"""Commands that one seat's sockets may send; far above what people do."""
RESUME_COST = 20
"""In commands: whole pages may have to be rendered for one."""
MOST_CURSOR = 2**53
"""No stream ever has more."""

Ask = Callable[[Client, RunningExercise, Mapping[str, Any]], Json]

_OTHER_PROTOCOL = N_("This server speaks version 1 of the protocol.")
_NO_EXERCISE = N_("There is no such exercise on this server.")
_OLD_SCREEN = N_("This screen’s link is no longer valid.")
_NO_SEAT = N_("This device no longer holds that seat.")
_MOVED = N_("You were moved to another seat.")
_FAILED = N_("Something went wrong here. Nothing acknowledged is lost.")


class SocketRooms:
    """The rooms of Socket.IO."""

    def __init__(self, socketio: SocketIO) -> None:
        self._io = socketio

    def enter(self, sid: str, room: str) -> None:
        """Lets a socket hear what is sent to the room."""
        self._io.server.enter_room(sid, room, namespace="/")  # type: ignore[attr-defined]

    def leave(self, sid: str, room: str) -> None:
        """Takes it out."""
        self._io.server.leave_room(sid, room, namespace="/")  # type: ignore[attr-defined]


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
        self._allowance = Allowance(BURST, PER_SECOND)

    def register(self) -> None:
        """Hangs the handlers into Socket.IO."""
        self._io.on_event("connect", self._connect)
        self._io.on_event("disconnect", self._disconnect)
        self._io.on_event(COMMAND, self._command)
        self._io.on_event(RESUME, self._resume)

    # ── coming and going ─────────────────────────────────────────────────────

    def _connect(self, auth: Any = None) -> None:
        try:
            client = self._let_in(auth)
        except Refuse:
            raise
        except Exception:
            log.exception("letting in a socket failed")
            raise self._refusal("failed", _FAILED, self._renderer.known("")) from None
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
            token = _text(auth, "token")
            if not joining.is_good_token(exercise, joining.PROJECTOR, token):
                raise self._refusal("no_seat", _OLD_SCREEN, locale)
            claim = secret_hash(token)
            return Client(sid, exercise.id, seat_id, "", claim, (PUBLIC,), mode, locale)
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
        client = self._clients.get(request.sid)  # type: ignore[attr-defined]
        if client is not None:
            self.leave(client)

    def leave(self, client: Client) -> None:
        """A socket is gone, or must hear no more; notes that its seat has no device left, if so."""
        self._clients.remove(client.sid)
        exercise = self._exercises.get(client.exercise)
        if exercise is None or client.seat == PROJECTOR_SEAT:
            return
        if not self._clients.of_seat(client.exercise, client.seat):
            exercise.set_presence(client.seat, here=False)

    # ── asking ───────────────────────────────────────────────────────────────

    def _command(self, data: Any = None) -> Json:
        def carry_out(client: Client, exercise: RunningExercise, sent: Mapping[str, Any]) -> Json:
            if client.seat == PROJECTOR_SEAT:
                return self._say(_gone(), client.locale)
            answer = door.submit(exercise, client.seat, sent.get("id"), sent.get("command"))
            return self._say(answer, client.locale)

        return self._answered(data, 1, carry_out)

    def _resume(self, data: Any = None) -> Json:
        def bring_back(client: Client, exercise: RunningExercise, sent: Mapping[str, Any]) -> Json:
            cursors = _cursors(sent)
            if client.mode == "html":
                missed = self._follower.resume(client, cursors)
                return {"ok": True, "files": self._files, **missed}
            return {"ok": True, **read_on(exercise, client.viewers, cursors)}

        return self._answered(data, RESUME_COST, bring_back)

    def _answered(self, data: Any, cost: float, ask: Ask) -> Json:
        """An answer in every case; a refusal for who holds the seat no more, or asks too much."""
        client = self._clients.get(request.sid)  # type: ignore[attr-defined]
        exercise = self._exercises.get(client.exercise) if client else None
        if client is None or exercise is None:
            return self._say(_gone(), self._renderer.known(""))
        if not self._allowance.take((client.exercise, client.seat), cost):
            return self._say(_too_fast(), client.locale)
        held = seat_held(exercise, client)
        if held != client.seat:
            return self._say(_gone() if held is None else _moved(), client.locale)
        try:
            return ask(client, exercise, data if isinstance(data, Mapping) else {})
        except Exception:
            log.exception("answering a socket failed")
            return self._say(_failed(), client.locale)

    def _say(self, answer: Answer, locale: str) -> Json:
        return answer_json(answer, self._renderer, locale)


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


def _cursors(sent: Mapping[str, Any]) -> dict[str, int]:
    given = sent.get("cursors")
    if not isinstance(given, Mapping):
        return {}
    return {
        viewer: min(cursor, MOST_CURSOR)
        for viewer, cursor in given.items()
        if isinstance(cursor, int) and not isinstance(cursor, bool) and cursor >= 0
    }


def _text(auth: Mapping[str, Any], name: str) -> str:
    """A text that can be written down; empty where something else was sent."""
    value = auth.get(name)
    if not isinstance(value, str):
        return ""
    return value[:200].encode(errors="replace").decode()


def _gone() -> Answer:
    return Answer(
        ok=False, code="no_seat", message=N_("This device no longer holds that seat. Join again.")
    )


def _too_fast() -> Answer:
    return Answer(
        ok=False, code="too_fast", message=N_("Too many commands at once. Wait a moment.")
    )


def _moved() -> Answer:
    return Answer(ok=False, code="moved", message=_MOVED)


def _failed() -> Answer:
    return Answer(ok=False, code="failed", message=_FAILED)
