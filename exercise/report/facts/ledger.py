"""The inject ledger: what was planned, what went out, and how far it got in each cell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from exercise.app.read.attached import WORDS
from exercise.domain import planned
from exercise.domain.msel import PUBLIC_COPY
from exercise.domain.scenario import Attachment, Inject
from exercise.domain.state import MselRow, Receipt, RowStatus
from exercise.report.facts.common import CellTag, Moment, Said, SeatTag
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class Reach:
    """How far an inject got in one cell that it was addressed to. Times count from its release."""

    cell: CellTag
    delivered: bool = False
    opened_ms: int | None = None
    acknowledged_ms: int | None = None
    acknowledged_by: SeatTag | None = None
    answered_ms: int | None = None

    @property
    def rung(self) -> int:
        """0 sent, 1 delivered, 2 opened, 3 acknowledged, 4 answered."""
        if self.answered_ms is not None:
            return 4
        if self.acknowledged_ms is not None:
            return 3
        if self.opened_ms is not None:
            return 2
        return int(self.delivered)


@dataclass(frozen=True, slots=True)
class FileFact:
    """A file that an inject carries."""

    title: Said
    word: str
    """Kind of file, such as ``PDF``."""
    size: int
    """Bytes."""
    digest: str
    picture: bool
    cell: CellTag | None
    """Whose wording alone has it; None: everybody's but of those with files of their own."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row of the MSEL. Everything the scenario wrote is None or empty once erased."""

    id: str
    number: str
    title: Said | None
    sender: str
    medium: str
    precedence: str
    marking: str
    """Where it is not the exercise's own."""
    concerns: tuple[str, ...]
    objectives: tuple[str, ...]
    status: RowStatus
    amended: bool
    planned_ms: int | None
    """None: to be released by hand, or on a condition."""
    conditional: bool
    released: Moment | None
    how: str | None
    """``clock``, ``hand``, ``advance``, ``hold``, ``phase`` or ``storyline``."""
    public: bool
    reason: str
    """Why it was dropped, if anybody said."""
    reaches: tuple[Reach, ...]
    seats: tuple[SeatTag, ...]
    """Single seats it was addressed to."""
    empty: tuple[tuple[SeatTag, SeatTag | None], ...]
    """Seats among them that nobody sat in, with the acting head's that it also went to."""
    files: tuple[FileFact, ...]

    @property
    def erased(self) -> bool:
        return self.title is None


def ledger(scene: Scene) -> tuple[LedgerRow, ...]:
    return tuple(_row(scene, row) for row in scene.rows())


def _row(scene: Scene, row: MselRow) -> LedgerRow:
    inject = row.inject
    released = row.released_t is not None
    return LedgerRow(
        id=row.id,
        number=inject.number if inject else "",
        title=scene.inject_title(inject) if inject else None,
        sender=inject.sender.name if inject else "",
        medium=inject.medium if inject else "",
        precedence=inject.precedence if inject else "",
        marking=(inject.marking or "") if inject else "",
        concerns=inject.concerns if inject else (),
        objectives=inject.objectives if inject else (),
        status=row.status,
        amended=row.amended,
        planned_ms=planned_ms(scene, inject) if inject else None,
        conditional=inject is not None and inject.when is not None,
        released=scene.moment(row.released_t or 0, row.released_at) if released else None,
        how=row.how,
        public=inject.public if inject else PUBLIC_COPY in dict(row.deliveries),
        reason=scene.watch.drop_reasons.get(row.id, ""),
        reaches=tuple(_reaches(scene, row)),
        seats=tuple(_seats(scene, row)),
        empty=tuple(_empty(scene, row)),
        files=tuple(_files(scene, inject)) if inject else (),
    )


def _files(scene: Scene, inject: Inject) -> Iterator[FileFact]:
    cells: dict[str | None, Iterable[Attachment]] = {None: inject.attachments}
    cells |= {to: own.attachments or () for to, own in inject.wording.items()}
    for to, attachments in cells.items():
        for one in attachments:
            yield FileFact(
                title=scene.said(one.title, language=inject.language),
                word=WORDS[one.file.media_type],
                size=one.file.size,
                digest=one.file.digest,
                picture=one.file.kind == "image",
                cell=scene.cell(to.partition(".")[0]) if to else None,
            )


def planned_ms(scene: Scene, inject: Inject) -> int | None:
    """Exercise time the plan had for it, whatever then happened to the phases."""
    moment = planned.planned_ms(scene.state.the_world, inject.release)
    return None if moment is None or inject.when is not None else moment + inject.delay_ms


def _addressed(row: MselRow) -> dict[str, list[str]]:
    """By cell, the items that ask something of it."""
    acting = dict(row.acting)
    found: dict[str, list[str]] = {}
    for recipient, item in row.deliveries:
        if recipient != PUBLIC_COPY:
            items = [item, *([acting[recipient]] if recipient in acting else [])]
            found.setdefault(recipient.partition(".")[0], []).extend(items)
    return {cell: list(dict.fromkeys(items)) for cell, items in found.items()}


def _reaches(scene: Scene, row: MselRow) -> Iterable[Reach]:
    if row.released_t is None:
        return
    addressed = _addressed(row)
    for cell in scene.state.cells:
        if cell in addressed:
            yield _reach(scene, cell, addressed[cell], row.released_t)


def _reach(scene: Scene, cell: str, items: list[str], since: int) -> Reach:
    receipts: list[Receipt] = []
    for item in items:
        of_item = scene.state.receipts.get(item)
        receipt = of_item.get(cell) if of_item else None
        if receipt is not None:
            receipts.append(receipt)
    marks = [one.acknowledged for one in receipts if one.acknowledged is not None]
    first = min(marks, key=lambda mark: mark.at, default=None)
    return Reach(
        cell=scene.cell(cell),
        delivered=any(one.received_at is not None for one in receipts),
        opened_ms=_after(since, (one.opened_t for one in receipts)),
        acknowledged_ms=_after(since, (mark.t for mark in marks)),
        acknowledged_by=scene.seat(first.seat, first.person) if first else None,
        answered_ms=_after(since, (one.answered_t for one in receipts)),
    )


def _after(since: int, times: Iterable[int | None]) -> int | None:
    known = [time for time in times if time is not None]
    return max(0, min(known) - since) if known else None


def _seats(scene: Scene, row: MselRow) -> Iterable[SeatTag]:
    recipients = row.inject.to if row.inject else tuple(name for name, _ in row.deliveries)
    for recipient in recipients:
        seat = scene.seat(recipient)
        if seat is not None:
            yield seat


def _empty(scene: Scene, row: MselRow) -> Iterable[tuple[SeatTag, SeatTag | None]]:
    for recipient, item in row.acting:
        seat = scene.seat(recipient)
        copy = scene.state.items.get(item)
        heads = [viewer for viewer in (copy.audience if copy else ()) if viewer.startswith("seat:")]
        head = scene.seat(heads[0].removeprefix("seat:")) if heads else None
        if seat is not None:
            yield seat, head


def median_ms(times: Iterable[int | None]) -> int | None:
    """Median of the times that are known; None when none is."""
    known = [time for time in times if time is not None]
    return round(median(known)) if known else None
