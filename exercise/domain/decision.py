"""What deciding a command needs and gives; shared by every rule."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from exercise.domain import audience
from exercise.domain.commands import Command
from exercise.domain.entry import Draft, canonical
from exercise.domain.payloads import Payload, dump
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import OBSERVERS, WHITE
from exercise.domain.state import FACILITATOR, SYSTEM, Life, SeatState, State


@dataclass(frozen=True, slots=True)
class Context:
    """Who asks, and when."""

    actor: str
    """Seat id, or ``system`` for the clock's own acts and the owner's command line."""
    t: int
    """Exercise time now, ms."""
    at: int
    """Wall time now, ms since the epoch."""
    new_id: Callable[[str], str]
    """Id for a new item, from a label unique within the command. It depends on the command
    alone, never on a counter, so that nobody's ids tell how much others did."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Entries to append, and what to answer."""

    drafts: tuple[Draft, ...] = ()
    answer: dict[str, Any] = field(default_factory=dict)
    """Ids and numbers only."""
    t: int | None = None
    """Exercise time of the entries, where it is not the context's (an advance)."""
    erases: tuple[int, ...] = ()
    """Entries whose payload and salt go in the same transaction."""
    erased_items: tuple[str, ...] = ()


Deciders = dict[type[Command], Callable[[State, Any, Context], Decision]]
"""Kinds of command, each with the rule that decides it."""


def record(
    payload: Payload,
    *,
    by: str,
    to: audience.Audience,
    item: str | None = None,
    behalf: str | None = None,
    happened: int | None = None,
) -> Draft:
    """A draft entry of this payload."""
    return Draft(
        kind=payload.kind,
        version=payload.version,
        author=by,
        audience=to,
        text=canonical(dump(payload)),
        item=item,
        behalf=behalf,
        happened=happened,
    )


def to_everyone(state: State) -> audience.Audience:
    """All cells, staff, organisers and the public."""
    return audience.everyone(state.cells)


# ── who is asking ────────────────────────────────────────────────────────────


def seat_of(state: State, context: Context) -> SeatState:
    """The asking seat.

    Raises:
        Refused: no such seat.
    """
    seat = state.seats.get(context.actor)
    if seat is None:
        raise Refused("no_seat", N_("This seat does not exist. Join again from your link."))
    return seat


def require_white(state: State, context: Context) -> None:
    """Raises Refused unless a seat of the white cell, or the system, asks."""
    if context.actor != SYSTEM and seat_of(state, context).cell != WHITE:
        raise Refused("not_white", N_("Only the white cell can do this."))


def require_facilitator(state: State, context: Context) -> None:
    """Raises Refused unless the facilitator, or the system, asks."""
    if context.actor not in (SYSTEM, FACILITATOR):
        raise Refused("not_facilitator", N_("Only the facilitator can do this."))


def require_clock(state: State, context: Context) -> None:
    """Raises Refused unless the facilitator asks, or a controller who was given the clock."""
    if context.actor in (SYSTEM, FACILITATOR):
        return
    seat = seat_of(state, context)
    if seat.cell != WHITE or not seat.clock:
        raise Refused(
            "not_clock",
            N_("Only the facilitator drives the clock. The facilitator can give you that right."),
        )


def playing_seat(state: State, context: Context) -> SeatState:
    """The asking seat, of a playing cell.

    Raises:
        Refused: the seat belongs to staff.
    """
    seat = seat_of(state, context)
    if seat.cell not in state.cells:
        raise Refused("not_playing", N_("Only a playing cell can do this."))
    return seat


def speaking_seat(state: State, context: Context) -> SeatState:
    """The asking seat, of a playing cell or of the white cell.

    Raises:
        Refused: observers and organisers do not speak in the exercise.
    """
    seat = seat_of(state, context)
    if seat.cell not in (*state.cells, WHITE):
        raise Refused(
            "read_only", N_("Observers and organisers read; only observations can be written here.")
        )
    return seat


# ── what the moment allows ───────────────────────────────────────────────────


def require_open(state: State) -> None:
    """Raises Refused while a no-duff stands, before STARTEX and after ENDEX."""
    require_no_noduff(state)
    if state.life is Life.LOBBY:
        raise Refused(
            "not_started",
            N_("The exercise has not started. Nothing was lost: send it after STARTEX."),
        )
    if state.life not in (Life.RUNNING, Life.PAUSED):
        raise Refused("ended", N_("The exercise has ended. What you wrote stays on your screen."))


def require_no_noduff(state: State) -> None:
    """Raises Refused while a real emergency stands."""
    if state.noduff is not None:
        raise Refused(
            "noduff",
            N_("A real emergency stands. Do what the white cell says; what you wrote is kept."),
        )


def known_cells(state: State, cells: Iterable[str], *, white: bool = False) -> tuple[str, ...]:
    """The same cells once each, in the scenario's order, ``white`` last.

    Raises:
        Refused: a cell the scenario does not know.
    """
    known = (*state.cells, WHITE) if white else state.cells
    wanted = set(cells)
    for cell in sorted(wanted):
        if cell not in known:
            raise unknown_cell(known)
    return tuple(cell for cell in known if cell in wanted)


def unknown_cell(known: Iterable[str]) -> Refused:
    """Names the cells there are, and not what was sent: an answer is kept, and never erased."""
    return Refused(
        "unknown_cell", N_("There is no such cell. Known: %(known)s."), known=", ".join(known)
    )


def readable(state: State, seat: SeatState, item: str) -> bool:
    """Whether the seat may read the item."""
    found = state.items.get(item)
    return found is not None and not may_read(state, seat).isdisjoint(found.audience)


def may_read(state: State, seat: SeatState) -> frozenset[str]:
    """The viewers that a seat is."""
    if seat.cell in state.cells:
        return frozenset((audience.cell_viewer(seat.cell), audience.seat_viewer(seat.id)))
    if seat.cell == WHITE:
        return frozenset((audience.WHITE,))
    if seat.cell == OBSERVERS:
        return frozenset((audience.OBSERVERS,))
    return frozenset((audience.ORGANISERS,))


def viewers_of(state: State, seat: SeatState) -> tuple[str, ...]:
    """The streams a seat's socket follows, the cell's first."""
    return tuple(sorted(may_read(state, seat)))
