"""Rules of ratings: a cell rates its own objectives after ENDEX, the staff from STARTEX on."""

from exercise.domain import audience, commands, payloads
from exercise.domain.decision import (
    Context,
    Deciders,
    Decision,
    record,
    require_no_noduff,
    seat_of,
)
from exercise.domain.payloads import FolderSet, RatingReasoned
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import OBSERVERS, WHITE, Objective
from exercise.domain.state import Life, RatingState, SeatState, State, folder_item

RATERS = (WHITE, OBSERVERS)
"""Cells of the staff whose seats rate, each for itself."""


def objectives_of(state: State, cell: str) -> tuple[Objective, ...]:
    """What a cell is to reach, in its folder's order; nothing once that was erased."""
    folder = state.briefs.get(folder_item(cell))
    return folder.objectives if isinstance(folder, FolderSet) else ()


def cell_may_rate(state: State) -> bool:
    """Whether cells rate their own objectives now."""
    return state.life in (Life.ENDED, Life.HOTWASH)


def staff_may_rate(state: State) -> bool:
    """Whether observers and controllers rate objectives now."""
    return state.life not in (Life.LOBBY, Life.CLOSED)


def evidence_of(state: State, rating: RatingState) -> str:
    """What was said for a rating; empty where nothing was, or it was erased."""
    item = state.items.get(rating.item) if rating.reasoned else None
    found = item.payload if item is not None else None
    return found.text if isinstance(found, RatingReasoned) else ""


def rate(state: State, command: commands.RateObjective, context: Context) -> Decision:
    """A cell's word on its own objective, or that of one seat of the staff. Twice is once."""
    seat = seat_of(state, context)
    own = seat.cell in state.cells
    if own:
        _require_head(state, seat, command.cell)
    elif seat.cell not in RATERS:
        raise Refused(
            "not_rater",
            N_("Objectives are rated by heads of cells, by observers and by the white cell."),
        )
    _require_time(state, own=own)
    if command.objective not in {one.id for one in objectives_of(state, command.cell)}:
        raise Refused("unknown_objective", N_("This cell has no such objective."))
    before = _standing(state, command, seat.cell if own else seat.id)
    if before is not None and _says(state, before) == (command.rating, command.evidence):
        return Decision(answer={"already": True})
    item = _item(state, before, context)
    rated = payloads.ObjectiveRated(
        cell=command.cell,
        objective=command.objective,
        rating=command.rating,
        own=own,
        seat_title=seat.title,
        reasoned=bool(command.evidence),
    )
    readers = audience.cells_and_staff((seat.cell,)) if own else audience.STAFF_ONLY
    given = record(rated, by=seat.id, to=readers, item=item)
    if not command.evidence:
        return Decision((given,), answer={"item": item})
    why = record(RatingReasoned(text=command.evidence), by=seat.id, to=readers, item=item)
    return Decision((given, why), answer={"item": item})


def _require_head(state: State, seat: SeatState, cell: str) -> None:
    if seat.cell != cell:
        raise Refused("not_your_cell", N_("You rate objectives of your own cell alone."))
    head = state.acting_head(cell)
    if head is None or head.id != seat.id:
        raise Refused("not_head", N_("Your cell’s head rates its objectives."))


def _require_time(state: State, *, own: bool) -> None:
    require_no_noduff(state)
    if state.life is Life.CLOSED:
        raise Refused("closed", N_("This exercise is closed: it is only read."))
    if own and not cell_may_rate(state):
        raise Refused("too_early", N_("You rate your objectives once the exercise has ended."))
    if not own and not staff_may_rate(state):
        raise Refused("too_early", N_("Objectives are rated once the exercise has started."))


def _standing(state: State, command: commands.RateObjective, rater: str) -> RatingState | None:
    """What the same rater said before."""
    given = state.ratings.get(command.cell) or ()
    mine = (one for one in given if (one.objective, one.rater) == (command.objective, rater))
    return next(mine, None)


def _says(state: State, rating: RatingState) -> tuple[str, str]:
    return rating.rating, evidence_of(state, rating)


def _item(state: State, before: RatingState | None, context: Context) -> str:
    """An erasure keeps what it took: words after it are another item."""
    if before is None or before.item in state.erasures:
        return context.new_id("rating")
    return before.item


DECIDERS: Deciders = {commands.RateObjective: rate}
