"""A team's desk: who is in it, what waits for it, what it writes and what it sent."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from exercise.app.beside import Beside
from exercise.app.ports import TeamDraft
from exercise.app.read import moments, tags
from exercise.app.read.choices import is_to_decide, to_decide
from exercise.app.read.instruments import instrument_name
from exercise.app.read.moves import cut_short, standing, standing_at
from exercise.app.read.presence import is_here, presence_of
from exercise.app.read.receipts import acknowledged_by, marks_of
from exercise.app.read.senders import item_ref
from exercise.app.read.status import is_over
from exercise.app.read.viewers import cell_of, own_cell
from exercise.app.view_models import desk as vm
from exercise.app.view_models.situation import TeamMember, TeamView
from exercise.domain import orders
from exercise.domain.agreed import is_withdrawn
from exercise.domain.blanks import as_it_stands, own_as_it_stands
from exercise.domain.menus import on_menu
from exercise.domain.payloads import AgreementRecorded, InjectDelivered, MoveSubmitted
from exercise.domain.same import while_same
from exercise.domain.scenario import WrittenOrder
from exercise.domain.state import Item, Life, SeatState, State

MOST_ROWS = 200
LOOK_BACK = 60
"""Newest moves of a team that its list is made from; older ones only while they wait."""
NEWEST_MOVES = 10
"""Moves no longer waiting that a team's list still shows."""


def team(state: State, viewer: str, beside: Beside) -> TeamView:
    """Region ``team``."""
    cell = cell_of(viewer) or ""
    writing = {
        draft.hand
        for draft in beside.drafts
        if draft.cell == cell and not draft.body.get("proposed")
    }
    acting = state.acting_head(cell)
    seats = state.seats_of(cell)
    return TeamView(
        members=tuple(
            _member(state, seat, beside, acting=acting, writing=seat.id in writing)
            for seat in seats
        ),
        here=sum(is_here(seat, beside) for seat in seats),
        total=len(seats),
        submitters=tags.submitters(state, cell, beside),
    )


def _member(
    state: State, seat: SeatState, beside: Beside, *, acting: SeatState | None, writing: bool
) -> TeamMember:
    presence, away_since = presence_of(seat, beside)
    return TeamMember(
        seat=seat.id,
        office=seat.title,
        name=beside.name_of(seat.person),
        presence=presence,
        away_since=away_since,
        head=seat.head,
        acting_head=acting is not None
        and acting.id == seat.id
        and seat.person is not None
        and not seat.head,
        may_submit=state.may_submit(seat),
        writing=writing,
    )


# ── what waits ───────────────────────────────────────────────────────────────


def waiting(state: State, viewer: str, beside: Beside) -> vm.WaitingView:
    """Region ``waiting``: what waits for the cell's word.

    Decisions that are not made; injects neither answered nor, where that is enough,
    acknowledged; deals neither confirmed nor disputed.
    """
    if is_over(state):
        return vm.WaitingView(ended=True)
    decisions = to_decide(state, viewer)
    rows = (*_asked(state, viewer, beside), *_to_confirm(state, viewer))
    return vm.WaitingView(
        items=(*decisions, *sorted(rows, key=lambda row: row.since.ms)),
        started=state.life is not Life.LOBBY,
    )


def own_waiting(state: State, viewer: str, beside: Beside) -> vm.WaitingView:
    """Region ``own_waiting``: the injects among them that were addressed to one seat alone.

    A seat's stream is not told of ENDEX: the page hides the region then.
    """
    return vm.WaitingView(items=(*to_decide(state, viewer), *_asked(state, viewer, beside)))


def _asked(state: State, viewer: str, beside: Beside) -> tuple[vm.WaitingItem, ...]:
    cell = own_cell(viewer) or ""
    asked = (state.items.get(item) for item in state.unanswered.get(cell) or ())
    mine = [
        item
        for item in asked
        if item is not None and viewer in item.audience and not is_to_decide(state, item)
    ]
    rows = (_waiting(state, item, cell, beside) for item in sorted(mine, key=lambda one: one.seq))
    return tuple(row for row in rows if row is not None)


def _waiting(state: State, item: Item, cell: str, beside: Beside) -> vm.WaitingItem | None:
    by = acknowledged_by(state, marks_of(state, item.id, cell).acknowledged, beside)
    return _asked_by(state, item.id, by)


@while_same(lambda state, item, _: (state.items[item], state.phases, state.world))
def _asked_by(state: State, item_id: str, acknowledged: str) -> vm.WaitingItem | None:
    """One that waits; None where nobody asks for more than the acknowledgement that it has."""
    item = state.items[item_id]
    inject = item.payload
    if not isinstance(inject, InjectDelivered):
        return None
    within = inject.answer_within_ms
    if acknowledged and within is None and inject.ask is None:
        return None
    return vm.WaitingItem(
        key=item.id,
        sender=inject.sender,
        medium=inject.medium,
        title=inject.title,
        since=moments.of_item(state, item),
        due=None if within is None else moments.as_of_item(state, item, item.t + within),
        acknowledged_by=acknowledged,
        answer_asked=within is not None or inject.ask is not None,
        lang=inject.language,
    )


def _to_confirm(state: State, viewer: str) -> Iterator[vm.WaitingItem]:
    cell = cell_of(viewer) or ""
    newest_first = islice(state.cell_agreements.get(cell) or (), MOST_ROWS)
    for item_id in reversed(tuple(newest_first)):
        item = state.items[item_id]
        agreed = item.payload
        if not isinstance(agreed, AgreementRecorded) or agreed.by_cell == cell:
            continue
        if state.agreements[item_id].get(cell) is None and not is_withdrawn(state, item_id):
            yield vm.WaitingItem(
                key=item_id,
                sender=tags.cell_name(state, agreed.by_cell),
                medium="agreement",
                title=agreed.text,
                since=moments.of_item(state, item),
            )


