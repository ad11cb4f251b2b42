"""Rules of the MSEL: its rows are released, kept for release by hand, dropped and changed."""

from dataclasses import dataclass
from typing import Literal, get_args

from exercise.domain import audience, choices, commands, payloads, polls
from exercise.domain.clock import due_ms
from exercise.domain.decision import (
    Context,
    Deciders,
    Decision,
    record,
    require_facilitator,
    require_no_noduff,
    require_white,
)
from exercise.domain.entry import Draft
from exercise.domain.references import check_references
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import Attachment, FromStartex, Inject, Wording
from exercise.domain.state import SYSTEM, Life, MselRow, RowStatus, State
from exercise.domain.waiting import at_once, can_wait, delays, full_desks

How = Literal["clock", "hand", "advance", "hold", "phase", "storyline"]
Why = Literal["expired", "unless", "full"]
BY_ITSELF: tuple[Why, ...] = get_args(Why)
"""Why a row may lapse without another one's doing."""
PUBLIC_COPY = "public"
"""Key, among an inject's deliveries, of a public copy that is addressed to no cell."""
_IN_COMMON = ("common", "public", "task")
"""Keys of copies that several may read."""
OPEN = (RowStatus.PLANNED, RowStatus.KEPT, RowStatus.LAPSED)
"""What may still go out, by hand at least."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One wording of an inject, and who reads it."""

    key: str
    recipients: tuple[str, ...]
    readers: audience.Audience
    for_empty_seat: str | None = None


def release(state: State, command: commands.ReleaseInject, context: Context) -> Decision:
    """Release by hand."""
    require_white(state, context)
    require_no_noduff(state)
    if state.life not in (Life.RUNNING, Life.PAUSED):
        raise Refused("not_started", N_("Injects are released between STARTEX and ENDEX."))
    row = _open_row(state, command.inject)
    require_not_excluded(state, row.inject)
    return Decision(release_entries(state, row, context, t=context.t, how="hand"))


def keep(state: State, command: commands.KeepInject, context: Context) -> Decision:
    """Keep a row back until it is released by hand."""
    require_white(state, context)
    row = _open_row(state, command.inject)
    if row.status is RowStatus.KEPT:
        return Decision()
    require_not_excluded(state, row.inject)
    return Decision((keep_entry(row, context),))


def drop(state: State, command: commands.DropInject, context: Context) -> Decision:
    """Take a row out of the exercise."""
    require_white(state, context)
    row = _open_row(state, command.inject)
    return Decision((drop_entry(row, context, reason=command.reason),))


def plan(state: State, command: commands.PlanInject, context: Context) -> Decision:
    """Put a new row into the MSEL, or a changed one in its place."""
    require_facilitator(state, context)
    require_open_msel(state)
    inject = command.inject
    row = state.msel.get(inject.id)
    if row is not None and row.status not in OPEN:
        raise Refused("released", N_("This inject has gone out or was dropped: write a new one."))
    taken = next(
        (
            other.id
            for other in state.msel.values()
            if other.inject is not None
            and other.inject.number == inject.number
            and other.id != inject.id
        ),
        None,
    )
    if taken is not None:
        raise Refused("number_taken", N_("Number %(number)s is in use."), number=inject.number)
    check_references(state, inject)
    require_not_excluded(state, inject)
    return Decision((plan_entry(inject, context.actor),))


def retime(state: State, command: commands.RetimeInject, context: Context) -> Decision:
    """Give a row another time, counted from STARTEX; whatever it waited for."""
    require_facilitator(state, context)
    row = _open_row(state, command.inject)
    if command.at_ms <= context.t and state.life is not Life.LOBBY:
        raise Refused("past", N_("That time has passed. Give a later time, or release it now."))
    assert row.inject is not None
    require_not_excluded(state, row.inject)
    at_that_time = {"release": FromStartex(ms=command.at_ms), "when": None, "delay_ms": 0}
    changed = row.inject.model_copy(update=at_that_time)
    return Decision((plan_entry(changed, context.actor),))


def require_open_msel(state: State) -> None:
    """Raises Refused once nothing more will be released."""
    if state.life in (Life.ENDED, Life.HOTWASH, Life.CLOSED):
        raise Refused("ended", N_("The exercise has ended: its MSEL stands."))


def open_inject(state: State, inject: str) -> Inject:
    """The inject of a row that may still go out.

    Raises:
        Refused: no such row, or it has gone out or was dropped; or the exercise has ended.
    """
    require_open_msel(state)
    found = _open_row(state, inject).inject
    assert found is not None
    return found


def plan_entry(inject: Inject, by: str) -> Draft:
    """The entry that puts a row into the MSEL, or a changed one in its place."""
    return record(
        payloads.InjectPlanned(inject=inject), by=by, to=audience.STAFF_ONLY, item=inject.id
    )


def keep_entry(row: MselRow, context: Context) -> Draft:
    """The entry that keeps a row for release by hand."""
    return record(payloads.InjectKept(), by=context.actor, to=audience.STAFF_ONLY, item=row.id)


