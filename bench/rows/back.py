"""Everybody comes back at once after ten minutes away.

The ten minutes are their traffic, not their time: all lines are cut, the exercise goes on for as
many entries as ten minutes of a busy exercise bring, and everybody connects again with the cursors
they had, resumes, and must then hold all that the log has for them.
"""

import time

from bench import acts
from bench.crowd import Crowd
from bench.figures import Figure, Target, middle
from bench.line import Door, Line
from bench.rows import inject, moves
from bench.stage import Other, Setting, Stage, in_turn

TARGET = Target("ratio", "most", 2.0)


def run(setting: Setting) -> list[Figure]:
    clients, rounds = setting.pick(500, 60), setting.pick(3, 1)
    taken: dict[str, list[float]] = {}
    with in_turn(setting, clients) as stage:
        away = _leave(stage.crowd, keep={id(line) for line in _acting(stage)})
        before = stage.loop.meanwhile(stage.startex.newest)
        _ten_minutes(stage, setting.pick(1, 10))
        after = stage.loop.meanwhile(stage.startex.newest)
        missed = sum(after.values()) - sum(before.values())
        for _ in range(rounds):
            taken.setdefault("startex", []).append(_all_back(stage, away))
            for name, other in stage.others.items():
                taken.setdefault(name, []).append(_bare_back(other))
    times = {name: middle(each) * 1000 for name, each in taken.items()}
    return [
        Figure(
            "back",
            f"{clients} browsers back after ten minutes away, all caught up",
            "ms",
            times["startex"],
            times["bare"],
            times.get("stock"),
            target=TARGET,
            note="the others reconnect alone",
            detail={"entries_missed_in_all_streams": missed, **taken},
        )
    ]


def _acting(stage: Stage) -> list[Line]:
    return [stage.console, *stage.hands.values()]


def _leave(crowd: Crowd, keep: set[int]) -> list[Door]:
    """Cuts all but those that act; gives the doors by which they come back."""
    gone = [line for line in crowd.lines if id(line) not in keep]
    crowd.leave(gone)
    return [
        Door(line.door.port, line.door.auth, dict(line.held), line.door.cookie) for line in gone
    ]


def _ten_minutes(stage: Stage, part: int) -> None:
    """12 injects, 60 moves and their rulings, 60 statements, 120 messages; or a part of them."""
    cells = stage.startex.cells
    for number in range(60 // part):
        seat = stage.submitters[number % len(stage.submitters)]
        own = seat.partition(".")[0]
        to = next(cell for cell in cells if cell != own)
        moves.one(stage, moves.MOVE, seat)
        for kind in (moves.STATEMENT,):
            moves.one(stage, kind, seat)
        for _ in range(2):
            mark = stage.marks.new(acts.cell_readers((own, to)))
            stage.must(stage.hands[seat], "message.send", **acts.message(mark, to))
        moves.clear(stage)
    inject.acknowledge(stage, [inject.release(stage)[2] for _ in range(12 // part)])


def _all_back(stage: Stage, away: list[Door]) -> float:
    """Seconds from the first connection until the last one has caught up."""
    crowd = stage.crowd
    stage.calm()
    newest = {viewer: at for line in crowd.lines for viewer, at in line.held.items()}
    left = len(away)

    def resumed(line: Line, body: bytes, now: float) -> None:
        nonlocal left
        crowd.resumed(line, body, now)
        left -= 1
        for viewer, held in line.held.items():
            if held != newest[viewer]:
                crowd.fault(f"{viewer} is at {newest[viewer]}, a client came back to {held}")

    crowd.welcome = lambda line: line.ask(
        "resume", {"cursors": line.held}, lambda body, now: resumed(line, body, now)
    )
    began = time.perf_counter()
    lines = crowd.open(away)
    stage.loop.until(lambda: left == 0, what="everybody is back", within=120.0)
    took = crowd.last_at - began
    crowd.welcome = None
    crowd.leave(lines)
    stage.loop.rest(1.0)
    return took


def _bare_back(other: Other) -> float:
    crowd = other.crowd
    doors = [line.door for line in crowd.lines]
    crowd.leave(list(crowd.lines))
    crowd.loop.rest(1.0)
    began = time.perf_counter()
    crowd.connect(doors)
    return crowd.last_at - began
