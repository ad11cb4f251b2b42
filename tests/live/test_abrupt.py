"""Lines that die at any moment of handshake, upgrade and talk: the server takes no notice."""

import socket
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.live.program import Program
from tests.live.raw import BINARY, CLOSE, PING, TEXT, WAYS, Raw, frame, leave
from tests.support.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, project_root: Path) -> Iterator[Server]:
    server = Server(project_root, tmp_path_factory.mktemp("abrupt") / "data").start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def seated(server: Server) -> Program:
    program = Program(server.url)
    program.join(server.links["cells"]["tokyo"], "tokyo.head", "Aya")
    return program


@pytest.fixture
def client(server: Server, seated: Program) -> Iterator[Raw]:
    client = Raw(
        server.port,
        "; ".join(f"{one.name}={one.value}" for one in seated.cookies),
        {"v": 1, "exercise": seated.exercise, "seat": seated.seat, "mode": "json", "locale": "en"},
    )
    yield client
    client.close()


@pytest.fixture(autouse=True)
def unmoved(server: Server) -> Iterator[None]:
    with server.unmoved():
        yield


PROBE, UPGRADE = frame(b"2probe"), frame(b"5")


def before_any_byte(client: Raw) -> socket.socket:
    return client.connection()


def in_the_request_line(client: Raw) -> socket.socket:
    return client.connection(b"GET /sock")


def in_the_headers(client: Raw) -> socket.socket:
    return client.connection(client.upgrade()[:-12])


def right_after_asking(client: Raw) -> socket.socket:
    return client.connection(client.upgrade())


def after_the_handshake(client: Raw) -> socket.socket:
    return client.upgraded()


def after_a_bad_handshake(client: Raw) -> socket.socket:
    return client.connection(client.upgrade().replace(b"Version: 13", b"Version: 1"))


def right_after_asking_for_an_upgrade(client: Raw) -> socket.socket:
    return client.connection(client.upgrade(client.let_in()))


def after_the_handshake_of_an_upgrade(client: Raw) -> socket.socket:
    return client.upgraded(client.let_in())


def within_the_probe(client: Raw) -> socket.socket:
    line = client.upgraded(client.let_in())
    line.sendall(PROBE[:5])
    return line


def right_after_the_probe(client: Raw) -> socket.socket:
    line = client.upgraded(client.let_in())
    line.sendall(PROBE)
    return line


def all_at_once_to_the_probe(client: Raw) -> socket.socket:
    return client.connection(client.upgrade(client.let_in()) + PROBE)


def after_the_probe_is_answered(client: Raw) -> socket.socket:
    line = client.upgraded(client.let_in())
    line.sendall(PROBE)
    line.recv(100)
    return line


def right_after_the_upgrade(client: Raw) -> socket.socket:
    line = client.upgraded(client.let_in())
    line.sendall(PROBE + UPGRADE)
    return line


def with_something_else_for_a_probe(client: Raw) -> socket.socket:
    line = client.upgraded(client.let_in())
    line.sendall(frame(b"41"))
    return line


def upgraded_twice(client: Raw) -> socket.socket:
    sid = client.let_in()
    first = client.upgraded(sid)
    first.sendall(PROBE + UPGRADE)
    first.recv(100)
    return client.connection(client.upgrade(sid))


def while_let_in(client: Raw) -> socket.socket:
    line = client.upgraded()
    line.sendall(frame(client.connect_packet()))
    return line


def once_let_in(client: Raw) -> socket.socket:
    line = while_let_in(client)
    told = b""
    while b"40{" not in told:
        told += line.recv(4096)
    return line


def with_a_question_open(client: Raw) -> socket.socket:
    line = once_let_in(client)
    line.sendall(frame(b'420["resume",{"cursors":{}}]') * 20)
    return line


def within_a_frame(client: Raw) -> socket.socket:
    line = once_let_in(client)
    line.sendall(frame(b'420["resume",{}]')[:9])
    return line


