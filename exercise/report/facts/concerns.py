"""What the exercise touched: each concern of the scenario, and by what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from exercise.domain.scenario import Mirror
from exercise.domain.state import RowStatus
from exercise.report.facts.common import Said
from exercise.report.facts.ledger import LedgerRow
from exercise.report.facts.moves import MoveFact
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class Carrier:
    """An inject that carries a concern or an objective, and the moves that answered it."""

    inject: LedgerRow
    moves: tuple[MoveFact, ...]


@dataclass(frozen=True, slots=True)
class Deciding:
    """An inject at which a concern is decided, and how it came out."""

    inject: LedgerRow
    chosen: str
    """Title of the option; empty: it puts none, or it was not decided."""
    by_default: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """How another side reads a concern, and the numbers of the injects in which that shows."""

    text: Said
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A concern or an objective."""

    id: str
    area: str
    """Empty for an objective."""
    text: str
    released: tuple[Carrier, ...]
    planned: tuple[LedgerRow, ...]
    """Rows that carry it and never went out."""
    question: str = ""
    """What the report is to answer of a concern."""
    deciding: tuple[Deciding, ...] = ()
    mirror: tuple[Reading, ...] = ()

    @property
    def exercised(self) -> bool:
        return bool(self.released)

    @property
    def moves(self) -> tuple[MoveFact, ...]:
        return tuple(move for carrier in self.released for move in carrier.moves)


def concerns(
    scene: Scene, rows: tuple[LedgerRow, ...], moves: tuple[MoveFact, ...]
) -> tuple[Topic, ...]:
    """All of the scenario's concerns, in its order."""
    carriers = _carriers(scene, moves)
    of_row = {row.id: row for row in rows}
    return tuple(
        replace(
            _topic(one.id, one.area, one.text, rows, carriers, lambda row: row.concerns),
            question=one.question,
            deciding=tuple(_deciding(scene, of_row[id_]) for id_ in one.deciding if id_ in of_row),
            mirror=tuple(_reading(scene, each, of_row) for each in one.mirror),
        )
        for one in scene.state.the_world.concerns
    )


def _reading(scene: Scene, mirror: Mirror, of_row: Mapping[str, LedgerRow]) -> Reading:
    numbers = (of_row[one].number for one in mirror.injects if one in of_row)
    return Reading(scene.said(mirror.text), tuple(filter(None, numbers)))


def _deciding(scene: Scene, row: LedgerRow) -> Deciding:
    inject, choice = scene.state.msel[row.id].inject, scene.state.choices.get(row.id)
    made = choice.made.what if choice and choice.made else None
    decision = inject.decision if inject else None
    option = decision.option(made.option) if decision and made else None
    return Deciding(
        inject=row,
        chosen=option.title if option else "",
        by_default=made is not None and made.how == "default",
    )


def objectives(
    scene: Scene, rows: tuple[LedgerRow, ...], moves: tuple[MoveFact, ...]
) -> tuple[Topic, ...]:
    """All of the scenario's objectives, in its order."""
    carriers = _carriers(scene, moves)
    return tuple(
        _topic(one.id, "", one.text, rows, carriers, lambda row: row.objectives)
        for one in scene.state.the_world.objectives
    )


def _carriers(scene: Scene, moves: tuple[MoveFact, ...]) -> Callable[[LedgerRow], Carrier]:
    answered: dict[str, list[MoveFact]] = {}
    for move in moves:
        item = scene.state.refers.get(move.id)
        inject = scene.state.roots.get(item) if item else None
        if inject is not None:
            answered.setdefault(inject, []).append(move)
    return lambda row: Carrier(row, tuple(answered.get(row.id, ())))


def _topic(
    topic: str,
    area: str,
    text: str,
    rows: Iterable[LedgerRow],
    carrier: Callable[[LedgerRow], Carrier],
    names: Callable[[LedgerRow], tuple[str, ...]],
) -> Topic:
    mine = [row for row in rows if topic in names(row)]
    return Topic(
        id=topic,
        area=area,
        text=text,
        released=tuple(carrier(row) for row in mine if row.status is RowStatus.RELEASED),
        planned=tuple(row for row in mine if row.status is not RowStatus.RELEASED),
    )
