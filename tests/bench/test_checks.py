"""The measuring clients notice whatever a server tells wrongly."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from bench.__main__ import row
from bench.crowd import Crowd
from bench.figures import Figure, Target, rank
from bench.frames import Frames, Unreadable
from bench.line import Line
from bench.loop import Loop, TooLate
from bench.machine import cores
from bench.marks import Marks
from bench.rows import memory
from bench.stage import Setting

NORTH, SOUTH = "cell:north", "cell:south"


@dataclass
class Client:
    held: dict[str, int] = field(default_factory=lambda: {NORTH: 4})

    @property
    def line(self) -> Line:
        return cast(Line, self)


@pytest.fixture
def marks() -> Marks:
    return Marks()


@pytest.fixture
def crowd(marks: Marks) -> Iterator[Crowd]:
    loop = Loop()
    crowd = Crowd(loop, marks, name="trial")
    crowd.listeners[NORTH] = 2
    yield crowd
    loop.close()


def packet(viewer: str, before: int, to: int, text: str = "") -> bytes:
    told = {"viewer": viewer, "from": before, "to": to, "items": [text]}
    return b"42" + json.dumps(["packet", told]).encode()


def test_the_right_packets_in_order_are_no_fault(crowd: Crowd, marks: Marks) -> None:
    one, two, mark = Client(), Client(), marks.new([NORTH])
    for number in (4, 5):
        for client in (one, two):
            crowd.heard(client.line, packet(NORTH, number, number + 1, mark), 1.0)
    assert crowd.faults == []
    assert crowd.has([mark])
    assert crowd.deliveries == 4


def test_nobody_has_it_until_everybody_has(crowd: Crowd, marks: Marks) -> None:
    mark = marks.new([NORTH])
    assert not crowd.has([mark])
    crowd.heard(Client().line, packet(NORTH, 4, 5, mark), 1.0)
    assert not crowd.has([mark])


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        (packet(NORTH, 5, 6), "holds cell:north up to 4 got 5 to 6"),
        (packet(NORTH, 3, 4), "holds cell:north up to 4 got 3 to 4"),
        (packet(SOUTH, 4, 5), "holds cell:south up to None"),
        (b'42["notice",{"viewer":"cell:south","regions":{}}]', "which it may not read"),
        (b'42["beat",{"cursors":{"cell:south":1}}]', "which it may not read"),
        (b'42["gone",{}]', "unasked"),
    ],
    ids=["missed", "twice", "another's", "another's notice", "another's beat", "unasked"],
)
def test_what_must_not_come_is_a_fault(crowd: Crowd, payload: bytes, said: str) -> None:
    crowd.heard(Client().line, payload, 1.0)
    assert said in crowd.faults[0]


def test_anothers_words_are_a_fault(crowd: Crowd, marks: Marks) -> None:
    mark = marks.new([SOUTH])
    crowd.heard(Client().line, packet(NORTH, 4, 5, f"<p>{mark}</p>"), 1.0)
    assert f"{NORTH} got {mark}" in crowd.faults[0]


def test_what_is_not_on_the_tape_is_a_fault(crowd: Crowd) -> None:
    crowd.tape_only = True
    crowd.replay([])
    crowd.heard(Client().line, packet(NORTH, 4, 5), 1.0)
    assert "not on the tape" in crowd.faults[0]


def test_a_client_that_ends_behind_the_log_is_a_fault(crowd: Crowd) -> None:
    crowd.lines.append(Client().line)
    crowd.require_equal_cursors({NORTH: 4})
    assert crowd.faults == []
    crowd.require_equal_cursors({NORTH: 5})
    assert len(crowd.faults) == 1


def resumed(crowd: Crowd, *packets: dict[str, Any]) -> Client:
    client = Client()
    answer = {"ok": True, "packets": list(packets), "clock": {"ms": 1}}
    crowd.resumed(client.line, json.dumps([answer], separators=(",", ":")).encode(), 1.0)
    return client


def test_who_comes_back_takes_what_was_missed(crowd: Crowd) -> None:
    client = resumed(crowd, {"viewer": NORTH, "from": 4, "to": 9, "items": []})
    assert (client.held, crowd.faults) == ({NORTH: 9}, [])
    fresh = resumed(crowd, {"viewer": NORTH, "from": 0, "to": 9, "fresh": True, "items": []})
    assert (fresh.held, crowd.faults) == ({NORTH: 9}, [])


def test_a_gap_on_coming_back_is_a_fault(crowd: Crowd) -> None:
    resumed(crowd, {"viewer": NORTH, "from": 6, "to": 9, "items": []})
    assert "at 4 from 6" in crowd.faults[0]


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536])
def test_frames_are_read_however_they_are_cut(size: int) -> None:
    body = b"x" * size
    head = bytes((0x81, size)) if size < 126 else b""
    head = head or (b"\x81\x7e" + size.to_bytes(2, "big") if size < 65_536 else b"")
    head = head or b"\x81\x7f" + size.to_bytes(8, "big")
    frames, found = Frames(), []
    data = (head + body) * 2
    for at in range(0, len(data), 1_000):
        found += frames.feed(data[at : at + 1_000])
    assert found == [(1, body), (1, body)]


def test_compressed_frames_are_read_where_agreed_on() -> None:
    press = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    body = press.compress(b"often often often") + press.flush(zlib.Z_SYNC_FLUSH)
    data = bytes((0xC1, len(body) - 4)) + body[:-4]
    assert Frames(deflated=True).feed(data) == [(1, b"often often often")]
    with pytest.raises(Unreadable):
        Frames().feed(data)


def test_a_target_is_met_or_not() -> None:
    most = Target("ratio", "most", 1.15, also=1.0)
    assert str(most) == "≤ 1.15 ×, then ≤ 1 ×"
    assert Figure("row", "time", "ms", 11.0, 10.0, target=most).met
    assert not Figure("row", "time", "ms", 12.0, 10.0, target=most).met
    late = Target("value", "most", 50.0, unit="ms")
    assert Figure("row", "late", "ms", 50.0, target=late).met
    assert Figure("row", "rate", "/s", 1.0).met is None
    assert rank(range(100), 0.99) == 99


def test_a_row_that_cannot_be_measured_is_a_fault_and_no_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def run(_: Setting) -> list[Figure]:
        raise TooLate("all is told: not within 60 s")

    monkeypatch.setattr(memory, "run", run)
    setting = Setting(tmp_path, tmp_path, cores(), quick=True)
    figures = row("memory", setting)
    assert [one.note for one in figures] == ["not measured"]
    assert setting.faults == ["memory: not measured: all is told: not within 60 s"]
