"""Each row that writes, on PostgreSQL over SQLite: two servers, in turn, on the same core."""

from collections.abc import Callable
from contextlib import ExitStack

from bench.figures import Figure, Target, middle
from bench.rows import inject, lateness, moves
from bench.stage import Setting, Stage, staged

TARGET = Target("ratio", "most", 1.5)
CLIENTS = 50
CLIENTS_QUICK = 20


def run(setting: Setting) -> list[Figure]:
    if setting.new_database is None:
        return [
            Figure(
                "postgres", "the same on PostgreSQL", "", None, note="no PostgreSQL here: skipped"
            )
        ]
    figures = _acts(setting, setting.new_database)
    if not setting.quick:
        figures.append(_late(setting, setting.new_database))
    return figures


def _acts(setting: Setting, new_database: Callable[[], str]) -> list[Figure]:
    rounds, number = setting.pick(5, 1), setting.pick(64, 8)
    clients = setting.pick(CLIENTS, CLIENTS_QUICK)
    measures: dict[str, Callable[[Stage], float]] = {
        "an inject, to the slowest browser": lambda stage: inject.release(stage)[0],
        "a move, 8 senders": lambda stage: _each(stage, moves.MOVE, number),
        "a public act, 8 senders": lambda stage: _each(stage, moves.STATEMENT, number),
    }
    taken: dict[str, dict[str, list[float]]] = {name: {} for name in measures}
    with ExitStack() as stack:
        stages = {
            name: stack.enter_context(staged(setting, clients, others=(), database=database))
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
    for name, database in (("sqlite", None), ("postgres", new_database())):
        timetable = lateness.Timetable(seconds=15, every_ms=300)
        with staged(setting, CLIENTS, others=(), database=database, begin=timetable.plan) as stage:
            late[name] = middle(timetable.play(stage).on_disk)
    return _figure("release of a due inject, p50 late", late["postgres"], late["sqlite"])


def _figure(name: str, postgres: float, sqlite: float) -> Figure:
    return Figure(
        "postgres",
        f"{name}: PostgreSQL over SQLite",
        "ms",
        postgres,
        ratio=postgres / max(sqlite, 0.001),
        target=TARGET,
        note=f"SQLite: {sqlite:.1f} ms",
    )
