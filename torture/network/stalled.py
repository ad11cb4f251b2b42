"""Clients that connect, follow their streams, and never read: they slow nobody and cost little."""

import socket
import statistics
import time
from dataclasses import dataclass

from tests.live.raw import Raw, frame
from torture.crash.crowd import Crowd
from torture.serving import Served, served
from torture.work import Fault, Work

STALLED = 20
TEXT = "A long word. " * 600
"""About 8 KB, told to everybody."""
SHARE = 0.08
"""Of the part's time, for each of the three loads."""
SLOWER = 4.0
SLACK_S = 0.25
MB_EACH = 8.0
"""Memory that one client who never reads may cost, at most."""


@dataclass
class Measured:
    """How it went with so many clients that do not read."""

    median_s: float
    grown_mb: float


def stall(work: Work) -> None:
    """Compares the same load without and with them, silent ones and ones that say they live.

    Raises:
        Fault: others were slowed, or memory grew without bound.
    """
    seconds = 1.5 if work.quick else min(40.0, work.budget_s * SHARE)
    with served(work, "stalled", "--rate", "1") as one:
        crowd = Crowd(one, work.rng("stalled")).join()
        crowd.connect()
        crowd.run_clock()
        alone = _load(one, crowd, seconds, [])
        for what, lively in (("silent", False), ("saying that they live", True)):
            lines = _never_read(one, crowd)
            beside = _load(one, crowd, seconds, lines if lively else [])
            for line in lines:
                line.close()
            work.count(f"clients that never read, {what}", STALLED)
            work.note(
                f"{STALLED} clients that never read, {what}: others' answers took"
                f" {beside.median_s / alone.median_s:.2f} × as long, the server grew by"
                f" {beside.grown_mb - alone.grown_mb:.0f} MB in {seconds:.0f} s"
            )
            if beside.median_s > alone.median_s * SLOWER + SLACK_S:
                raise Fault(f"clients that never read ({what}) slow the others: {beside}, {alone}")
            if beside.grown_mb - alone.grown_mb > MB_EACH * STALLED:
                raise Fault(f"clients that never read ({what}) make memory grow: {beside}, {alone}")
        one.must_be_calm()
        crowd.cut()


def _never_read(one: Served, crowd: Crowd) -> list[socket.socket]:
    lines = []
    for number in range(STALLED):
        player = crowd.readers[number % len(crowd.readers)]
        cookie = "; ".join(f"{item.name}={item.value}" for item in player.session.cookies)
        auth = {"v": 1, "exercise": player.exercise, "seat": player.seat, "mode": "html"}
        raw = Raw(one.server.port, cookie, {**auth, "locale": "en"})
        line = raw.connection()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.sendall(raw.upgrade())
        line.sendall(frame(raw.connect_packet()))
        lines.append(line)
    return lines


def _load(one: Served, crowd: Crowd, seconds: float, lively: list[socket.socket]) -> Measured:
    before, took = one.memory_mb(), []
    end, sender = time.monotonic() + seconds, crowd.senders[0]
    alive_at = time.monotonic()
    while time.monotonic() < end:
        begun = time.monotonic()
        if crowd.say(sender, {"type": "statement.make", "text": TEXT}) is None:
            raise Fault("a statement got no answer while others did not read")
        took.append(time.monotonic() - begun)
        if lively and time.monotonic() - alive_at > 4:
            alive_at = time.monotonic()
            for line in lively:
                line.sendall(frame(b"3"))
        time.sleep(0.02)
    return Measured(statistics.median(took), one.memory_mb() - before)