# ── drafts ───────────────────────────────────────────────────────────────────


def drafts(state: State, viewer: str, beside: Beside) -> vm.DraftsView:
    """Region ``drafts``, oldest first: the team's own and nobody else's."""
    cell = cell_of(viewer) or ""
    tag = tags.cell_tag(state, cell)
    if tag is None:
        raise LookupError(f"{viewer} writes no drafts")
    return vm.DraftsView(
        cell=tag,
        drafts=tuple(
            _draft(state, draft, viewer, beside) for draft in beside.drafts if draft.cell == cell
        ),
        submitters=tags.submitters(state, cell, beside),
    )


def _draft(state: State, draft: TeamDraft, viewer: str, beside: Beside) -> vm.DraftView:
    body: dict[str, Any] = draft.body
    instrument = str(body.get("instrument", ""))
    hand = state.seats.get(draft.hand)
    holders = _key_holders(state, draft)
    agreed = {*draft.assents, *((draft.hand,) if body.get("proposed") else ())}
    return vm.DraftView(
        id=draft.id,
        version=draft.version,
        title=body.get("title", ""),
        instrument=instrument,
        instrument_name=instrument_name(state, instrument),
        tags=tuple(body.get("tags", ())),
        actor=body.get("actor", ""),
        targets=tags.tags(state, body.get("targets", ())),
        intent=body.get("intent", ""),
        order=body.get("order", ""),
        openness=body.get("openness", "private"),
        answers=item_ref(state, body.get("answers"), viewer),
        takes_ms=body.get("takes_ms", 0),
        menu=body.get("menu") or "",
        values={blank: tuple(given) for blank, given in (body.get("values") or {}).items()},
        reads=_reads(state, draft),
        own=_own(state, draft),
        key_holders=tuple(holder.title for holder in holders),
        key_turned=bool({holder.id for holder in holders} & agreed),
        option=body.get("option") or "",
        proposed=body.get("proposed", False),
        hand=draft.hand,
        hand_name=beside.name_of(hand.person) if hand else "",
        hand_office=hand.title if hand else "",
        saved=moments.wall(draft.saved_at),
        assents=tags.seat_titles(state, draft.assents),
        dissents=tags.seat_titles(state, draft.dissents),
        assent_seats=draft.assents,
        dissent_seats=draft.dissents,
    )


def _reads(state: State, draft: TeamDraft) -> str:
    """How the order would read as the draft stands."""
    move, more = on_menu(state, draft.cell, draft.body.get("menu")), draft.body.get("order", "")
    if move is None or not move.fields:
        return str(more)
    return as_it_stands(state, draft.cell, move, draft.body.get("values") or {}, more)


def _own(state: State, draft: TeamDraft) -> str:
    """What of it stays with its own team and the white cell."""
    move = on_menu(state, draft.cell, draft.body.get("menu"))
    if move is None:
        return ""
    return own_as_it_stands(state, draft.cell, move, draft.body.get("values") or {})


def _key_holders(state: State, draft: TeamDraft) -> tuple[SeatState, ...]:
    """Those of whom one must agree; nobody where no second key is needed, or nobody is there."""
    hand = state.seats.get(draft.hand)
    order: WrittenOrder | None = on_menu(state, draft.cell, draft.body.get("menu"))
    if order is None:
        option = orders.option_of(state, draft.body.get("answers"), draft.body.get("option"))
        order = option.order if option is not None else None
    if not orders.needs_second_key(state, order, draft.body.get("tags", ())):
        return ()
    head = state.acting_head(draft.cell)
    sends = hand if hand is not None and state.may_submit(hand) else head
    return orders.key_holders(state, draft.cell, sends.id if sends else "")


# ── moves sent ───────────────────────────────────────────────────────────────


def moves(state: State, viewer: str, beside: Beside) -> vm.MovesView:
    """Region ``moves``, newest first: those that wait, and the newest of the others.

    The feed has them all; an erased move stands there alone.
    """
    cell = cell_of(viewer) or ""
    newest = list(islice(state.cell_moves.get(cell) or (), LOOK_BACK))
    done = 0
    shown = []
    for move in newest:
        waits = standing(state.moves[move], viewer) == "waiting"
        done += not waits
        if waits or done <= NEWEST_MOVES:
            shown.append(move)
    long_waiting = {one for one in state.waiting if state.moves[one].cell == cell} - set(newest)
    shown += sorted(long_waiting, key=lambda one: -state.waiting[one])
    rows = (_sent(state, move, viewer) for move in shown)
    return vm.MovesView(
        moves=tuple(row for row in rows if row is not None),
        earlier=(state.move_counts.get(cell) or 0) - len(shown),
        submitters=tags.submitters(state, cell, beside),
    )


@while_same(
    lambda state, move, _: (
        *(state.items[move], state.moves[move], state.phases, state.world, state.ended_at),
    )
)
def _sent(state: State, move_id: str, viewer: str) -> vm.SentMove | None:
    item, move = state.items[move_id], state.moves[move_id]
    if not isinstance(item.payload, MoveSubmitted):
        return None
    return vm.SentMove(
        key=move_id,
        number=move.number,
        title=item.payload.title,
        state=standing(move, viewer),
        submitted=moments.of_item(state, item),
        expected=moments.as_of_item(state, item, item.payload.expected_ms),
        cut_short=cut_short(state, move, item.payload, viewer),
        state_at=standing_at(state, move, viewer),
        overdue_ms=item.t + state.the_world.ruling_limit_ms,
    )
