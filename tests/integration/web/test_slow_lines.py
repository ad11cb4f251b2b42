"""Requests that take their time: a slow one is waited for, one that never ends is not."""

import socket
from collections.abc import Iterator

import gevent
import gevent.socket
import pytest
from flask import Flask, request

from exercise.web import serving


@pytest.fixture
def port() -> Iterator[int]:
    app = Flask(__name__)

    @app.post("/said")
    def said() -> str:
        return request.form["text"]

    listener = serving.Listener("127.0.0.1", 0)
    server = listener.serve(app, public_url=None)
    yield listener.port
    server.stop()


@pytest.fixture
def line(port: int) -> Iterator[socket.socket]:
    with gevent.socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        yield line


def all_of(line: socket.socket) -> bytes:
    """What comes until the server ends the connection."""
    told = b""
    while more := line.recv(4096):
        told += more
    return told


HEAD = b"POST /said HTTP/1.1\r\nHost: localhost\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n"


@pytest.mark.parametrize("sent", [b"", b"POST /sa"])
def test_a_line_that_asks_nothing_is_let_go(
    line: socket.socket, monkeypatch: pytest.MonkeyPatch, sent: bytes
) -> None:
    monkeypatch.setattr(serving, "QUIET_S", 0.1)
    line.sendall(sent)
    assert all_of(line) == b""


def test_headers_that_never_end(line: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "HEADERS_S", 0.1)
    line.sendall(HEAD + b"X-More: ")
    assert all_of(line) == b""


def test_headers_that_drip_for_ever(line: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "HEADERS_S", 0.3)
    line.sendall(HEAD + b"X-More: ")

    def drip() -> None:
        while True:
            line.sendall(b"x")
            gevent.sleep(0.02)

    dripping = gevent.spawn(drip)
    try:
        assert all_of(line) == b""
    except ConnectionError:
        pass  # it was closed on a byte that was under way
    finally:
        gevent.kill(dripping)


def test_a_body_that_never_comes_is_followed_by_no_other_request(
    line: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "BODY_S", 0.1)
    line.sendall(HEAD + FORM + b"\r\ntext")
    told = all_of(line)
    assert told.count(b"HTTP/1.1") <= 1
    assert b" 200 " not in told


def test_a_slow_phone_is_waited_for(line: socket.socket) -> None:
    for part in (HEAD[:9], HEAD[9:], FORM, b"Connection: close\r\n", b"\r\n", b"text", b"=slow"):
        line.sendall(part)
        gevent.sleep(0.02)
    told = all_of(line)
    assert b" 200 " in told.splitlines()[0]
    assert told.endswith(b"slow")
