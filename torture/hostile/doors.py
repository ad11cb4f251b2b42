"""Attacks that need a plan rather than chance."""

import contextlib
import json
import socket
import time

from exercise.web.guesses import ALLOWANCE, REFILL_PER_S
from tests.live.raw import Raw, frame
from torture.hostile.wire import http
from torture.player import Player
from torture.serving import Served
from torture.work import Fault, Work

PEOPLE = 500
GUESSES = ALLOWANCE + 500
FLOOD_MB = 40.0


def handshakes(work: Work, one: Served, player: Player) -> None:
    """Sockets from elsewhere, of seats that are others', of exercises that are none."""
    raw = _raw(one, player)
    head = raw.upgrade().decode()
    own = f"Origin: http://127.0.0.1:{one.server.port}"
    for origin in ("http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1.evil"):
        status = http(one.server.port, head.replace(own, f"Origin: {origin}").encode())
        if status != 403:
            raise Fault(f"a handshake from {origin} was answered {status}")
        work.count("handshakes from elsewhere refused")
    for seat in ("blue.head", "white.facilitator", "projector", "red.none", "x" * 5_000):
        line = raw.upgraded()
        line.sendall(frame(b"40" + json.dumps({**raw.auth, "seat": seat}).encode()))
        told = b""
        while b"44{" not in told and b"40{" not in told:
            told += line.recv(4096)
        if b"44{" not in told or b'"code"' not in told:
            raise Fault(f"a socket for {seat} was let in, or refused without a code: {told!r}")
        line.close()
        work.count("forged seats refused")


def slow(work: Work, one: Served, count: int) -> None:
    """Many that say their request letter by letter; others are served meanwhile."""
    lines = [socket.create_connection(("127.0.0.1", one.server.port)) for _ in range(count)]
    for _ in range(5):
        for line in lines:
            line.sendall(b"G")
        one.must_live()
    for line in lines:
        line.close()
    work.count("slow connections beside which others were served", count)


def huge(work: Work, one: Served, player: Player) -> None:
    """Frames and bodies beyond all bounds are refused without being gathered."""
    before = one.memory_mb()
    for size in (300_000, 2_000_000, 8_000_000):
        line = _raw(one, player).upgraded()
        with contextlib.suppress(OSError):
            line.sendall(frame(b"42" + b"x" * size))
        line.close()
        body = b"x" * min(size, 3_000_000)
        head = f"POST /join HTTP/1.1\r\nHost: 127.0.0.1:{one.server.port}\r\n"
        head += f"Origin: {player.origin}\r\nContent-Length: {size}\r\nConnection: close\r\n\r\n"
        http(one.server.port, head.encode() + body)
        work.count("frames and bodies too large", 2)
    if one.memory_mb() - before > FLOOD_MB:
        raise Fault(f"huge frames made memory grow from {before:.0f} to {one.memory_mb():.0f} MB")


def pongs(work: Work, one: Served, player: Player, count: int) -> None:
    """Answers to questions that nobody asked."""
    before = one.memory_mb()
    line = _raw(one, player).upgraded()
    line.sendall(frame(_raw(one, player).connect_packet()))
    try:
        for _ in range(count // 100):
            line.sendall(frame(b"3") * 100)
    except OSError:
        work.note("a line with far too many pongs is closed")
    one.must_live()
    grown = one.memory_mb() - before
    line.close()
    work.count("pongs that nobody asked for", count)
    work.note(f"{count:,} unasked pongs on one line: the server grew by {grown:.0f} MB")
    if grown > FLOOD_MB:
        raise Fault(f"{count} unasked pongs on one line made memory grow by {grown:.0f} MB")


def guesses(work: Work, one: Served, player: Player, count: int, people: int) -> None:
    """One address guesses codes and links; the people behind it still come in by their links."""
    begun, tried = time.monotonic(), 0
    done = 0
    for done in work.times(quick=count, full=count):
        status = player.post("/join", {"code": f"AAAA-{done:04}"}).status_code
        tried += status == 404
        if status not in (404, 429):
            raise Fault(f"a guessed code was answered {status}")
    allowed = ALLOWANCE + (time.monotonic() - begun) * REFILL_PER_S + 10
    if tried > allowed:
        raise Fault(f"of {done + 1} guessed codes {tried} were tried, where {allowed:.0f} may be")
    work.count("guessed codes", done + 1)
    work.count("of them told to wait", done + 1 - tried)
    begun = time.monotonic()
    link = one.server.links["observer"]
    for number in range(people):
        name = {"name": f"Person {number}", "seat": "new"}
        answer = Player(player.origin).post(link[len(player.origin) :], name)
        full = number > 250 and answer.status_code == 400
        if answer.status_code != 303 and not full:
            raise Fault(f"person {number} behind the same address: {answer.status_code}")
    work.count("people let in by their links behind the same address", people)
    work.note(f"{people} people came in within {time.monotonic() - begun:.0f} s, beside a guesser")


def _raw(one: Served, player: Player) -> Raw:
    cookie = "; ".join(f"{item.name}={item.value}" for item in player.session.cookies)
    auth = {"v": 1, "exercise": player.exercise, "seat": player.seat, "mode": "json"}
    return Raw(one.server.port, cookie, {**auth, "locale": "en"})
