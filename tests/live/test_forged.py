"""Clients that speak the protocol against its meaning: a typed answer, no leak, no traceback."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.live.program import Program
from tests.live.raw import Raw, frame, heard, reset
from tests.support.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, project_root: Path) -> Iterator[Server]:
    server = Server(project_root, tmp_path_factory.mktemp("forged") / "data").start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def facilitator(server: Server) -> Iterator[Program]:
    program = Program(server.url)
    assert program.request(urlsplit(server.links["facilitator"]).path, {})[0] == 303
    program.exercise, program.seat = server.links["exercise"], "white.facilitator"
    assert program.request(f"/x/{program.exercise}/console", {})[0] == 303
    program.connect()
    program.must("exercise.start")
    yield program
    program.cut()


@pytest.fixture(autouse=True)
def unmoved(server: Server) -> Iterator[None]:
    with server.unmoved():
        yield


Device = Callable[..., Raw]


@pytest.fixture
def device(server: Server, facilitator: Program) -> Iterator[Device]:
    """A device with bare bytes, in seats that are emptied for it; it speaks for the first."""
    made: list[Raw] = []

    def device(*seats: str, mode: str = "json") -> Raw:
        program = Program(server.url)
        for seat in reversed(seats):
            facilitator.command("seat.vacate", seat=seat)
            program.join(server.links["cells"][seat.split(".")[0]], seat, f"Spy in {seat}")
        cookie = "; ".join(f"{one.name}={one.value}" for one in program.cookies)
        auth = {"v": 1, "exercise": program.exercise, "seat": seats[0], "mode": mode}
        made.append(Raw(server.port, cookie, {**auth, "locale": "en"}))
        return made[-1]

    yield device
    for one in made:
        one.close()


@pytest.fixture
def mate(server: Server, facilitator: Program) -> Iterator[Program]:
    """Somebody of Tokyo who stays."""
    program = Program(server.url)
    facilitator.command("seat.vacate", seat="tokyo.head")
    program.join(server.links["cells"]["tokyo"], "tokyo.head", "Aya")
    yield program.connect()
    program.cut()


def let_in(device: Raw) -> socket.socket:
    line = device.upgraded()
    line.sendall(frame(device.connect_packet()))
    heard(line, b"40{")
    return line


def asked(line: socket.socket, number: int, *event: Any) -> bytes:
    """What comes until the event has its answer, that included.

    Tests share a seat: it asks again when those before have used up what it may ask.
    """
    while True:
        line.sendall(frame(f"42{number}{json.dumps(event)}".encode()))
        answer = heard(line, f"43{number}[".encode())
        if b'"too_fast"' not in answer:
            return answer
        time.sleep(0.2)


# ── names that are Socket.IO's own ───────────────────────────────────────────


@pytest.mark.parametrize("name", ["disconnect", "connect"])
@pytest.mark.parametrize("how", ["seat.vacate", "seat.move"])
def test_who_is_put_out_of_a_seat_hears_no_more_whatever_they_forged(
    facilitator: Program, mate: Program, device: Device, name: str, how: str
) -> None:
    spy = device("tokyo.defence", "seoul.head")
    line = let_in(spy)
    other = {**spy.auth, "seat": "seoul.head"}
    forged = asked(line, 1, name, {}, other) if name == "connect" else asked(line, 1, name, "x")
    assert b'"malformed"' in forged
    facilitator.command("seat.vacate", seat="beijing.head")
    if how == "seat.vacate":
        facilitator.must("seat.vacate", seat="tokyo.defence")
        heard(line, b'42["gone"')
    else:
        facilitator.must("seat.move", from_seat="tokyo.defence", to_seat="beijing.head")
        heard(line, b'42["moved"')
    mate.must("message.send", to=["tokyo"], text=f"SECRETWORD after {name} {how}")
    mate.wait_until(lambda: f"SECRETWORD after {name} {how}" in json.dumps(mate.entries))
    assert b"SECRETWORD" not in asked(line, 2, "resume", {"cursors": {}})
    assert b"no_seat" in asked(line, 3, "command", {"id": "1", "command": {"type": "x"}})


@pytest.mark.parametrize("name", ["disconnect", "connect", "connect_error", "*", "message", "no"])
def test_the_same_over_polling(device: Device, name: str) -> None:
    spy = device("tokyo.defence")
    sid = spy.let_in()
    line = spy.connection(spy.post(sid, f'42["{name}"]'.encode()))
    assert b"malformed" in heard(line, b"malformed")


# ── what is no event of ours ─────────────────────────────────────────────────

ODD: dict[str, tuple[Any, ...]] = {
    "no data": ("resume",),
    "three data": ("resume", 1, 2, 3),
    "three data of a command": ("command", {}, {}, 3),
    "a cursor beyond all databases": ("resume", {"cursors": {"cell:tokyo": 2**63}}),
    "a cursor beyond all numbers": ("resume", {"cursors": {"cell:tokyo": 10**400}}),
    "half a character": ("resume", {"cursors": {"\ud800": 1}}),
    "half a character for a command": ("command", {"id": "\ud800", "command": {"type": "\ud800"}}),
    "half a character within": (
        "command",
        {"id": "h", "command": {"type": "message.send", "to": ["seoul"], "text": "\ud800"}},
    ),
    "a name of nothing": ("nothing", {}),
    "a connection": ("connect",),
}


@pytest.mark.parametrize("mode", ["json", "html"])
@pytest.mark.parametrize("event", ODD.values(), ids=list(ODD))
def test_odd_events_are_answered(device: Device, event: tuple[Any, ...], mode: str) -> None:
    line = let_in(device("tokyo.defence", mode=mode))
    assert b'"ok"' in asked(line, 7, *event)
    assert b'"ok": true' in asked(line, 8, "resume", {"cursors": {}}).replace(b'":t', b'": t')


@pytest.mark.parametrize(
    "auth",
    [
        {"seat": "projector", "token": "\ud800"},
        {"seat": "\ud800"},
        {"exercise": "\ud800"},
        {"exercise": "\x00"},
        {"locale": "\ud800", "seat": "seoul.head"},
        {"v": 10**30},
        {"v": []},
    ],
)
def test_odd_ways_to_come_in_are_refused(device: Device, auth: dict[str, Any]) -> None:
    spy = device("tokyo.defence")
    spy.auth |= auth
    line = spy.upgraded()
    line.sendall(frame(spy.connect_packet()))
    assert b'"code"' in heard(line, b"44{")


def test_a_binary_event_is_refused_in_words(device: Device) -> None:
    line = let_in(device("tokyo.defence"))
    line.sendall(frame(b'451-7["command",{"_placeholder":true,"num":0}]'))
    assert b'"malformed"' in heard(line, b"437[")


# ── asking too much ──────────────────────────────────────────────────────────


@pytest.mark.parametrize("mode", ["json", "html"])
def test_a_seat_that_asks_too_much_is_refused_on_all_its_lines_and_nobody_else(
    device: Device, mate: Program, mode: str
) -> None:
    spy = device("tokyo.defence", mode=mode)
    lines = [let_in(spy), let_in(spy)]
    for line in lines:
        line.sendall(
            b"".join(
                frame(b'42%d["resume",{"cursors":{"cell:tokyo":%d}}]' % (n, 10**6 + n))
                for n in range(150)
            )
        )
    refused = 0
    for line in lines:
        told = b""
        while not all(b"43%d[" % number in told for number in range(150)):
            told += line.recv(65536)
        refused += told.count(b'"too_fast"')
    assert 150 < refused < 300
    assert mate.call("resume", {"cursors": mate.cursors})["ok"]


# ── requests that are none ───────────────────────────────────────────────────


def test_a_handshake_of_another_version_is_refused(device: Device) -> None:
    spy = device("tokyo.defence")
    line = spy.connection(spy.upgrade().replace(b"Version: 13", b"Version: 99"))
    assert heard(line, b"\r\n\r\n").startswith(b"HTTP/1.1 400 ")


def test_very_many_headers_are_refused(device: Device) -> None:
    spy = device("tokyo.defence")
    many = (f"X-{number}: {number}" for number in range(2_000))
    line = spy.connection(spy.head("GET", "transport=polling", *many))
    assert heard(line, b"\r\n\r\n").startswith(b"HTTP/1.1 400 ")


def test_a_post_that_is_shorter_than_it_says(device: Device) -> None:
    spy = device("tokyo.defence")
    line = spy.connection(spy.post(spy.let_in(), b"42", claimed=12))
    line.shutdown(socket.SHUT_WR)
    while line.recv(4096):
        pass


def test_many_lines_dropped_with_much_unread(device: Device) -> None:
    spy = device("tokyo.defence", mode="html")
    for _ in range(40):
        line = let_in(spy)
        line.sendall(b"".join(frame(b'42%d["resume",{"cursors":{}}]' % n) for n in range(20)))
        reset(line)
