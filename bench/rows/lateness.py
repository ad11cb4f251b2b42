"""How late the clock releases an inject, while 500 browsers listen and people go on acting."""

import json
import time
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from bench import acts
from bench.figures import Figure, Target, rank
from bench.rows import moves
from bench.stage import Begin, Setting, Stage, ignore, staged
from exercise.scenario import load

TARGET = Target("value", "most", 50.0, unit="ms")
MOVES_A_SECOND = 20
MOST_UNANSWERED = 40
"""Past it no further move is sent: the server does not keep up, and the row says so."""
_LEAD_MS = 3_000


def run(setting: Setting) -> list[Figure]:
    clients, seconds = setting.pick(500, 60), setting.pick(60, 5)
    every_ms = setting.pick(500, 400)
    with staged(setting, clients, others=(), begin=own_injects_dropped(setting)) as stage:
        late = measure(stage, seconds=seconds, every_ms=every_ms)
    name = f"release of a due inject, {clients} browsers, {MOVES_A_SECOND} moves a second"
    note = "" if late.kept_up == 1 else f"kept up with {late.kept_up:.0%} of the moves"
    detail = {"releases": len(late.on_disk), "most_ms": max(late.on_disk)}
    return [
        _figure(f"{name}: p50", rank(late.on_disk, 0.5), note=note, detail=detail),
        _figure(f"{name}: p99", rank(late.on_disk, 0.99), note=note, target=TARGET),
        _figure("the same, at the slowest browser: p50", rank(late.at_slowest, 0.5)),
        _figure("the same, at the slowest browser: p99", rank(late.at_slowest, 0.99)),
    ]


def _figure(measure: str, milliseconds: float, **more: Any) -> Figure:
    return Figure("lateness", measure, "ms late", milliseconds, **more)


@dataclass(frozen=True, slots=True)
class Late:
    """Milliseconds late, by inject; and the share of moves that the server kept up with."""

    on_disk: list[float]
    at_slowest: list[float]
    kept_up: float


def measure(stage: Stage, *, seconds: int, every_ms: int) -> Late:
    """Lets injects fall due while people act."""
    planned = []
    stage.must(stage.console, "exercise.start")
    clock = _clock(stage)
    first = clock["ms"] + _LEAD_MS + 40 * (seconds * 1000 // every_ms)
    for at in range(first, first + seconds * 1000, every_ms):
        one = acts.inject(stage.marks, stage.startex.cells, {"anchor": "startex", "ms": at})
        stage.must(stage.console, "inject.plan", inject=one.row)
        planned.append((at, one))
    stage.crowd.told.clear()
    kept_up = _act_until(
        stage, clock["wall"] / 1000 + (first + seconds * 1000 - clock["ms"]) / 1000
    )
    stage.settle([mark for _, one in planned for mark in one.marks])
    moves.clear(stage)
    # Wall seconds of a moment of this process's own clock.
    offset = time.time() - time.perf_counter()
    reached: dict[str, float] = {}
    for packet in stage.crowd.told:
        if packet.viewer != "white":
            for mark in packet.marks:
                reached.setdefault(mark, packet.last_at + offset)
    on_disk = {
        entry["item"]: entry["t"]
        for entry in stage.startex.log()
        if entry["kind"] == "inject.released"
    }
    late = [float(on_disk[one.id] - at) for at, one in planned]
    at_browser = [
        max(reached[mark] for mark in one.marks) * 1000 - (clock["wall"] + at - clock["ms"])
        for at, one in planned
    ]
    return Late(late, at_browser, kept_up)


def own_injects_dropped(setting: Setting) -> Begin:
    """STARTEX without the scenario's own injects: only those of the measurement are to fall due."""
    rows = load(setting.root).injects
    return [("inject.drop", {"inject": row.id}) for row in rows]


def _clock(stage: Stage) -> dict[str, Any]:
    found: list[dict[str, Any]] = []
    stage.calm()

    def answered(body: bytes, _: float) -> None:
        found.append(json.loads(body)[0]["clock"])

    stage.console.ask("resume", {"cursors": stage.console.held}, answered)
    stage.loop.until(lambda: bool(found), what="the clock is told")
    return found[0]


def _act_until(stage: Stage, wall: float) -> float:
    """Moves at an even pace, each ruled on as ordered; gives the share that could be sent."""
    seats = cycle(stage.submitters)
    due = time.perf_counter()
    wanted = sent = 0
    while time.time() < wall:
        stage.loop.turn(max(0.0, due - time.perf_counter()))
        if time.perf_counter() >= due:
            due += 1 / MOVES_A_SECOND
            wanted += 1
            if stage.unanswered < MOST_UNANSWERED:
                sent += 1
                _move(stage, next(seats))
    return sent / max(1, wanted)


def _move(stage: Stage, seat: str) -> None:
    cells = stage.startex.cells
    mark = stage.marks.new(acts.cell_readers((seat.partition(".")[0],)))

    def accepted(answer: dict[str, Any]) -> None:
        stage.marks.widen(mark, acts.everyone(cells))
        stage.send(stage.console, "ruling.as_ordered", ignore, move=answer["item"])

    stage.send(stage.hands[seat], "move.submit", accepted, **acts.move(mark, cells))
