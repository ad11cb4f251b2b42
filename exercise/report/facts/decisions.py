"""Decisions that were put, how each came out; and what controllers were to do."""

from dataclasses import dataclass
from typing import Literal

from exercise.domain.scenario import WHITE
from exercise.domain.state import ChoiceState, Item, MselRow
from exercise.report.facts.common import CellTag, Moment, Said, SeatTag
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class OptionFact:
    title: Said
    chosen: bool
    is_default: bool


@dataclass(frozen=True, slots=True)
class DecisionFact:
    number: str
    ask: Said
    cell: CellTag
    seat_title: str
    """Of the seat it was put to; empty for a whole cell's."""
    put: Moment
    due: Moment
    """As it was at the end, with whatever time was added."""
    options: tuple[OptionFact, ...]
    made: Moment | None
    """None: ENDEX came first, or it is still open."""
    how: Literal["", "chosen", "default", "control"]
    office: str
    """Of the seat that decided, of the deciding cell."""
    ordered: bool
    """Whether a move was ordered with it."""


@dataclass(frozen=True, slots=True)
class TaskFact:
    number: str
    title: Said
    set: Moment
    done: Moment | None
    by: SeatTag | None


def decisions(scene: Scene) -> tuple[DecisionFact, ...]:
    """In the order they were put; one whose inject was erased is told as an erasure alone."""
    put = sorted(scene.state.choices.values(), key=lambda choice: choice.seq)
    found = (_decision(scene, choice) for choice in put)
    return tuple(one for one in found if one is not None)


def _decision(scene: Scene, choice: ChoiceState) -> DecisionFact | None:
    inject = scene.state.msel[choice.inject].inject
    asked = inject.decision if inject is not None else None
    if inject is None or asked is None:
        return None
    made, seat = choice.made, scene.state.seats.get(choice.on)
    return DecisionFact(
        number=inject.number,
        ask=scene.said(asked.ask, language=inject.language),
        cell=scene.cell(choice.cell),
        seat_title=seat.title if seat else "",
        put=scene.moment(choice.t, choice.at),
        due=scene.moment(choice.due_t),
        options=tuple(
            OptionFact(
                title=scene.said(option.title, language=inject.language),
                chosen=made is not None and made.what.option == option.id,
                is_default=option.id == asked.default,
            )
            for option in asked.options
        ),
        made=scene.moment(made.t, made.at) if made else None,
        how=made.what.how if made else "",
        office=made.what.seat_title if made else "",
        ordered=made is not None and made.what.move is not None,
    )


def tasks(scene: Scene) -> tuple[TaskFact, ...]:
    """In the order they were set."""
    rows = (row for row in scene.rows() if row.released_at is not None)
    found = (_task(scene, row) for row in sorted(rows, key=lambda row: row.released_at or 0))
    return tuple(one for one in found if one is not None)


def _task(scene: Scene, row: MselRow) -> TaskFact | None:
    inject, item = row.inject, _item(scene, row)
    if inject is None or inject.medium != "task" or item is None:
        return None
    receipts = scene.state.receipts.get(item.id)
    receipt = receipts.get(WHITE) if receipts else None
    done = receipt.acknowledged if receipt else None
    return TaskFact(
        number=inject.number,
        title=scene.inject_title(inject),
        set=scene.when(item),
        done=scene.moment(done.t, done.at) if done else None,
        by=scene.seat(done.seat, done.person) if done else None,
    )


def _item(scene: Scene, row: MselRow) -> Item | None:
    copies = (scene.state.items.get(item) for _, item in row.deliveries)
    return next((copy for copy in copies if copy is not None), None)
