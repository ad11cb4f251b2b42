"""Who is connected: every socket with the seat it speaks for and the streams it follows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

Mode = Literal["html", "json"]


@dataclass(frozen=True, slots=True)
class Client:
    """One connected socket."""

    sid: str
    exercise: str
    seat: str
    """Seat id, or ``projector``."""
    cell: str
    secret_hash: str
    """Of its claim: the device's secret, or the token of a screen's link."""
    viewers: tuple[str, ...]
    mode: Mode
    locale: str


@dataclass(frozen=True, slots=True)
class Channel:
    """Clients that get the very same bytes."""

    exercise: str
    viewer: str
    mode: Mode
    locale: str

    @property
    def room(self) -> str:
        """Name of its Socket.IO room."""
        return f"{self.exercise}|{self.viewer}|{self.mode}|{self.locale}"


def beat_room(exercise: str, viewer: str) -> str:
    """Room of everybody who follows a viewer's stream, in whatever form."""
    return f"{exercise}|{viewer}"


class Rooms(Protocol):
    """Where sockets are told things."""

    def enter(self, sid: str, room: str) -> None:
        """From now on, the socket gets what is sent to the room."""

    def leave(self, sid: str, room: str) -> None:
        """From now on, it does not."""


class Clients:
    """The registry, and the only one that lets sockets into rooms and takes them out again.

    So who is not in it hears nothing. Used from one loop only, so it needs no lock.
    """

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._by_sid: dict[str, Client] = {}
        self._by_seat: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._channels: dict[Channel, int] = defaultdict(int)

    def add(self, client: Client) -> None:
        """A socket was let in; if it was somebody else before, it is that no more."""
        self.remove(client.sid)
        self._by_sid[client.sid] = client
        self._by_seat[client.exercise, client.seat].add(client.sid)
        for channel in channels_of(client):
            self._channels[channel] += 1
        for room in rooms_of(client):
            self._rooms.enter(client.sid, room)

    def remove(self, sid: str) -> Client | None:
        """A socket is gone, or must hear no more; gives what it was."""
        client = self._by_sid.pop(sid, None)
        if client is None:
            return None
        for room in rooms_of(client):
            self._rooms.leave(sid, room)
        self._by_seat[client.exercise, client.seat].discard(sid)
        for channel in channels_of(client):
            self._channels[channel] -= 1
            if not self._channels[channel]:
                del self._channels[channel]
        return client

    def get(self, sid: str) -> Client | None:
        """The client of a socket."""
        return self._by_sid.get(sid)

    def of_seat(self, exercise: str, seat: str) -> tuple[Client, ...]:
        """All sockets that speak for a seat."""
        return tuple(self._by_sid[sid] for sid in self._by_seat[exercise, seat])

    def of_exercise(self, exercise: str) -> tuple[Client, ...]:
        """All sockets of an exercise."""
        return tuple(one for one in self._by_sid.values() if one.exercise == exercise)

    def channels(self, exercise: str) -> tuple[Channel, ...]:
        """The channels of an exercise that somebody listens on."""
        return tuple(channel for channel in self._channels if channel.exercise == exercise)

    def __len__(self) -> int:
        return len(self._by_sid)


def channels_of(client: Client) -> Iterable[Channel]:
    """The channels a client listens on."""
    return (
        Channel(client.exercise, viewer, client.mode, client.locale) for viewer in client.viewers
    )


def rooms_of(client: Client) -> list[str]:
    """The rooms in which a client is told things."""
    rooms = [channel.room for channel in channels_of(client)]
    return rooms + [beat_room(client.exercise, viewer) for viewer in client.viewers]
