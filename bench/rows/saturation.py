"""How many deliveries the server's core can make in a second, when it is given no rest."""

from collections.abc import Sequence

from bench import acts
from bench.figures import Figure, Target, middle
from bench.pace import Spent, pump, spent
from bench.stage import Setting, Stage, in_turn
from bench.tape import recorded, replayed

TARGET = Target("ratio", "least", 0.85)
IN_FLIGHT = 4


def run(setting: Setting) -> list[Figure]:
    sizes = (60,) if setting.quick else (500, 1_000)
    return [_row(setting, clients) for clients in sizes]


def _row(setting: Setting, clients: int) -> Figure:
    rounds, each = setting.pick(3, 1), setting.pick(24, 4)
    taken: dict[str, list[Spent]] = {"startex": []}
    packets: list[int] = []
    with in_turn(setting, clients) as stage:
        tape = [recorded(stage, lambda: _said(stage)) for _ in range(each)]
        for _ in range(rounds):
            stage.crowd.told.clear()
            taken["startex"].append(_many(stage, each))
            packets.append(len(stage.crowd.told))
            for name, other in stage.others.items():
                senders = [other.crowd.lines[0]] * IN_FLIGHT
                taken.setdefault(name, []).append(replayed(setting, other, tape, senders))
    deliveries = each * clients
    rates = {name: middle(deliveries / one.cpu_s for one in each) for name, each in taken.items()}
    return Figure(
        "saturation",
        f"deliveries a second, {clients} browsers",
        "/s",
        rates["startex"],
        rates["bare"],
        rates.get("stock"),
        target=TARGET,
        note="a second of the server's own core",
        detail={
            "acts": each,
            "packets_told": packets,
            "packets_on_tape": sum(map(len, tape)),
            "bytes": {one.viewer: len(one.payload) for one in tape[-1]},
            "by_the_wall": {
                name: middle(deliveries / one.wall_s for one in each)
                for name, each in taken.items()
            },
            "core_used": {
                name: middle(one.cpu_s / one.wall_s for one in each) for name, each in taken.items()
            },
        },
    )


def _said(stage: Stage) -> Sequence[str]:
    mark = stage.marks.new(acts.everyone(stage.startex.cells))
    stage.must(stage.console, "statement.make", **acts.statement(mark))
    return [mark]


def _many(stage: Stage, number: int) -> Spent:
    marks = [stage.marks.new(acts.everyone(stage.startex.cells)) for _ in range(number)]

    def work() -> float:
        pump(
            stage.loop,
            [stage.console] * IN_FLIGHT,
            number,
            lambda line, at, done: stage.send(
                line, "statement.make", lambda _: done(), **acts.statement(marks[at])
            ),
        )
        stage.settle(marks)
        return stage.crowd.last_at

    return spent(stage.startex.pid, work)
