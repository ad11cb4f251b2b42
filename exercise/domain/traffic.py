"""Rules of what people say to each other: messages, statements, deals, notes, receipts."""

from typing import Any

from exercise.domain import audience, commands, payloads
from exercise.domain.agreed import is_withdrawn, may_withdraw
from exercise.domain.channels import require_channels, require_may_speak
from exercise.domain.decision import (
    Context,
    Deciders,
    Decision,
    known_cells,
    may_read,
    playing_seat,
    readable,
    record,
    require_no_noduff,
    require_open,
    require_white,
    seat_of,
    speaking_seat,
)
from exercise.domain.entry import Draft
from exercise.domain.payloads import (
    InjectDelivered,
    MessageSent,
    MoveTookEffect,
    PassedOn,
    StatementMade,
)
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import OBSERVERS, WHITE
from exercise.domain.state import Item, Life, SeatState, State


def acknowledge(state: State, command: commands.Acknowledge, context: Context) -> Decision:
    """Says, for the cell, that an inject was read; of a task, that it is done. Twice is once."""
    seat = seat_of(state, context)
    if not _is_task(state, command.item) or seat.cell != WHITE:
        seat = playing_seat(state, context)
    _require_not_closed(state)
    require_no_noduff(state)
    item = readable_item(state, seat, command.item)
    if not isinstance(item.payload, InjectDelivered):
        raise Refused("not_an_inject", N_("Only injects are acknowledged."))
    drafts = acknowledgement(state, seat, item)
    return Decision(drafts, answer={} if drafts else {"already": True})


def _is_task(state: State, item: str) -> bool:
    found = state.items.get(item)
    payload = found.payload if found is not None else None
    return isinstance(payload, InjectDelivered) and payload.medium == "task"


def acknowledgement(state: State, seat: SeatState, item: Item) -> tuple[Draft, ...]:
    """The entry that acknowledges an inject for a seat's cell; none if that was done."""
    receipts = state.receipts.get(item.id)
    receipt = receipts.get(seat.cell) if receipts else None
    if receipt is not None and receipt.acknowledged is not None:
        return ()
    payload = payloads.InjectAcknowledged(cell=seat.cell, seat=seat.id)
    readers = audience.of(*_own_readers(item, seat), *audience.STAFF)
    return (record(payload, by=seat.id, to=readers, item=item.id),)


def _own_readers(item: Item, seat: SeatState) -> tuple[str, ...]:
    """Of the item's readers, those of the seat's own cell: whoever read it sees its mark."""
    own = (audience.cell_viewer(seat.cell), audience.seat_viewer(seat.id))
    return tuple(viewer for viewer in own if viewer in item.audience)


def report_attention(state: State, command: commands.ReportAttention, context: Context) -> Decision:
    """What a seat's browser newly received and showed; items it may not read are ignored."""
    seat = seat_of(state, context)
    if seat.cell not in state.cells:
        return Decision()
    received = tuple(item for item in command.received if readable(state, seat, item))
    opened = tuple(item for item in command.opened if readable(state, seat, item))
    if not received and not opened:
        return Decision()
    payload = payloads.AttentionRecorded(seat=seat.id, received=received, opened=opened)
    return Decision((record(payload, by=seat.id, to=audience.WHITE_ONLY),))


def send_message(state: State, command: commands.SendMessage, context: Context) -> Decision:
    """A message to any set of cells; to one's own cell alone it is the team's channel."""
    seat = speaking_seat(state, context)
    to = known_cells(state, command.to, white=True)
    require_no_noduff(state)
    if not _after_play(state, seat, to):
        require_open(state)
    if not to:
        raise Refused("no_recipient", N_("Choose at least one cell to write to."))
    require_channels(state, seat.cell, to)
    payload = MessageSent(
        cell=seat.cell,
        seat_title=_shown_title(seat),
        persona=_persona(seat, command.persona),
        to=to,
        text=command.text,
    )
    item = context.new_id("message")
    cells = [cell for cell in (*to, seat.cell) if cell != WHITE]
    message = record(payload, by=seat.id, to=audience.cells_and_staff(cells), item=item)
    return Decision(
        (message, *reference_entry(state, seat, item, command.answers)), answer={"item": item}
    )


def _after_play(state: State, seat: SeatState, to: tuple[str, ...]) -> bool:
    """From ENDEX the white cell still writes to teams; they talk again in the hot wash.

    Then among themselves and with the white cell, and no more.
    """
    if seat.cell == WHITE:
        return state.life in (Life.ENDED, Life.HOTWASH)
    return state.life is Life.HOTWASH and {seat.cell, WHITE}.issuperset(to)


