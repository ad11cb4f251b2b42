"""Programs on a real server: each entry once, in order, and only to those who may read it."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.live.program import Program
from tests.support.server import Server


@pytest.fixture
def server(tmp_path: Path, project_root: Path) -> Iterator[Server]:
    server = Server(project_root, tmp_path / "data", arguments=("--rate", "60")).start()
    yield server
    server.stop()


Join = Callable[..., Program]


@pytest.fixture
def join(server: Server) -> Iterator[Join]:
    """Joins a seat by its cell's link, connected."""
    made: list[Program] = []

    def join(seat: str, **how: Any) -> Program:
        program = Program(server.url)
        program.join(
            server.links["cells"][seat.split(".", maxsplit=1)[0]], seat, f"Player of {seat}"
        )
        made.append(program.connect(**how))
        return program

    yield join
    for program in made:
        program.cut()


@pytest.fixture
def facilitator(server: Server) -> Iterator[Program]:
    program = sit_as_facilitator(server)
    yield program
    program.cut()


def sit_as_facilitator(server: Server, exercise: str = "") -> Program:
    program = Program(server.url)
    status, _, _ = program.request(urlsplit(server.links["facilitator"]).path, {})
    assert status == 303
    exercise = exercise or server.links["exercise"]
    status, location, _ = program.request(f"/x/{exercise}/console", {})
    assert status == 303
    program.exercise, program.seat = re.findall(r"/x/([^/]+)/s/([^/]+)/", location)[0]
    return program.connect()


def test_a_program_plays_from_the_protocol_alone(join: Join, facilitator: Program) -> None:
    tokyo, seoul = join("tokyo.head"), join("seoul.head")
    facilitator.must("exercise.start")
    tokyo.wait_for("exercise.started")
    inject = tokyo.wait_for("inject.delivered")
    tokyo.must("inject.acknowledge", item=inject["item"])
    tokyo.must("message.send", to=["seoul"], text="We should talk.")
    seoul.wait_for("message.sent")
    answer = tokyo.must(
        "move.submit",
        title="Call the ambassador",
        instrument="diplomatic",
        order="Call him in at ten.",
        openness="private",
        targets=["seoul"],
    )
    tokyo.wait_for("move.submitted")
    facilitator.must("ruling.as_ordered", move=answer["item"])
    assert seoul.wait_for("move.took_effect")["payload"]["title"] == "Call the ambassador"
    told = tokyo.wait_for("ruling.told")
    assert told["payload"]["as_ordered"] is True
    for program in (tokyo, seoul):
        for viewer, entries in program.entries.items():
            assert [one["cursor"] for one in entries] == list(range(1, len(entries) + 1)), viewer
    assert not {"seq", "hash", "author", "audience", "salt"} & set(tokyo.entries[tokyo.viewer][-1])


def test_what_concerns_others_sends_a_cell_nothing(
    server: Server, join: Join, facilitator: Program
) -> None:
    tokyo, seoul, beijing = join("tokyo.head"), join("seoul.head"), join("beijing.head")
    facilitator.must("exercise.start")
    facilitator.must("hold.place")  # else injects for Beijing come in between
    beijing.wait_for("exercise.started")
    time.sleep(0.3)
    before = dict(beijing.cursors)
    tokyo.must("message.send", to=["seoul"], text="SECRETWORD between us")
    move = tokyo.must(
        "move.submit",
        title="SECRETWORD",
        instrument="military",
        order="SECRETWORD",
        intent="SECRETWORD",
        openness="secret",
    )["item"]
    facilitator.must("ruling.as_ordered", move=move)
    facilitator.must(
        "agreement.record", parties=["tokyo", "seoul"], text="SECRETWORD", on_behalf="tokyo"
    )
    seoul.wait_for("agreement.recorded")
    beats = beijing.beats
    beijing.wait_until(lambda: beijing.beats > beats)  # a beat tells the newest cursor
    beijing.resume()
    assert beijing.cursors == before
    assert "SECRETWORD" not in json.dumps(beijing.entries)
    base = f"/x/{beijing.exercise}/s/beijing.head"
    status, _, text = beijing.request(f"{base}/stream?viewer=cell:tokyo&after=0&limit=500")
    assert status in (403, 404)
    assert "SECRETWORD" not in text
    answer = beijing.call("resume", {"cursors": {"cell:tokyo": 0, "white": 0}})
    assert {one["viewer"] for one in answer["packets"]} <= {"cell:beijing", "seat:beijing.head"}
    for path in (f"{base}/", f"{base}/feed", f"/x/{beijing.exercise}/s/tokyo.head/"):
        assert "SECRETWORD" not in beijing.request(path)[2], path


def test_a_cut_line_misses_nothing_and_gets_nothing_twice(join: Join, facilitator: Program) -> None:
    tokyo, seoul = join("tokyo.head"), join("seoul.head")
    facilitator.must("exercise.start")
    seoul.wait_for("exercise.started")
    seoul.cut()
    for number in range(30):
        tokyo.must("message.send", to=["seoul"], text=f"message {number}")
    seoul.connect()
    texts = [one["payload"]["text"] for one in seoul.of_kind("message.sent")]
    assert texts == [f"message {number}" for number in range(30)]


