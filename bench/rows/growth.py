"""What a command, a delivery and a page cost once the log is long, over what they cost at first.

A page holds up to 100 items, and at first there are fewer: a size between is measured as well.
"""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

from bench import acts, machine
from bench.figures import Figure, Target, middle
from bench.stage import Setting, Stage, staged

TARGET = Target("ratio", "most", 1.2)
_MEASURES = {
    "command": "a message between two cells",
    "delivery": "a statement to all",
    "page": "opening a player's page",
}


def run(setting: Setting) -> list[Figure]:
    clients, rounds, each = setting.pick(50, 10), setting.pick(7, 1), setting.pick(30, 3)
    short, long = setting.sizes[0], setting.sizes[-1]
    between = setting.pick(setting.sizes[1], long)
    sizes = tuple(dict.fromkeys((short, between, long)))
    cost: dict[str, dict[int, list[float]]] = {
        name: {size: [] for size in sizes} for name in _MEASURES
    }
    with ExitStack() as stack:
        stages = {
            size: stack.enter_context(
                staged(
                    setting,
                    clients,
                    others=(),
                    data=setting.loop.meanwhile(partial(setting.long, size)),
                    begin=_resume,
                )
            )
            for size in sizes
        }
        for stage in stages.values():
            _cpu_of(stage, _act("page"), 2)
        for _ in range(rounds):
            for name in _MEASURES:
                for size, stage in stages.items():
                    cost[name][size].append(_cpu_of(stage, _act(name), each))
    figures = []
    for name, meaning in _MEASURES.items():
        at_first, full, later = (middle(cost[name][size]) * 1000 for size in (short, between, long))
        figures.append(
            Figure(
                "growth",
                f"{name} ({meaning}, {clients} browsers): at {long:,} entries over at {short:,}",
                "ms of the core",
                later,
                ratio=later / at_first,
                target=TARGET,
                note=f"{at_first:.1f} ms at {short:,}, {full:.1f} at {between:,}",
                detail={str(size): each for size, each in cost[name].items()},
            )
        )
    return figures


def _resume(stage: Stage) -> None:
    stage.must(stage.console, "clock.resume")


def _cpu_of(stage: Stage, act: Callable[[Stage], None], number: int) -> float:
    """Seconds of the server's core that one act takes, what it makes others be told included."""
    stage.calm()
    before = machine.cpu_s(stage.startex.pid)
    for _ in range(number):
        act(stage)
    return (machine.cpu_s(stage.startex.pid) - before) / number


def _act(name: str) -> Callable[[Stage], None]:
    return {"command": _message, "delivery": _statement, "page": _page}[name]


def _message(stage: Stage) -> None:
    own, to = stage.startex.cells[:2]
    mark = stage.marks.new(acts.cell_readers((own, to)))
    stage.must(stage.hands[f"{own}.head"], "message.send", **acts.message(mark, to))
    stage.settle([mark])


def _statement(stage: Stage) -> None:
    mark = stage.marks.new(acts.everyone(stage.startex.cells))
    stage.must(stage.console, "statement.make", **acts.statement(mark))
    stage.settle([mark])


def _page(stage: Stage) -> None:
    stage.startex.page(f"{stage.startex.cells[0]}.head")