def make_statement(state: State, command: commands.MakeStatement, context: Context) -> Decision:
    """A public statement to all."""
    seat = speaking_seat(state, context)
    require_open(state)
    require_may_speak(state, seat)
    payload = StatementMade(
        cell=seat.cell,
        seat_title=_shown_title(seat),
        persona=_persona(seat, command.persona),
        text=command.text,
    )
    item = context.new_id("statement")
    statement = record(payload, by=seat.id, to=audience.published(state.cells), item=item)
    return Decision(
        (statement, *reference_entry(state, seat, item, command.answers)), answer={"item": item}
    )


def pass_on(state: State, command: commands.PassOn, context: Context) -> Decision:
    """Hands on what the cell received, quoted whole."""
    seat = playing_seat(state, context)
    require_open(state)
    original = readable_item(state, seat, command.item)
    to = tuple(cell for cell in known_cells(state, command.to) if cell != seat.cell)
    if not to:
        raise Refused("no_recipient", N_("Choose at least one other cell to pass it on to."))
    require_channels(state, seat.cell, to)
    quoted = _quote(state, original)
    payload = PassedOn(
        cell=seat.cell,
        seat_title=seat.title,
        to=to,
        note=command.note,
        marking=getattr(original.payload, "marking", None),
        **quoted,
    )
    item = context.new_id("passed-on")
    readers = audience.cells_and_staff((*to, seat.cell))
    passed = record(payload, by=seat.id, to=readers, item=item)
    source = record(
        payloads.ReferenceNoted(cell=seat.cell, refers_to=original.id, how="passes_on"),
        by=seat.id,
        to=audience.cells_and_staff((seat.cell,)),
        item=item,
    )
    return Decision((passed, source), answer={"item": item})


def _quote(state: State, item: Item) -> dict[str, Any]:
    payload = item.payload
    if isinstance(payload, InjectDelivered):
        lines = "\n".join(f"{line.speaker}: {line.text}" for line in payload.lines)
        return {
            "of": payload.sender,
            "medium": payload.medium,
            "title": payload.title,
            "text": payload.text or lines,
            "attachments": payload.attachments,
            "language": payload.language,
        }
    if isinstance(payload, MessageSent | StatementMade):
        of = payload.persona or f"{state.cell_name(payload.cell)}, {payload.seat_title}"
        medium = "message" if isinstance(payload, MessageSent) else "statement"
        return {"of": of, "medium": medium, "title": "", "text": payload.text}
    if isinstance(payload, PassedOn):
        return {
            "of": payload.of,
            "medium": payload.medium,
            "title": payload.title,
            "text": payload.text,
            "attachments": payload.attachments,
            "language": payload.language,
        }
    if isinstance(payload, MoveTookEffect):
        of = state.cell_name(payload.cell)
        return {"of": of, "medium": "move", "title": payload.title, "text": payload.order}
    raise Refused("not_passed_on", N_("Only what your cell received can be passed on."))


def note_question(state: State, command: commands.NoteQuestion, context: Context) -> Decision:
    """What a team wrote to control waits for no answer any longer; no team is told."""
    require_white(state, context)
    if command.item not in state.questions:
        return Decision(answer={"already": True})
    noted = payloads.QuestionNoted()
    return Decision((record(noted, by=context.actor, to=audience.STAFF_ONLY, item=command.item),))


# ── agreements ───────────────────────────────────────────────────────────────


def record_agreement(state: State, command: commands.RecordAgreement, context: Context) -> Decision:
    """Enters what was agreed, with when it happened apart from when it was typed."""
    seat = speaking_seat(state, context)
    require_open(state)
    parties = known_cells(state, command.parties)
    behalf = None
    if seat.cell == WHITE:
        behalf = command.on_behalf
        if behalf is not None and behalf not in parties:
            raise Refused("not_a_party", N_("The cell you write for must be one of the parties."))
    elif seat.cell not in parties:
        raise Refused("not_a_party", N_("Your own cell must be one of the parties."))
    if not parties or parties == (seat.cell,):
        raise Refused("no_recipient", N_("Choose with whom it was agreed."))
    happened = command.happened_ms
    if happened is not None and happened > context.t:
        raise Refused("future", N_("It cannot have happened later than now. Check the time."))
    payload = payloads.AgreementRecorded(
        parties=parties, text=command.text, by_cell=seat.cell, by_title=_shown_title(seat)
    )
    item = context.new_id("agreement")
    return Decision(
        (
            record(
                payload,
                by=seat.id,
                to=audience.cells_and_staff(parties),
                item=item,
                behalf=behalf,
                happened=happened,
            ),
        ),
        answer={"item": item},
    )


def confirm_agreement(
    state: State, command: commands.ConfirmAgreement, context: Context
) -> Decision:
    """A party confirms an agreement that somebody else typed; control does for a program."""
    seat = _for_a_party(state, command, context) or playing_seat(state, context)
    item = _agreement_of(state, seat, command)
    cell = command.cell or seat.cell
    payload = payloads.AgreementConfirmed(cell=cell, seat_title=_shown_title(seat))
    confirmed = record(payload, by=seat.id, to=item.audience, item=item.id, behalf=command.cell)
    return Decision((confirmed,))


