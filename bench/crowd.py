"""The clients of one server: each checks what it gets, to the byte and in order.

A packet is the same bytes for all who follow a stream, so it is read and judged once; every client
checks that it gets exactly those bytes, of a stream that it may read, at its own cursor.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.line import Door, Line
from bench.loop import Loop
from bench.marks import Marks

_MOST_FAULTS = 20
_PACKET = b'42["packet"'
_BEAT = b'42["beat"'
_NOTICE = b'42["notice"'
_CLOCK = b',"clock":'


@dataclass(slots=True)
class Packet:
    """What one stream was told at once, and how many have it."""

    viewer: str
    before: int
    to: int
    fresh: bool
    marks: frozenset[str]
    payload: bytes
    count: int = 0
    first_at: float = 0.0
    last_at: float = 0.0


class Crowd:
    """Many clients of one server."""

    def __init__(self, loop: Loop, marks: Marks, *, name: str) -> None:
        self.name = name
        self.loop = loop
        self.marks = marks
        self.lines: list[Line] = []
        self.faults: list[str] = []
        self.packets: dict[bytes, Packet] = {}
        self.listeners: Counter[str] = Counter()
        self.unfinished = 0
        """Packets that somebody has and somebody else has not yet."""
        self.deliveries = 0
        self.last_at = 0.0
        self.told: list[Packet] = []
        """Packets in the order in which anybody first got them."""
        self.welcome: Callable[[Line], None] | None = None
        """What a line does first once it is let in."""
        self.recording = False
        """Whether the bytes of what was told are kept once everybody has them."""
        self.tape_only = False
        """Whether whatever is not a packet given to ``replay`` is a fault."""
        self._seen: set[tuple[str, str]] = set()
        self._answers: dict[bytes, tuple[Packet, ...]] = {}

    # ── coming and going ─────────────────────────────────────────────────────

    def connect(self, doors: Sequence[Door], *, within: float = 120.0) -> list[Line]:
        """Opens a line for each door and waits until all are let in."""
        opened = self.open(doors)
        self.loop.until(
            lambda: all(line.let_in or line.closed for line in opened),
            what=f"{len(opened)} clients let in by {self.name}",
            within=within,
        )
        return opened

    def open(self, doors: Sequence[Door]) -> list[Line]:
        """Opens a line for each door, without waiting for the answer."""
        opened = []
        for door in doors:
            line = Line(door, self)
            self.loop.add(line)
            opened.append(line)
            self.listeners.update(line.held.keys())
        self.lines += opened
        return opened

    def leave(self, lines: Iterable[Line]) -> None:
        """These lines are cut; each keeps its cursors."""
        for line in list(lines):
            self.loop.drop(line)
            self.lines.remove(line)
            self.listeners.subtract(line.held.keys())

    def connected(self, line: Line, now: float) -> None:
        self.last_at = now
        if self.welcome is not None:
            self.welcome(line)

    # ── checking ─────────────────────────────────────────────────────────────

    def fault(self, what: str) -> None:
        """Something was missed, or came that must not."""
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append(f"{self.name}: {what}")

    def heard(self, line: Line, payload: bytes, now: float) -> None:
        if payload.startswith(_PACKET):
            self._deliver(line, self.packets.get(payload) or self._read(payload), now)
        elif payload.startswith(_BEAT):
            self._beat(line, payload)
        elif payload.startswith(_NOTICE):
            self._require_own(line, json.loads(payload[2:])[1]["viewer"], payload)
        else:
            self.fault(f"unasked: {payload[:100]!r}")

    def _deliver(self, line: Line, packet: Packet, now: float) -> None:
        held = line.held.get(packet.viewer)
        if held != packet.before:
            self.fault(
                f"a client that holds {packet.viewer} up to {held}"
                f" got {packet.before} to {packet.to}"
            )
            return
        line.held[packet.viewer] = packet.to
        self.deliveries += 1
        packet.last_at = self.last_at = now
        packet.count += 1
        if packet.count == 1:
            packet.first_at = now
            self.told.append(packet)
            self._seen.update((mark, packet.viewer) for mark in packet.marks)
        if packet.count == self.listeners[packet.viewer]:
            self._finish(packet)

    def _finish(self, packet: Packet) -> None:
        self.unfinished -= 1
        if not self.tape_only:
            del self.packets[packet.payload]
            if not self.recording:
                packet.payload = b""

    def _read(self, payload: bytes) -> Packet:
        packet = packet_of(json.loads(payload[2:])[1], payload)
        self.packets[payload] = packet
        self.unfinished += 1
        if self.tape_only:
            self.fault(f"sent what is not on the tape: {payload[:100]!r}")
        self._judge(packet.viewer, payload)
        return packet

    def _judge(self, viewer: str, payload: bytes) -> None:
        for mark in Marks.found(payload):
            if viewer not in self.marks.readers(mark):
                self.fault(f"{viewer} got {mark}, which it must not")

    def _require_own(self, line: Line, viewer: str, payload: bytes) -> None:
        if viewer not in line.held:
            self.fault(f"a client got something of {viewer}, which it may not read")
        self._judge(viewer, payload)

    def _beat(self, line: Line, payload: bytes) -> None:
        for viewer in json.loads(payload[2:])[1]["cursors"]:
            if viewer not in line.held:
                self.fault(f"a client got the beat of {viewer}, which it may not read")

    # ── catching up ──────────────────────────────────────────────────────────

    def resumed(self, line: Line, answer: bytes, now: float) -> None:
        """Takes in what a line missed, from the answer to its ``resume``."""
        # The clock at the end differs from one answer to the next; the rest is the same for many.
        key = answer[: answer.rfind(_CLOCK)]
        packets = self._answers.get(key)
        if packets is None:
            packets = self._answers[key] = self._read_answer(answer)
        self.last_at = now
        for packet in packets:
            held = line.held.get(packet.viewer)
            if held is None or not (packet.fresh or packet.before == held):
                self.fault(f"resumed {packet.viewer} at {held} from {packet.before}")
            else:
                line.held[packet.viewer] = packet.to

    def _read_answer(self, answer: bytes) -> tuple[Packet, ...]:
        body = json.loads(answer)[0]
        if not body.get("ok"):
            self.fault(f"resume was refused: {answer[:200]!r}")
            return ()
        found = tuple(packet_of(one, json.dumps(one).encode()) for one in body["packets"])
        for packet in found:
            self._judge(packet.viewer, packet.payload)
        return found

    # ── knowing when all is told ─────────────────────────────────────────────

    def has(self, marks: Iterable[str]) -> bool:
        """Whether everybody has what these marks are in, and nobody is behind another."""
        return self.unfinished == 0 and all(
            (mark, viewer) in self._seen
            for mark in marks
            for viewer in self.marks.readers(mark)
            if self.listeners[viewer]
        )

    def replay(self, packets: Sequence[Packet]) -> None:
        """These very packets are about to be sent, and every client stands before the first."""
        self.packets = {one.payload: one for one in packets}
        self._seen.clear()
        self.told.clear()
        self.unfinished = len(packets)
        before: dict[str, int] = {}
        for packet in packets:
            packet.count = 0
            before.setdefault(packet.viewer, packet.before)
        for line in self.lines:
            line.held.update({one: at for one, at in before.items() if one in line.held})

    def has_up_to(self, newest: Mapping[str, int]) -> bool:
        """Whether every client holds all of its streams up to here."""
        return all(
            held == newest.get(viewer, 0)
            for line in self.lines
            for viewer, held in line.held.items()
        )

    def require_equal_cursors(self, newest: Mapping[str, int]) -> None:
        """Every client holds all that the log has for it."""
        for line in self.lines:
            for viewer, held in line.held.items():
                if held != newest.get(viewer, 0):
                    self.fault(f"{viewer} ends at {newest.get(viewer, 0)}, a client at {held}")


def packet_of(told: dict[str, object], payload: bytes) -> Packet:
    """A packet as a client reads it."""
    return Packet(
        viewer=str(told["viewer"]),
        before=int(str(told["from"])),
        to=int(str(told["to"])),
        fresh=bool(told.get("fresh")),
        marks=Marks.found(payload),
        payload=payload,
    )
