"""The live channel: the follower tells, time passes, stand-ins play, sockets come and go."""

from typing import Any

import gevent
from flask_socketio import SocketIO

from exercise.app.exercises import Exercises
from exercise.app.ready import build_validators
from exercise.app.running import RunningExercise
from exercise.live.clients import Client, Clients
from exercise.live.faults import spared
from exercise.live.follower import Follower
from exercise.live.rendering import Renderer
from exercise.live.scheduler import Scheduler
from exercise.live.sockets import SocketRooms, Sockets
from exercise.live.standins import StandIns
from exercise.live.tidier import Tidier

ANSWERS_WITHIN_S = 1.0
"""After its start; what it does not answer with is built after that."""
BEAT_EVERY = 5
"""Seconds between two beats; an unseen gap is noticed within this time."""


class Live:
    """The running parts of one server's live channel."""

    def __init__(
        self, socketio: SocketIO, exercises: Exercises, renderer: Renderer, files: str
    ) -> None:
        self.clients = Clients(SocketRooms(socketio))
        self._sockets: Sockets | None = None

        def emit(name: str, data: Any, *, to: str) -> None:
            socketio.emit(name, data, to=to)

        def leave(client: Client) -> None:
            if self._sockets is not None:
                self._sockets.leave(client)

        self.follower = Follower(self.clients, renderer, emit=emit, leave=leave)
        self.scheduler = Scheduler(exercises.opened)
        self.standins = StandIns()
        self._tidier = Tidier(self.scheduler.pause_s)
        self._sockets = Sockets(socketio, exercises, self.clients, self.follower, renderer, files)
        self._sockets.register()
        self._greenlets: list[Any] = []
        exercises.on_open(self._opened)
        for exercise in exercises.opened():
            self._opened(exercise)

    def _opened(self, exercise: RunningExercise) -> None:
        self.follower.follow(exercise)
        self.scheduler.follow(exercise)
        self.standins.follow(exercise)

    def start(self) -> None:
        """Begins to follow and to let time pass."""
        parts = (self.follower, self.scheduler, self.standins, self._tidier)
        for work in (*(part.run for part in parts), self._pulse):
            self._greenlets.append(gevent.spawn(work))
        self._greenlets.append(gevent.spawn_later(ANSWERS_WITHIN_S, build_validators))

    def stop(self) -> None:
        """Stops; what was acknowledged is on disk."""
        gevent.killall(self._greenlets)

    def _pulse(self) -> None:
        beats = 0
        while True:
            gevent.sleep(1)
            beats += 1
            with spared("the pulse"):
                self.follower.tell_presence()
            with spared("the pulse"):
                if beats % BEAT_EVERY == 0:
                    self.follower.beat()


def attach(socketio: SocketIO, exercises: Exercises, renderer: Renderer, files: str) -> Live:
    """Hangs the live channel into a Socket.IO server; ``Live.start`` sets it going.

    ``files`` is the version of the pages' files, by which a page finds out that it is outdated.
    """
    return Live(socketio, exercises, renderer, files)