def test_what_was_acknowledged_survives_a_kill_and_the_clock_comes_back_paused(
    server: Server, join: Join, facilitator: Program
) -> None:
    tokyo = join("tokyo.head")
    facilitator.must("exercise.start")
    sent = [
        tokyo.command("message.send", f"id-{number}", to=["seoul"], text=f"message {number}")
        for number in range(20)
    ]
    server.kill()
    tokyo.cut()
    time.sleep(1.2)
    server.start()
    tokyo.connect()
    again = tokyo.command("message.send", "id-19", to=["seoul"], text="message 19")
    assert again == sent[19]
    texts = [one["payload"]["text"] for one in tokyo.of_kind("message.sent")]
    assert texts == [f"message {number}" for number in range(20)]
    paused = tokyo.wait_for("clock.paused")
    assert paused["payload"]["reason"] == "server_away"
    assert paused["payload"]["away_ms"] >= 1_000
    verdict = subprocess.run(
        [sys.executable, "-m", "exercise.cli", "verify", str(server.data)],
        cwd=server.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


def test_a_moved_person_goes_on_in_the_new_seat_and_hears_no_more_of_the_old(
    join: Join, facilitator: Program
) -> None:
    tokyo, seoul = join("tokyo.head"), join("seoul.head")
    facilitator.must("exercise.start")
    tokyo.wait_for("exercise.started")
    facilitator.must("seat.move", from_seat="tokyo.head", to_seat="beijing.head")
    tokyo.wait_until(lambda: "moved" in tokyo.other)
    held = dict(tokyo.cursors)
    seoul.must("message.send", to=["tokyo"], text="for Tokyo alone")
    time.sleep(0.5)
    assert tokyo.cursors == held
    assert not tokyo.command("message.send", to=["seoul"], text="still here?")["ok"]
    tokyo.cut()
    status, location, _ = tokyo.request(f"/x/{tokyo.exercise}/follow")
    assert status == 303
    assert "/s/beijing.head/" in location
    tokyo.seat, tokyo.cursors, tokyo.entries = "beijing.head", {}, {}
    tokyo.connect()
    assert "brief.set" in tokyo.kinds("cell:beijing")
    assert "for Tokyo alone" not in json.dumps(tokyo.entries)


def test_two_exercises_on_one_server_never_meet(
    server: Server, join: Join, facilitator: Program
) -> None:
    status, _, text = facilitator.request("/exercises/start", {"name": "The other one"})
    assert status in (200, 303), text[:500]
    _, _, home = facilitator.request("/home")
    others = set(re.findall(r'action="/x/([^/"]+)/console"', home)) - {server.links["exercise"]}
    other = sit_as_facilitator(server, others.pop())
    tokyo = join("tokyo.head")
    facilitator.must("exercise.start")
    tokyo.wait_for("exercise.started")
    before = dict(tokyo.cursors)
    other.must("exercise.start")
    other.must("message.send", to=["tokyo"], text="OTHERWORD")
    time.sleep(0.5)
    tokyo.resume()
    assert "OTHERWORD" not in json.dumps(tokyo.entries)
    assert tokyo.cursors.keys() == before.keys()
    assert not other.command("message.send", to=["tokyo"], text="x", answers="nothing")["ok"]
    foreign = tokyo.request(f"/x/{other.exercise}/s/tokyo.head/stream?viewer=cell:tokyo&after=0")
    assert foreign[0] in (303, 403, 404)
    other.cut()


def test_forged_and_malformed_frames_are_refused_and_the_line_lives_on(
    join: Join, facilitator: Program
) -> None:
    tokyo = join("tokyo.head")
    facilitator.must("exercise.start")
    wrong: list[Any] = [
        None,
        [],
        "text",
        7,
        {},
        {"id": "x"},
        {"id": "x", "command": None},
        {"id": {}, "command": {"type": "message.send"}},
        {"id": "x", "command": {"type": "exercise.start"}},
        {"id": "y", "command": {"type": "item.erase", "item": "nothing", "reason": "no"}},
        {"id": "z", "command": {"type": "message.send", "to": ["seoul"], "text": "x" * 60_000}},
    ]
    for data in wrong:
        answer = tokyo.call("command", data)
        assert answer["ok"] is False
        assert answer["code"], answer
    for data in (None, [], {"cursors": []}, {"cursors": {"cell:tokyo": "no", "x": -1}}):
        assert "packets" in tokyo.call("resume", data)
    assert tokyo.must("message.send", to=["seoul"], text="still here")["item"]


def test_sockets_without_a_claim_are_not_let_in(join: Join) -> None:
    import socketio  # type: ignore[import-untyped]  # noqa: PLC0415

    tokyo = join("tokyo.head")
    tokyo.cut()
    for auth in (
        {"v": 2},
        {"exercise": "nowhere"},
        {"seat": "seoul.head"},
        {"seat": "white.facilitator"},
        {"seat": "projector", "token": "guess"},
    ):
        with pytest.raises(socketio.exceptions.ConnectionError):
            tokyo.connect(**auth)


def test_everything_works_over_long_polling(join: Join, facilitator: Program) -> None:
    tokyo = join("tokyo.head", transports=["polling"])
    seoul = join("seoul.head")
    facilitator.must("exercise.start")
    tokyo.wait_for("exercise.started")
    seoul.must("message.send", to=["tokyo"], text="over polling")
    assert tokyo.wait_for("message.sent")["payload"]["text"] == "over polling"
    tokyo.must("message.send", to=["seoul"], text="and back")
