"""How late the clock releases an inject, while 500 browsers listen and people go on acting."""

import json
import time
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from bench import acts
from bench.figures import Figure, Target, rank
from bench.rows import moves
from bench.stage import Setting, Stage, ignore, staged
from exercise.scenario import load
from tests.support.reference import REFERENCE

TARGET = Target("value", "most", 50.0, unit="ms")
MOVES_A_SECOND = 20
OPENNESS = ("public", "private", "secret")
"""In turn, as teams do; a public one is told to every browser as it takes effect."""
MOST_UNANSWERED = 40
"""Past it no further move is sent: the server does not keep up, and the row says so."""
_LEAD_MS = 3_000


def run(setting: Setting) -> list[Figure]:
    clients, seconds = setting.pick(500, 60), setting.pick(60, 5)
    every_ms = setting.pick(500, 400)
    timetable = Timetable(seconds=seconds, every_ms=every_ms)
    with staged(setting, clients, others=(), begin=timetable.plan) as stage:
        late = timetable.play(stage)
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


class Timetable:
    """Injects that fall due at an even pace from STARTEX on, and none of the scenario's own."""

    def __init__(self, *, seconds: int, every_ms: int) -> None:
        self._own = [row.id for row in load(REFERENCE).injects]
        self._ends_ms = _LEAD_MS + seconds * 1000
        self._times = range(_LEAD_MS, self._ends_ms, every_ms)
        self._planned: list[tuple[int, acts.PlannedInject]] = []

    def plan(self, stage: Stage) -> None:
        """In the lobby, long before anything is due."""
        for row in self._own:
            stage.must(stage.console, "inject.drop", inject=row)
        for at in self._times:
            release = {"anchor": "startex", "ms": at}
            one = acts.inject(stage.marks, stage.startex.cells, release)
            stage.must(stage.console, "inject.plan", inject=one.row)
            self._planned.append((at, one))

    def play(self, stage: Stage) -> Late:
        """STARTEX; injects fall due while people act."""
        stage.crowd.told.clear()
        stage.must(stage.console, "exercise.start")
        clock = _clock(stage)
        startex = (clock["wall"] - clock["ms"]) / 1000
        kept_up = _act_until(stage, startex + self._ends_ms / 1000)
        stage.settle([mark for _, one in self._planned for mark in one.marks])
        moves.clear(stage)
        released = {
            entry["item"]: float(entry["t"])
            for entry in stage.loop.meanwhile(lambda: list(stage.startex.log()))
            if entry["kind"] == "inject.released"
        }
        reached = _reached(stage)
        return Late(
            [released[one.id] - at for at, one in self._planned],
            [
                (max(reached[mark] for mark in one.marks) - startex) * 1000 - at
                for at, one in self._planned
            ],
            kept_up,
        )


def _reached(stage: Stage) -> dict[str, float]:
    """By mark, the wall time in seconds at which the last player's browser had it."""
    offset = time.time() - time.perf_counter()
    found: dict[str, float] = {}
    for packet in stage.crowd.told:
        for mark in packet.marks if packet.viewer != "white" else ():
            found.setdefault(mark, packet.last_at + offset)
    return found


def _clock(stage: Stage) -> dict[str, Any]:
    found: list[dict[str, Any]] = []

    def answered(body: bytes, _: float) -> None:
        found.append(json.loads(body)[0]["clock"])

    stage.console.ask("resume", {"cursors": stage.console.held}, answered)
    stage.loop.until(lambda: bool(found), what="the clock is told")
    return found[0]


def _act_until(stage: Stage, wall: float) -> float:
    """Moves at an even pace, each ruled on as ordered; gives the share that could be sent."""
    seats = zip(cycle(stage.submitters), cycle(OPENNESS))
    due = time.perf_counter()
    wanted = sent = 0
    while time.time() < wall:
        stage.loop.turn(max(0.0, due - time.perf_counter()))
        if time.perf_counter() >= due:
            due += 1 / MOVES_A_SECOND
            wanted += 1
            if stage.unanswered < MOST_UNANSWERED:
                sent += 1
                _move(stage, *next(seats))
    return sent / max(1, wanted)


def _move(stage: Stage, seat: str, openness: str) -> None:
    cells = stage.startex.cells
    own = seat.partition(".")[0]
    others = [cell for cell in cells if cell != own]
    mark = stage.marks.new(acts.cell_readers((own,)))
    told = {"public": acts.everyone(cells), "private": acts.cell_readers(others[:1]), "secret": ()}

    def accepted(answer: dict[str, Any]) -> None:
        stage.marks.widen(mark, told[openness])
        stage.send(stage.console, "ruling.as_ordered", ignore, move=answer["item"])

    stage.send(stage.hands[seat], "move.submit", accepted, **acts.move(mark, others, openness))