def drop_entry(row: MselRow, context: Context, *, reason: str) -> Draft:
    """The entry that drops a row."""
    return record(
        payloads.InjectDropped(reason=reason),
        by=context.actor,
        to=audience.STAFF_ONLY,
        item=row.id,
    )


def trigger_entry(row: MselRow, *, due: int | None) -> Draft:
    """The entry that says that a row's condition came true, and when it therefore falls due."""
    payload = payloads.InjectTriggered(due_ms=due)
    return record(payload, by=SYSTEM, to=audience.STAFF_ONLY, item=row.id)


def lapse_entry(row: MselRow, *, why: Why) -> Draft:
    """The entry that says that a row will not go out by itself any more."""
    payload = payloads.InjectLapsed(why=why)
    return record(payload, by=SYSTEM, to=audience.STAFF_ONLY, item=row.id)


def release_entries(
    state: State,
    row: MselRow,
    context: Context,
    *,
    t: int,
    how: How,
    left_out: tuple[str, ...] = (),
) -> tuple[Draft, ...]:
    """That a row went out at exercise time ``t``, and each wording as its readers get it."""
    inject = row.inject
    assert inject is not None
    to = tuple(one for one in at_once(inject) if one not in left_out)
    wait = _waiting_for_their_desks(state, inject, to) if how == "clock" else ()
    late = {to: t + ms for to, ms in delays(inject).items() if to not in left_out}
    due = due_ms(state, row)
    released = payloads.InjectReleased(
        how=how,
        deliveries={},
        later=late | dict.fromkeys(wait, t if due is None else due),
        exclusive=inject.exclusive,
        excludes=_excludes(state, inject),
        left_out=left_out,
    )
    to = tuple(one for one in to if one not in wait)
    return _sent(state, inject, released, context, to=to, label=inject.id)


def _waiting_for_their_desks(state: State, inject: Inject, to: tuple[str, ...]) -> tuple[str, ...]:
    """Whose copies follow once they have opened more, as the others need not wait for them.

    Only who reads a wording of its own: a text in common says who else got it, and must not tell
    whose desk is full. What is put to all at once, or is public, waits for nobody's.
    """
    full = {cell for cell, _ in full_desks(state, to)}
    all_are = full >= set(map(audience.recipient_cell, to))
    if not full or all_are or inject.public or inject.ask is not None or not can_wait(inject):
        return ()
    apart = (copy for copy in _copies(state, inject, to) if copy.key not in _IN_COMMON)
    return tuple(
        one for copy in apart for one in copy.recipients if audience.recipient_cell(one) in full
    )


def later_entries(
    state: State, row: MselRow, context: Context, *, to: tuple[str, ...]
) -> tuple[Draft, ...]:
    """The copies that follow for these recipients, as they get them."""
    inject = row.inject
    assert inject is not None
    followed = payloads.InjectReleased(how="delay", deliveries={})
    label = f"{inject.id}/{'+'.join(to)}"
    return _sent(state, inject, followed, context, to=to, label=label)


def _sent(
    state: State,
    inject: Inject,
    released: payloads.InjectReleased,
    context: Context,
    *,
    to: tuple[str, ...],
    label: str,
) -> tuple[Draft, ...]:
    copies = _copies(state, inject, to)
    acting = _acting_copies(state, to)
    ids = {copy.key: context.new_id(f"{label}/{copy.key}") for copy in (*copies, *acting)}
    deliveries = {to: ids[copy.key] for copy in copies for to in copy.recipients or (PUBLIC_COPY,)}
    made = {"deliveries": deliveries, "acting": {one.recipients[0]: ids[one.key] for one in acting}}
    said = record(
        released.model_copy(update=made),
        by=context.actor,
        to=audience.STAFF_ONLY,
        item=inject.id,
    )
    delivered = (
        record(_as_read(inject, copy), by=context.actor, to=copy.readers, item=ids[copy.key])
        for copy in (*copies, *acting)
    )
    asked = (*polls.put_entries(inject, to, context), *choices.put_entries(inject, to, context))
    return (said, *asked, *delivered)


def handed_on_entries(state: State, inject: Inject, to: str, context: Context) -> tuple[Draft, ...]:
    """A copy of what went out to a seat that is empty now, for whoever acts for it."""
    copies = _acting_copies(state, (to,))
    ids = {copy.key: context.new_id(f"{inject.id}/{copy.key}") for copy in copies}
    acting = {copy.recipients[0]: ids[copy.key] for copy in copies}
    followed = payloads.InjectReleased(how="delay", deliveries={}, acting=acting)
    said = record(followed, by=SYSTEM, to=audience.STAFF_ONLY, item=inject.id)
    read = (
        record(_as_read(inject, copy), by=SYSTEM, to=copy.readers, item=ids[copy.key])
        for copy in copies
    )
    return (said, *read) if copies else ()