def dispute_agreement(
    state: State, command: commands.DisputeAgreement, context: Context
) -> Decision:
    """A party says that it was not agreed so; who entered it, until somebody confirmed it.

    Control does for a program.
    """
    seat = _for_a_party(state, command, context) or speaking_seat(state, context)
    cell, item = command.cell or seat.cell, readable_item(state, seat, command.item)
    if command.cell is None and may_withdraw(state, item.id, cell):
        require_open(state)
    else:
        item = _agreement_of(state, seat, command)
    payload = payloads.AgreementDisputed(
        cell=cell, seat_title=_shown_title(seat), note=command.note
    )
    disputed = record(payload, by=seat.id, to=item.audience, item=item.id, behalf=command.cell)
    return Decision((disputed,))


_Stance = commands.ConfirmAgreement | commands.DisputeAgreement


def _for_a_party(state: State, command: _Stance, context: Context) -> SeatState | None:
    """The seat of control that says for a program how it stands; None: a cell says so itself."""
    if command.cell is None:
        return None
    require_white(state, context)
    return seat_of(state, context)


def _agreement_of(state: State, seat: SeatState, command: _Stance) -> Item:
    """What a seat may read and a cell is to confirm."""
    cell = command.cell or seat.cell
    require_open(state)
    item = readable_item(state, seat, command.item)
    if not isinstance(item.payload, payloads.AgreementRecorded):
        raise Refused("not_an_agreement", N_("This is not an agreement."))
    if is_withdrawn(state, item.id):
        raise Refused("withdrawn", N_("Who entered it has withdrawn it."))
    if item.payload.by_cell == cell:
        raise Refused("own_agreement", N_("Your own cell entered it: the others confirm it."))
    if cell not in item.payload.parties:
        raise Refused("not_a_party", N_("That team is no party to it."))
    if command.cell is not None and cell not in state.standins:
        raise Refused("not_a_program", N_("People play that team: it speaks for itself."))
    return item


# ── observations ─────────────────────────────────────────────────────────────


def note_observation(state: State, command: commands.NoteObservation, context: Context) -> Decision:
    """What an observer or a controller noted; players never read it."""
    seat = seat_of(state, context)
    if seat.cell not in (OBSERVERS, WHITE):
        raise Refused("not_observer", N_("Observations are written by observers and controllers."))
    _require_not_closed(state)
    if command.about is not None and not readable(state, seat, command.about):
        raise Refused("unknown_item", N_("What the note is about is not there."))
    payload = payloads.ObservationNoted(text=command.text, about=command.about)
    readers = audience.of(*audience.STAFF, audience.ORGANISERS)
    item = context.new_id("observation")
    return Decision((record(payload, by=seat.id, to=readers, item=item),), answer={"item": item})


# ── shared ───────────────────────────────────────────────────────────────────


def _require_not_closed(state: State) -> None:
    if state.life is Life.CLOSED:
        raise Refused("closed", N_("This exercise is closed: it is only read."))


def reference_entry(
    state: State, seat: SeatState, item: str, answers: str | None
) -> tuple[Draft, ...]:
    """That ``item`` answers another item, which the seat must be able to read; or nothing.

    Raises:
        Refused: there is no such item for this seat.
    """
    if answers is None:
        return ()
    answered = readable_item(state, seat, answers)
    payload = payloads.ReferenceNoted(cell=seat.cell, refers_to=answered.id, how="answers")
    readers = audience.of(*_own_readers(answered, seat), *audience.STAFF)
    return (record(payload, by=seat.id, to=readers, item=item),)


def readable_item(state: State, seat: SeatState, item_id: str) -> Item:
    """An item that a seat may read.

    Raises:
        Refused: there is none, or it was erased.
    """
    item = state.items.get(item_id)
    if item is None or may_read(state, seat).isdisjoint(item.audience):
        raise Refused("unknown_item", N_("What you refer to is not there."))
    if item.payload is None:
        raise Refused("erased", N_("What you refer to was erased."))
    return item


def _persona(seat: SeatState, wanted: str) -> str | None:
    if not wanted:
        return None
    if seat.cell != WHITE:
        raise Refused("not_white", N_("Only the white cell writes under another name."))
    return wanted


def _shown_title(seat: SeatState) -> str:
    """The seat's title as others read it: which controller wrote is for the staff alone."""
    return "" if seat.cell == WHITE else seat.title


DECIDERS: Deciders = {
    commands.Acknowledge: acknowledge,
    commands.ReportAttention: report_attention,
    commands.PassOn: pass_on,
    commands.SendMessage: send_message,
    commands.NoteQuestion: note_question,
    commands.MakeStatement: make_statement,
    commands.RecordAgreement: record_agreement,
    commands.ConfirmAgreement: confirm_agreement,
    commands.DisputeAgreement: dispute_agreement,
    commands.NoteObservation: note_observation,
}
