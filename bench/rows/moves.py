"""Acts of eight people at once, told to fifty browsers: moves, and statements to everyone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bench import acts
from bench.figures import Figure, Target, middle
from bench.line import Line
from bench.pace import Spent, pump, spent
from bench.stage import Setting, Stage, in_turn
from bench.tape import recorded, replayed

TARGET = Target("ratio", "least", 0.75, also=1.0)
LISTENERS = 50


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of act that anybody of a team may do."""

    command: str
    measure: str
    fields: Callable[[str, Sequence[str]], dict[str, Any]]
    public: bool


MOVE = Kind(
    "move.submit",
    "moves accepted a second, 8 senders, 50 browsers; told to the own cell and the console",
    acts.move,
    public=False,
)
STATEMENT = Kind(
    "statement.make",
    "public acts accepted a second, 8 senders, 50 browsers; told to all",
    lambda mark, _: acts.statement(mark),
    public=True,
)


def run(setting: Setting) -> list[Figure]:
    with in_turn(setting, LISTENERS) as stage:
        return [_row(setting, stage, kind) for kind in (MOVE, STATEMENT)]


def _row(setting: Setting, stage: Stage, kind: Kind) -> Figure:
    rounds, number = setting.pick(5, 1), setting.pick(96, 16)
    seats = stage.submitters
    tape = [
        recorded(stage, lambda at=at: one(stage, kind, seats[at % len(seats)]))  # type: ignore[misc]
        for at in range(number)
    ]
    clear(stage)
    at_line = [stage.crowd.lines.index(stage.hands[seat]) for seat in seats]
    taken: dict[str, list[Spent]] = {"startex": []}
    for _ in range(rounds):
        taken["startex"].append(together(stage, kind, number))
        clear(stage)
        for name, other in stage.others.items():
            senders = [other.crowd.lines[at] for at in at_line]
            taken.setdefault(name, []).append(replayed(setting, other, tape, senders))
    rates = {name: middle(number / each.wall_s for each in all_) for name, all_ in taken.items()}
    return Figure(
        "moves",
        kind.measure,
        "/s",
        rates["startex"],
        rates["bare"],
        rates.get("stock"),
        target=TARGET,
        detail={
            "acts": number,
            "bytes": {each.viewer: len(each.payload) for each in tape[-1]},
            "by_the_core": {
                name: middle(number / each.cpu_s for each in all_) for name, all_ in taken.items()
            },
        },
    )


def one(stage: Stage, kind: Kind, seat: str) -> Sequence[str]:
    """One act of a seat; gives its mark."""
    mark = _mark(stage, kind, seat)
    answer = stage.must(stage.hands[seat], kind.command, **kind.fields(mark, stage.startex.cells))
    if kind is MOVE:
        stage.waiting[answer["item"]] = mark
    return [mark]


def together(stage: Stage, kind: Kind, number: int) -> Spent:
    """So many acts of all who may submit, each doing the next once the last is answered."""
    seats = stage.submitters
    marks = [_mark(stage, kind, seats[at % len(seats)]) for at in range(number)]

    def ask(line: Line, at: int, done: Callable[[], None]) -> None:
        def answered(answer: dict[str, Any]) -> None:
            if kind is MOVE:
                stage.waiting[answer["item"]] = marks[at]
            done()

        stage.send(line, kind.command, answered, **kind.fields(marks[at], stage.startex.cells))

    def work() -> float:
        pump(stage.loop, [stage.hands[seat] for seat in seats], number, ask)
        stage.settle(marks)
        return stage.crowd.last_at

    return spent(stage.startex.pid, work)


def clear(stage: Stage) -> None:
    """Lets every move that waits take effect as ordered, so that each round begins alike."""
    stage.calm()
    waiting = dict(stage.waiting)
    stage.waiting.clear()
    for move, mark in waiting.items():
        stage.marks.widen(mark, acts.everyone(stage.startex.cells))
        stage.must(stage.console, "ruling.as_ordered", move=move)
    stage.calm()


def _mark(stage: Stage, kind: Kind, seat: str) -> str:
    cells = stage.startex.cells
    own = seat.partition(".")[0]
    return stage.marks.new(acts.everyone(cells) if kind.public else acts.cell_readers((own,)))