def within_a_message(client: Raw) -> socket.socket:
    line = once_let_in(client)
    line.sendall(frame(b'420["res', final=False))
    return line


def while_polling(client: Raw) -> socket.socket:
    sid = client.let_in()
    return client.connection(client.head("GET", f"transport=polling&sid={sid}"))


def within_a_post(client: Raw) -> socket.socket:
    sid = client.open_session()
    return client.connection(client.post(sid, client.connect_packet()[:20], claimed=200))


def within_a_forms_post(client: Raw) -> socket.socket:
    head = client.post("x", b"code=Z", claimed=200)
    return client.connection(head.replace(b"/socket.io/", b"/join"))


MOMENTS: tuple[Callable[[Raw], socket.socket], ...] = (
    before_any_byte,
    in_the_request_line,
    in_the_headers,
    right_after_asking,
    after_the_handshake,
    after_a_bad_handshake,
    right_after_asking_for_an_upgrade,
    after_the_handshake_of_an_upgrade,
    within_the_probe,
    right_after_the_probe,
    all_at_once_to_the_probe,
    after_the_probe_is_answered,
    right_after_the_upgrade,
    with_something_else_for_a_probe,
    upgraded_twice,
    while_let_in,
    once_let_in,
    with_a_question_open,
    within_a_frame,
    within_a_message,
    while_polling,
    within_a_post,
    within_a_forms_post,
)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_client_that_vanishes(client: Raw, moment: Callable[[Raw], socket.socket]) -> None:
    for go in WAYS:
        go(moment(client))


GARBAGE = {
    "no frame at all": b"GET / HTTP/1.1\r\n\r\n",
    "unmasked": bytes([0x81, 2]) + b"40",
    "reserved bits": frame(b"40", reserved=7),
    "unknown opcode": frame(b"40", 11),
    "a pong nobody asked for": frame(b"x", 10),
    "a large ping": frame(b"x" * 126, PING),
    "a ping in pieces": frame(b"x", PING, final=False),
    "no text": frame(b"\xff\xfe"),
    "text cut within a character": frame(b"4\xe2\x82", final=False) + frame(b"", 0),
    "binary": frame(b"\x04\x00", BINARY),
    "binary within a text": frame(b"4", final=False) + frame(b"0", BINARY),
    "a piece of nothing": frame(b"40", 0),
    "empty": frame(b""),
    "a packet of no type": frame(b"x"),
    "a message of no type": frame(b"4"),
    "closed with half a code": frame(b"\x03", CLOSE),
    "closed with no such code": frame(struct.pack(">H", 7), CLOSE),
    "closed, and then more": frame(struct.pack(">H", 1000), CLOSE) + frame(b"40"),
    "closed twice": frame(b"", CLOSE) * 2,
    "a length beyond all bounds": b"\x81\xff" + b"\xff" * 8,
    "larger than anything here": b"\x81\xff" + struct.pack(">Q", 1 << 33) + b"x" * 5000,
    "a probe, late": frame(b"2probe"),
    "an upgrade, late": frame(b"5"),
    "the end of the session": frame(b"1"),
    "the end of the namespace": frame(b"41"),
    "very deep": frame(b'42["command",' + b"[" * 3000 + b"]" * 3000 + b"]", TEXT),
}


@pytest.mark.parametrize("garbage", GARBAGE.values(), ids=list(GARBAGE))
def test_garbage_on_the_line(client: Raw, garbage: bytes) -> None:
    for moment in (after_the_handshake, after_the_handshake_of_an_upgrade, once_let_in):
        for go in WAYS:
            line = moment(client)
            line.sendall(garbage)
            go(line)


def test_others_are_served_as_ever(server: Server, client: Raw) -> None:
    line = once_let_in(client)
    line.sendall(frame(b'427["resume",{"cursors":{}}]'))
    told = b""
    while b"437[" not in told:
        told += line.recv(65536)
    leave(line)
    program = Program(server.url)
    program.join(server.links["observer"], None, "Vera")
    program.connect()
    program.cut()