def _excludes(state: State, inject: Inject) -> tuple[str, ...]:
    """Rows of the same group that could still go out by themselves, or are kept."""
    if inject.exclusive is None:
        return ()
    rows = (row for row in state.msel.values() if row.id != inject.id and row.inject is not None)
    same = (row for row in rows if row.inject and row.inject.exclusive == inject.exclusive)
    open_rows = (row for row in same if row.status in (RowStatus.PLANNED, RowStatus.KEPT))
    return tuple(row.id for row in sorted(open_rows, key=lambda row: row.order))


def _copies(state: State, inject: Inject, to: tuple[str, ...]) -> tuple[Copy, ...]:
    """Recipients grouped by what they read: own wordings, and a decision, are read apart."""
    if inject.medium == "task":
        return (Copy("task", to, audience.STAFF_ONLY),)
    cells = [one for one in to if "." not in one]
    seats = [one for one in to if "." in one]
    own = {*inject.wording, _decides(inject)}
    common = tuple(cell for cell in cells if cell not in own)
    apart = [cell for cell in state.cells if cell in own and (inject.public or cell in cells)]
    found: list[Copy] = []
    if inject.public:
        others = [cell for cell in state.cells if cell not in own]
        found.append(Copy("public", common, audience.published(others)))
    elif common:
        found.append(Copy("common", common, audience.cells_and_staff(common)))
    found += [Copy(cell, (cell,), audience.cells_and_staff((cell,))) for cell in apart]
    found += [
        Copy(seat, (seat,), audience.of(audience.seat_viewer(seat), *audience.STAFF))
        for seat in seats
    ]
    return tuple(found)


def _acting_copies(state: State, recipients: tuple[str, ...]) -> tuple[Copy, ...]:
    """For each empty seat addressed, a marked copy for whoever acts for it."""
    found: list[Copy] = []
    for to in recipients:
        seat = state.seats.get(to)
        if seat is None or state.is_played(seat) or seat.cell not in state.cells:
            continue
        acting = state.acts_for(seat)
        if acting is not None:
            readers = audience.of(audience.seat_viewer(acting.id))
            found.append(Copy(f"{to}/acting", (to,), readers, for_empty_seat=seat.title))
    return tuple(found)


def _as_read(inject: Inject, copy: Copy) -> payloads.InjectDelivered:
    apart = copy.key not in _IN_COMMON
    own = _own_wording(inject, copy.recipients[0]) if apart else None
    sender = own.sender if own and own.sender is not None else inject.sender
    text = own.text if own and own.text is not None else inject.text
    decides = apart and _decides(inject) in copy.recipients
    lines = own.lines if own and own.lines is not None else inject.lines
    return payloads.InjectDelivered(
        sender=sender.name,
        handle=sender.handle,
        to=copy.recipients,
        medium=inject.medium,
        precedence=inject.precedence,
        marking=inject.marking,
        title=own.title if own and own.title is not None else inject.title,
        text=text,
        lines=lines,
        grading=own.grading if own and own.grading is not None else inject.grading,
        place=inject.place,
        attachments=_attachments(inject, own),
        public=inject.public,
        answer_within_ms=inject.ask.within_ms if inject.ask else inject.answer_within_ms,
        ask=inject.ask.as_asked() if inject.ask else None,
        decide=inject.decision.as_put() if inject.decision and decides else None,
        language=inject.language,
        for_empty_seat=copy.for_empty_seat,
    )


def _attachments(inject: Inject, own: Wording | None) -> tuple[Attachment, ...]:
    if own is not None and own.attachments is not None:
        return own.attachments
    return inject.attachments


def as_read_by(inject: Inject, cell: str) -> payloads.InjectDelivered:
    """An inject as one cell would read it."""
    return _as_read(inject, Copy(cell, (cell,), ()))


def _decides(inject: Inject) -> str | None:
    """The recipient whose copy puts a decision."""
    return inject.decision.recipient(inject.to) if inject.decision else None


def _own_wording(inject: Inject, recipient: str) -> Wording | None:
    cell = recipient.split(".", maxsplit=1)[0]
    return inject.wording.get(recipient) or inject.wording.get(cell)


def _open_row(state: State, inject: str) -> MselRow:
    row = state.msel.get(inject)
    if row is None:
        raise Refused("unknown_inject", N_("There is no such inject in the MSEL."))
    if row.status is RowStatus.RELEASED:
        raise Refused("already_released", N_("This inject has already gone out."))
    if row.status not in OPEN:
        raise Refused("dropped", N_("This inject was dropped."))
    return row


def require_not_excluded(state: State, inject: Inject | None) -> None:
    """Raises Refused when another one of its group has gone out."""
    group = inject.exclusive if inject else None
    gone = state.gone.get(group) if group else None
    if inject is None or gone is None or gone == inject.id:
        return
    other = state.msel[gone].inject
    raise Refused(
        "excluded",
        N_("Inject %(number)s has gone out, which excludes this one. Write a new one if need be."),
        number=other.number if other else "",
    )


DECIDERS: Deciders = {
    commands.ReleaseInject: release,
    commands.KeepInject: keep,
    commands.DropInject: drop,
    commands.PlanInject: plan,
    commands.RetimeInject: retime,
}
