"""The MSEL with its live status."""

from dataclasses import replace
from typing import TypedDict

from exercise.app.read import attached, moments, tags
from exercise.app.read.bank import told_by
from exercise.app.read.bodies import inject_body
from exercise.app.read.choices import sample
from exercise.app.read.conditions import at_words, rule_of
from exercise.app.read.due import expected_ms
from exercise.app.read.receipts import row_progress
from exercise.app.read.status import is_over
from exercise.app.view_models import console as vm
from exercise.app.view_models.common import CellTag, Moment, Reach, Recipients, Sender
from exercise.app.view_models.feed import FeedItem
from exercise.domain.agenda import will_be_due
from exercise.domain.clock import due_ms, planned_ms
from exercise.domain.foreseen import FOR_EVER
from exercise.domain.msel import as_read_by
from exercise.domain.ratings import objectives_of
from exercise.domain.scenario import AtStoryTime, ByHand, FromPhase, Inject
from exercise.domain.state import MselRow, RowStatus, State
from exercise.domain.waiting import at_once, full_desks, goes_out_ms, is_live

_NEVER = 10**15


class _Anchor(TypedDict, total=False):
    phase: int
    expected_ms: int | None
    story: Moment


def msel(state: State, viewer: str) -> vm.MselView:
    """Region ``msel``, in order of time, those without one last; erased rows are gone.

    Rows come without their texts: a row that is opened is asked for, see :func:`msel_row`.
    """
    rows = sorted(state.msel.values(), key=lambda row: _place(state, row))
    return vm.MselView(
        rows=tuple(_row(state, row, viewer) for row in rows if row.status is not RowStatus.ERASED),
        cells=tags.playing_tags(state),
        ms=state.clock.t,
        personas=tuple(one.name for one in state.the_world.personas),
    )


def msel_row(state: State, inject: str, viewer: str) -> vm.MselRow | None:
    """One row with everything that is shown when it is opened; None when it is not there."""
    row = state.msel.get(inject)
    if row is None or row.inject is None:
        return None
    return replace(
        _row(state, row, viewer),
        expects=row.inject.expects or "",
        decision=row.inject.decision.ask if row.inject.decision else "",
        notes=row.inject.notes or "",
        text=row.inject.text or "",
        rule=rule_of(state, row),
        objectives=tuple(_served(state, name) for name in row.inject.objectives),
        wordings=_wordings(state, row, row.inject),
    )


def _served(state: State, name: str) -> vm.Served:
    cell, dot, own = name.partition(".")
    listed = objectives_of(state, cell) if dot else state.the_world.objectives
    text = next((one.text for one in listed if one.id == (own or name)), "")
    return vm.Served(id=own or name, text=text, cell=tags.cell_tag(state, cell) if dot else None)


def _place(state: State, row: MselRow) -> tuple[int, int]:
    if row.released_t is not None:
        return row.released_t, row.order
    planned = planned_ms(state, row)
    return (_NEVER if planned is None else planned), row.order


def _row(state: State, row: MselRow, viewer: str) -> vm.MselRow:
    sent = (
        moments.of_mark(state, row.released_t, row.released_at)
        if row.released_t is not None and row.released_at is not None
        else None
    )
    inject = row.inject
    if inject is None:
        return vm.MselRow(
            id=row.id,
            number="",
            at=sent,
            at_words="",
            title="",
            cells=tags.recipient_tags(state, (to for to, _ in row.deliveries)),
            state=_state(state, row),
            progress=row_progress(state, row, viewer),
            sent=sent,
            state_by=tags.seat_title(state, row.by),
        )
    at = sent or _planned(state, row)
    limit = state.the_world.acknowledge_limit_ms
    return vm.MselRow(
        id=row.id,
        number=inject.number,
        at=at,
        at_words="" if at and inject.when is None else at_words(inject.release),
        **({} if at else _anchor(state, row, inject)),
        title=inject.title,
        cells=tags.recipient_tags(state, inject.to),
        state=_state(state, row),
        full=_full(state, row),
        progress=row_progress(state, row, viewer),
        sent=sent,
        state_by=tags.seat_title(state, row.by),
        medium=inject.medium,
        precedence=inject.precedence,
        marking=inject.marking or "",
        sender=inject.sender.name,
        public=inject.public,
        concerns=inject.concerns,
        controller=inject.controller or "",
        overdue_ms=None if row.released_t is None or is_over(state) else row.released_t + limit,
    )


