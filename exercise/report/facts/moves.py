"""Moves as they were ordered, and what became of each."""

from dataclasses import dataclass

from exercise.domain.payloads import MoveSubmitted
from exercise.domain.state import MoveState, MoveStatus
from exercise.report.facts.common import CellTag, Moment, Reference, Said, SeatTag
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class Order:
    """What the cell wrote; it is gone as a whole once erased."""

    title: Said
    instrument: str
    actor: Said
    targets: tuple[CellTag, ...]
    intent: Said
    order: Said
    openness: str
    tags: tuple[str, ...]
    takes_ms: int
    assents: tuple[SeatTag, ...]
    dissents: tuple[SeatTag, ...]


@dataclass(frozen=True, slots=True)
class MoveFact:
    id: str
    cell: CellTag
    number: int
    """Within its cell."""
    moment: Moment
    by: SeatTag | None
    status: MoveStatus
    order: Order | None
    """None once erased."""
    answers: Reference | None
    effect: Moment | None
    """When it became known as ordered."""
    closed_ms: int | None
    """When it was withdrawn or lapsed."""
    rulings: tuple[int, ...]
    """Numbers of the rulings on it, oldest first."""
    ruled_ms: int | None
    """From submission to the first ruling."""
    due_ms: int | None
    """Exercise time its result was expected by; None once erased."""
    cut_short: bool
    """The play ended before that."""

    @property
    def first_ms(self) -> int | None:
        """Exercise time of the first ruling."""
        return None if self.ruled_ms is None else self.moment.ms + self.ruled_ms


def moves(scene: Scene) -> tuple[MoveFact, ...]:
    """In the order they were submitted."""
    found = sorted(scene.state.moves.values(), key=lambda move: scene.state.items[move.id].seq)
    return tuple(_move(scene, move) for move in found)


def _move(scene: Scene, move: MoveState) -> MoveFact:
    state = scene.state
    item = state.items[move.id]
    effect = state.items.get(move.effect) if move.effect else None
    first = state.items.get(move.rulings[0]) if move.rulings else None
    payload = item.payload
    answered = state.refers.get(move.id)
    due = payload.expected_ms if isinstance(payload, MoveSubmitted) else None
    closed = scene.watch.closed_t.get(move.id)
    return MoveFact(
        id=move.id,
        cell=scene.cell(move.cell),
        number=move.number,
        moment=scene.when(item),
        by=scene.author(item),
        status=move.status,
        order=_order(scene, payload) if isinstance(payload, MoveSubmitted) else None,
        answers=scene.reference(answered) if answered else None,
        effect=scene.when(effect) if effect else None,
        closed_ms=closed,
        rulings=tuple(
            number
            for ruling in move.rulings
            if (number := scene.ruling_numbers.get(ruling)) is not None
        ),
        ruled_ms=first.t - move.t if first else None,
        due_ms=due,
        cut_short=due is not None and _ended_before(scene, due, closed),
    )


def _ended_before(scene: Scene, due: int, closed: int | None) -> bool:
    """Whether the play ended before this, with an order that was not closed already."""
    ended = scene.watch.ended_t
    return ended is not None and due > ended and (closed is None or closed >= ended)


def _order(scene: Scene, payload: MoveSubmitted) -> Order:
    cell = payload.cell
    instruments = {one.id: one.name for one in scene.state.the_world.instruments}
    return Order(
        title=scene.said(payload.title, cell=cell),
        instrument=instruments.get(payload.instrument, payload.instrument),
        actor=scene.said(payload.actor, cell=cell),
        targets=tuple(map(scene.cell, payload.targets)),
        intent=scene.said(payload.intent, cell=cell),
        order=scene.said(payload.order, cell=cell),
        openness=payload.openness,
        tags=payload.tags,
        takes_ms=payload.takes_ms,
        assents=_seats(scene, payload.assents),
        dissents=_seats(scene, payload.dissents),
    )


def _seats(scene: Scene, seats: tuple[str, ...]) -> tuple[SeatTag, ...]:
    return tuple(tag for seat in seats if (tag := scene.seat(seat)) is not None)
