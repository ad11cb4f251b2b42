"""What was agreed: when it happened, when it was typed, and who stands by it."""

from dataclasses import dataclass

from exercise.domain.agreed import is_withdrawn
from exercise.domain.payloads import AgreementRecorded
from exercise.domain.state import Item
from exercise.report.facts.common import CellTag, Moment, Said, SeatTag
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one party stands. ``confirmed`` None: it said nothing, or it typed the text itself."""

    cell: CellTag
    typed: bool
    confirmed: bool | None
    seat_title: str
    note: Said


@dataclass(frozen=True, slots=True)
class AgreementFact:
    id: str
    typed: Moment
    happened: Moment | None
    """None: at the time it was typed."""
    by: SeatTag | None
    behalf: CellTag | None
    """Cell that the white cell wrote for."""
    text: Said | None
    """None once erased."""
    stands: tuple[Stand, ...]
    withdrawn: bool = False
    """Those who typed it took it back."""
    why: Said | None = None

    @property
    def disputed(self) -> bool:
        return any(stand.confirmed is False and not stand.typed for stand in self.stands)

    @property
    def confirmed(self) -> bool:
        """Whether every party but the one that typed it has confirmed."""
        others = [stand for stand in self.stands if not stand.typed]
        return bool(others) and all(stand.confirmed for stand in others)


def agreements(scene: Scene) -> tuple[AgreementFact, ...]:
    """In the order they were typed."""
    return tuple(_agreement(scene, item) for item in scene.items("agreement.recorded"))


def _agreement(scene: Scene, item: Item) -> AgreementFact:
    payload = item.payload if isinstance(item.payload, AgreementRecorded) else None
    author = scene.cell_of(item.author)
    withdrawn = is_withdrawn(scene.state, item.id)
    return AgreementFact(
        id=item.id,
        typed=scene.when(item),
        happened=None if item.happened is None else scene.then(item, item.happened),
        by=scene.author(item),
        behalf=scene.cell(item.behalf) if item.behalf else None,
        text=scene.said(payload.text, cell=author) if payload else None,
        stands=tuple(
            _stand(scene, item.id, cell, typed=cell == author) for cell in scene.readers(item)
        ),
        withdrawn=withdrawn,
        why=scene.said(scene.state.agreements[item.id][author].note, cell=author)
        if withdrawn
        else None,
    )


def _stand(scene: Scene, item: str, cell: str, *, typed: bool) -> Stand:
    positions = scene.state.agreements.get(item)
    position = positions.get(cell) if positions else None
    return Stand(
        cell=scene.cell(cell),
        typed=typed,
        confirmed=position.confirmed if position else None,
        seat_title=position.seat_title if position else "",
        note=scene.said(position.note if position else "", cell=cell),
    )
