"""Each row that writes, on PostgreSQL over SQLite: two servers, in turn, on the same core."""

from collections.abc import Callable
from contextlib import ExitStack

from bench.figures import Figure, Target, middle
from bench.rows import inject, lateness, moves
from bench.stage import Setting, Stage, staged

TARGET = Target("ratio", "most", 1.5)
CLIENTS = 50


def run(setting: Setting) -> list[Figure]:
    if setting.new_database is None:
        return [
            Figure(
                "postgres", "the same on PostgreSQL", "", None, note="no PostgreSQL here: skipped"
            )
        ]
    return [*_acts(setting, setting.new_database), _late(setting, setting.new_database)]


def _acts(setting: Setting, new_database: Callable[[], str]) -> list[Figure]:
    rounds, number = setting.pick(5, 1), setting.pick(64, 8)
    measures: dict[str, Callable[[Stage], float]] = {
        "an inject, to the slowest browser": lambda stage: inject.release(stage)[0],
        "a move, 8 senders": lambda stage: _each(stage, moves.MOVE, number),
        "a public act, 8 senders": lambda stage: _each(stage, moves.STATEMENT, number),
    }
    taken: dict[str, dict[str, list[float]]] = {name: {} for name in measures}
    with ExitStack() as stack:
        stages = {
            name: stack.enter_context(staged(setting, CLIENTS, others=(), database=database))
            for name, database in (("sqlite", None), ("postgres", new_database()))
        }
        for _ in range(rounds):
            for name, measure in measures.items():
                for kind, stage in stages.items():
                    taken[name].setdefault(kind, []).append(measure(stage) * 1000)
    return [
        _figure(name, middle(each["postgres"]), middle(each["sqlite"]))
        for name, each in taken.items()
    ]


def _each(stage: Stage, kind: moves.Kind, number: int) -> float:
    """Seconds for one of many acts."""
    took = moves.together(stage, kind, number).wall_s / number
    moves.clear(stage)
    return took


def _late(setting: Setting, new_database: Callable[[], str]) -> Figure:
    late = {}
    begin = lateness.own_injects_dropped(setting)
    for name, database in (("sqlite", None), ("postgres", new_database())):
        with staged(setting, CLIENTS, others=(), database=database, begin=begin) as stage:
            found = lateness.measure(stage, seconds=setting.pick(15, 3), every_ms=300)
            late[name] = middle(found.on_disk)
    return _figure("release of a due inject, p50 late", late["postgres"], late["sqlite"])


def _figure(name: str, postgres: float, sqlite: float) -> Figure:
    return Figure(
        "postgres",
        f"{name}, {CLIENTS} browsers: PostgreSQL over SQLite",
        "ms",
        postgres,
        ratio=postgres / max(sqlite, 0.001),
        target=TARGET,
        note=f"SQLite: {sqlite:.1f} ms",
    )
