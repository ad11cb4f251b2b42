"""How far each cell met its objectives: as its head says, and as the staff do."""

from dataclasses import dataclass, replace

from exercise.domain.payloads import Rating
from exercise.domain.ratings import evidence_of, objectives_of
from exercise.domain.state import RatingState, RowStatus
from exercise.report.facts.common import CellTag, Moment, Said, SeatTag
from exercise.report.facts.ledger import LedgerRow
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class RatingFact:
    """The newest word of one rater."""

    rating: Rating
    by: SeatTag | None
    moment: Moment
    evidence: Said
    erased: bool
    """Whether evidence was given, and erased."""


@dataclass(frozen=True, slots=True)
class AimFact:
    """One objective of a cell."""

    id: str
    text: Said
    own: RatingFact | None
    """Its head's; None: it gave none."""
    staff: tuple[RatingFact, ...]
    """Of observers and controllers, each once, in the order they were given."""
    released: tuple[LedgerRow, ...]
    """Injects that name it and went out."""
    planned: tuple[LedgerRow, ...]
    """Those that never did."""


@dataclass(frozen=True, slots=True)
class CellAims:
    cell: CellTag
    aims: tuple[AimFact, ...]


def aims(scene: Scene, rows: tuple[LedgerRow, ...]) -> tuple[CellAims, ...]:
    """Cells that have objectives, in the scenario's order; none of an erased folder."""
    found = (CellAims(scene.cell(cell), _of(scene, cell, rows)) for cell in scene.state.cells)
    return tuple(one for one in found if one.aims)


def _of(scene: Scene, cell: str, rows: tuple[LedgerRow, ...]) -> tuple[AimFact, ...]:
    given = scene.state.ratings.get(cell) or ()
    gone_out = tuple(row for row in rows if row.status is RowStatus.RELEASED)
    planned = tuple(row for row in rows if row.status is not RowStatus.RELEASED)
    return tuple(
        AimFact(
            id=one.id,
            text=scene.said(one.text),
            own=next((_rating(scene, r) for r in given if r.own and r.objective == one.id), None),
            staff=tuple(_rating(scene, r) for r in given if not r.own and r.objective == one.id),
            released=_naming(gone_out, f"{cell}.{one.id}"),
            planned=_naming(planned, f"{cell}.{one.id}"),
        )
        for one in objectives_of(scene.state, cell)
    )


def _naming(rows: tuple[LedgerRow, ...], objective: str) -> tuple[LedgerRow, ...]:
    return tuple(row for row in rows if objective in row.objectives)


def _rating(scene: Scene, rating: RatingState) -> RatingFact:
    evidence = evidence_of(scene.state, rating)
    by = scene.seat(rating.by, scene.watch.person_at.get(rating.item))
    return RatingFact(
        rating=rating.rating,
        by=replace(by, title=rating.seat_title) if by else None,
        moment=scene.moment(rating.t, rating.at),
        evidence=scene.said(evidence, cell=rating.cell if rating.own else ""),
        erased=rating.reasoned and not evidence,
    )
