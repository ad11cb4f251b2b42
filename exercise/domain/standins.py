"""Rules of stand-ins: programs that play cells to which nobody came."""

from exercise.domain import audience, commands, payloads
from exercise.domain.decision import (
    Context,
    Deciders,
    Decision,
    record,
    require_facilitator,
    to_everyone,
    unknown_cell,
)
from exercise.domain.entry import Draft
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import WHITE
from exercise.domain.state import Life, StandInState, State


def seat(state: State, command: commands.SeatStandIn, context: Context) -> Decision:
    """The facilitator seats a stand-in in a cell where nobody sits, or sends it away."""
    require_facilitator(state, context)
    if state.life is Life.CLOSED:
        raise Refused("closed", N_("This exercise is closed."))
    if command.cell not in (*state.cells, WHITE):
        raise unknown_cell((*state.cells, WHITE))
    found = state.standins.get(command.cell)
    if command.temperament is None:
        if found is None:
            raise Refused("no_stand_in", N_("No stand-in plays there."))
        return Decision((_told(state, command.cell, context.actor, here=False),))
    if found is not None and found.temperament == command.temperament:
        return _as_it_plays(found, command, context)
    if command.cell != WHITE and any(one.person for one in state.seats_of(command.cell)):
        raise Refused("cell_played", N_("People play this cell. A stand-in sits where nobody is."))
    cast = payloads.StandInCast(
        cell=command.cell,
        temperament=command.temperament,
        seed=context.new_id("standin"),
        moves_only=command.moves_only,
    )
    return Decision(
        (
            record(cast, by=context.actor, to=audience.WHITE_ONLY),
            _told(state, command.cell, context.actor, here=True),
        )
    )


def _as_it_plays(found: StandInState, command: commands.SeatStandIn, context: Context) -> Decision:
    """It goes on, and may be told to say nothing, or to speak again."""
    if found.moves_only == command.moves_only:
        return Decision(answer={"already": True})
    cast = payloads.StandInCast(
        cell=found.cell,
        temperament=found.temperament,
        seed=found.seed,
        moves_only=command.moves_only,
    )
    return Decision((record(cast, by=context.actor, to=audience.WHITE_ONLY),))


def relieved(state: State, decision: Decision, context: Context) -> tuple[Draft, ...]:
    """That stand-ins leave: whoever joins a cell takes it over. The umpire stays."""
    if not state.standins:
        return ()
    taken = [draft for draft in decision.drafts if draft.kind == payloads.SeatTaken.kind]
    seats = (payloads.SeatTaken.model_validate_json(draft.text).seat for draft in taken)
    # A seat added by the same command is of a staff cell.
    cells = dict.fromkeys(state.seats[one].cell for one in seats if one in state.seats)
    return tuple(
        _told(state, cell, context.actor, here=False)
        for cell in cells
        if cell in state.standins and cell != WHITE
    )


def _told(state: State, cell: str, by: str, *, here: bool) -> Draft:
    payload = payloads.StandInSeated(cell=cell, here=here)
    return record(payload, by=by, to=to_everyone(state))


DECIDERS: Deciders = {commands.SeatStandIn: seat}