def _state(state: State, row: MselRow) -> vm.RowState:
    match row.status:
        case RowStatus.RELEASED:
            return "released"
        case RowStatus.KEPT | RowStatus.PLANNED if is_over(state):
            return "unsent"
        case RowStatus.KEPT:
            return "kept"
        case RowStatus.DROPPED:
            return "dropped"
        case RowStatus.LAPSED:
            return "excluded" if row.lapsed == "excluded" else "lapsed"
    return _to_come(state, row)


def _to_come(state: State, row: MselRow) -> vm.RowState:
    inject = row.inject
    if inject is not None and not is_live(state, inject):
        return "off"
    if inject is not None and inject.when is not None and row.triggered_t is None:
        return "waits"
    by_hand = inject is not None and isinstance(inject.release, ByHand)
    if by_hand and row.triggered_t is not None:
        return "ready"
    if _full(state, row):
        return "full"
    return "needs_hand" if by_hand else "planned"


def _full(state: State, row: MselRow) -> tuple[vm.FullDesk, ...]:
    """Desks for which it waits now though it is due, or for which its last copies do."""
    planned = row.status is RowStatus.PLANNED
    if not planned and not row.later:
        return ()
    inject, due = row.inject, due_ms(state, row)
    if inject is None or due is None or due > state.t:
        return ()
    waits = planned and (goes_out_ms(state, row) or 0) > state.t
    follow = tuple(to for to, follows in row.later if follows <= state.t)
    desks = full_desks(state, at_once(inject) if waits else follow)
    tags_of = {tag.id: tag for tag in tags.playing_tags(state)}
    return tuple(vm.FullDesk(cell=tags_of[cell], unopened=count) for cell, count in desks)


def fell_due(before: State, after: State) -> bool:
    """Whether a row fell due between the two that waits for desks with too much unopened."""
    if after.the_world.hold_if_unopened is None or before.t == after.t:
        return False
    planned = (row for row in after.msel.values() if row.status is RowStatus.PLANNED)
    moments_due = (due_ms(after, row) for row in planned)
    return any(due is not None and before.t < due <= after.t for due in moments_due)


def _planned(state: State, row: MselRow) -> Moment | None:
    """When it goes out if nothing else happens; by hand, or kept back for good, when it is due."""
    due = will_be_due(state, row, FOR_EVER)
    due = due_ms(state, row) if due is None else due
    return None if due is None else moments.at_time(state, due)


def _anchor(state: State, row: MselRow, inject: Inject) -> _Anchor:
    """What an inject waits for whose time is not known yet."""
    release = inject.release
    if inject.when is not None:
        return {}
    if isinstance(release, FromPhase):
        numbers = [phase.id for phase in state.the_world.phases]
        number = numbers.index(release.phase) + 1
        return {"phase": number, "expected_ms": expected_ms(state, row)}
    if isinstance(release, AtStoryTime):
        stamp = moments.stamp(state, release.stamp)
        return {"story": stamp, "expected_ms": expected_ms(state, row)}
    return {}


def _wordings(state: State, row: MselRow, inject: Inject) -> tuple[vm.Wording, ...]:
    found = []
    for cell in tags.recipient_tags(state, (*inject.to, *inject.wording)):
        own = inject.wording.get(cell.id)
        found.append(
            vm.Wording(
                cell=cell,
                item=_as_one_reads_it(state, row, inject, cell),
                title=own.title or "" if own else "",
                text=own.text or "" if own else "",
                tells=told_by(state, inject, cell.id),
            )
        )
    return tuple(found)


def _as_one_reads_it(state: State, row: MselRow, inject: Inject, cell: CellTag) -> FeedItem:
    read = as_read_by(inject, cell.id)
    return FeedItem(
        key=f"{row.id}.{cell.id}",
        order="",
        at=moments.at_time(state, row.released_t or due_ms(state, row) or 0),
        sender=Sender(name=inject.sender.name),
        to=Recipients(cells=(cell,)),
        reach=Reach(kind="reads", cell=cell.name),
        body=inject_body(read),
        decision=sample(read),
        lang=inject.language,
        staff=True,
        files=attached.of_row(inject, read.attachments),
    )
