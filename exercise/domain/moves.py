"""Rules of moves: submitted, withdrawn, claimed."""

from exercise.domain import audience, choices, commands, payloads
from exercise.domain.decision import (
    Context,
    Deciders,
    Decision,
    known_cells,
    playing_seat,
    record,
    require_open,
    require_white,
)
from exercise.domain.orders import order_of, require_second_key
from exercise.domain.refusal import N_, Refused
from exercise.domain.state import MoveState, MoveStatus, State
from exercise.domain.traffic import reference_entry


def submit(state: State, command: commands.SubmitMove, context: Context) -> Decision:
    """A cell's order to the world, read by the cell and the staff alone until it takes effect."""
    seat = playing_seat(state, context)
    require_open(state)
    if not state.may_submit(seat) and not choices.is_for(state, command, seat):
        head = state.acting_head(seat.cell)
        raise Refused(
            "may_not_submit",
            N_("Only %(who)s submits moves for your cell. Propose the draft instead."),
            who=head.title if head else state.cell_name(seat.cell),
        )
    order = order_of(state, seat.cell, command)
    targets = tuple(cell for cell in known_cells(state, order.targets) if cell != seat.cell)
    if command.openness == "private" and not targets:
        raise Refused(
            "no_target", N_("A private move needs at least one cell that it is aimed at.")
        )
    instruments = [instrument.id for instrument in state.the_world.instruments]
    if order.instrument not in instruments:
        raise Refused("unknown_instrument", N_("Choose an instrument of power."))
    team = {one.id for one in state.seats_of(seat.cell)}
    assents = tuple(one for one in command.assents if one in team)
    if order.second_key:
        require_second_key(state, seat, assents)
    item = context.new_id("move")
    reference = reference_entry(state, seat, item, command.answers)
    payload = payloads.MoveSubmitted(
        cell=seat.cell,
        seat_title=seat.title,
        number=state.move_counts.get(seat.cell, 0) + 1,
        title=order.title,
        instrument=order.instrument,
        tags=order.tags,
        actor=command.actor,
        targets=targets,
        intent=order.intent,
        order=order.text,
        openness=command.openness,
        takes_ms=order.takes_ms,
        expected_ms=context.t + order.takes_ms,
        assents=assents,
        dissents=tuple(one for one in command.dissents if one in team),
        menu=command.menu,
        stands=order.stands,
        named=order.named,
    )
    readers = audience.cells_and_staff((seat.cell,))
    return Decision(
        (
            record(payload, by=seat.id, to=readers, item=item),
            *reference,
            *choices.made_by_order(state, command, seat, context, move=item),
        ),
        answer={"item": item, "number": payload.number, "expected_ms": payload.expected_ms},
    )


def withdraw(state: State, command: commands.WithdrawMove, context: Context) -> Decision:
    """A cell takes its move back, until it is ruled on."""
    seat = playing_seat(state, context)
    require_open(state)
    move = state.moves.get(command.move)
    if move is None or move.cell != seat.cell:
        raise Refused("unknown_move", N_("Your cell has no such move."))
    if not state.may_submit(seat):
        raise Refused("may_not_submit", N_("Who may submit moves may withdraw them."))
    if move.status is not MoveStatus.WAITING:
        raise Refused(
            "too_late", N_("Too late: the move is no longer waiting. Send a new move instead.")
        )
    readers = audience.cells_and_staff((seat.cell,))
    return Decision((record(payloads.MoveWithdrawn(), by=seat.id, to=readers, item=move.id),))


def claim(state: State, command: commands.ClaimMove, context: Context) -> Decision:
    """A controller says that it will rule on the move."""
    require_white(state, context)
    move = state.moves.get(command.move)
    if move is None or move.status is not MoveStatus.WAITING:
        raise Refused("not_waiting", N_("This move is not waiting for a ruling."))
    payload = payloads.MoveClaimed(seat=context.actor)
    return Decision((record(payload, by=context.actor, to=audience.WHITE_ONLY, item=move.id),))


def waiting_move(state: State, move: str) -> MoveState:
    """The move, which must be waiting.

    Raises:
        Refused: it is not.
    """
    found = state.moves.get(move)
    if found is None:
        raise Refused("unknown_move", N_("There is no such move."))
    if found.status is MoveStatus.RULED:
        raise Refused(
            "already_ruled", N_("This move has been ruled on. Supersede that ruling instead.")
        )
    if found.status is not MoveStatus.WAITING:
        raise Refused("not_waiting", N_("This move is not waiting for a ruling."))
    return found


DECIDERS: Deciders = {
    commands.SubmitMove: submit,
    commands.WithdrawMove: withdraw,
    commands.ClaimMove: claim,
}
