"""An inject by hand: on disk, filtered for each cell, rendered, at the slowest of 500 browsers."""

import json
import time
from collections import defaultdict
from collections.abc import Sequence

from bench import acts
from bench.crowd import Packet
from bench.figures import Figure, Target, middle
from bench.stage import Setting, Stage, ignore, in_turn

TARGET = Target("ratio", "most", 1.15, also=1.0)


def run(setting: Setting) -> list[Figure]:
    clients, rounds, each = setting.pick(500, 60), setting.pick(5, 1), setting.pick(8, 2)
    taken: dict[str, list[float]] = defaultdict(list)
    consoles: list[float] = []
    sizes: dict[str, int] = {}
    with in_turn(setting, clients) as stage:
        release(stage)
        for _ in range(rounds):
            tape = []
            for _ in range(each):
                players, console, told = release(stage)
                taken["startex"].append(players)
                consoles.append(console)
                tape.append(told)
                sizes = {one.viewer: len(one.payload) for one in told}
            acknowledge(stage, tape)
            for name, other in stage.others.items():
                other.load(tape, setting.fresh("tape"))
                for act in tape:
                    began = time.perf_counter()
                    other.say(act)
                    taken[name].append(last_player(act) - began)
    milliseconds = {name: middle(each) * 1000 for name, each in taken.items()}
    return [
        Figure(
            "inject",
            f"an inject, to the slowest of {clients} browsers",
            "ms",
            milliseconds["startex"],
            milliseconds["bare"],
            milliseconds.get("stock"),
            target=TARGET,
            detail={"console_ms": middle(consoles) * 1000, "bytes": sizes, **taken},
        )
    ]


def release(stage: Stage) -> tuple[float, float, Sequence[Packet]]:
    """Releases a row; gives seconds to the slowest player and to the console, and the packets."""
    planned = acts.inject(stage.marks, stage.startex.cells, {"anchor": "hand"})
    stage.must(stage.console, "inject.plan", inject=planned.row)
    stage.calm()
    stage.crowd.told.clear()
    stage.crowd.recording = True
    began = time.perf_counter()
    stage.send(stage.console, "inject.release", ignore, inject=planned.id)
    stage.settle(planned.marks, viewers=("white",))
    stage.crowd.recording = False
    told = tuple(stage.crowd.told)
    console = max(one.last_at for one in told if one.viewer == "white")
    return last_player(told) - began, console - began, told


def acknowledge(stage: Stage, tape: Sequence[Sequence[Packet]]) -> None:
    """The head of each cell acknowledges what it got, as teams do."""
    for packet in (one for act in tape for one in act if one.viewer.startswith("cell:")):
        head = stage.hands[packet.viewer.removeprefix("cell:") + ".head"]
        for item in json.loads(packet.payload[2:])[1]["items"]:
            stage.must(head, "inject.acknowledge", item=item["key"])
    stage.calm()


def last_player(told: Sequence[Packet]) -> float:
    """When the last player's browser had its packet."""
    return max(one.last_at for one in told if one.viewer != "white")
