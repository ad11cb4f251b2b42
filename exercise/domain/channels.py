"""Who can reach whom: channels that are open in some phases only, and who speaks in public."""

from collections.abc import Iterable
from typing import Literal

from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import Channel
from exercise.domain.state import SeatState, State

Opens = Literal["next", "later", "never"]
"""Whether a closed channel opens with the next phase, with one after it, or not again."""

_WHEN: dict[Opens, str] = {
    "next": N_("%(cells)s cannot be reached now. The channel opens with the next phase."),
    "later": N_("%(cells)s cannot be reached now. The channel opens in a later phase."),
    "never": N_(
        "%(cells)s cannot be reached: there is no channel. What you wrote stays on your screen."
    ),
}


def closed_to(state: State, cell: str) -> dict[str, Opens]:
    """The cells that ``cell`` cannot write to now, in order, each with when it can."""
    found: dict[str, Opens] = {}
    for channel in state.the_world.channels:
        if cell in channel.between:
            other = channel.between[1] if channel.between[0] == cell else channel.between[0]
            opens = _opens(state, channel)
            if opens is not None:
                found[other] = opens
    return {one: found[one] for one in state.cells if one in found}


def _opens(state: State, channel: Channel) -> Opens | None:
    """None while it is open."""
    known = [phase.id for phase in state.the_world.phases]
    now = state.phase.phase if state.phase else None
    if now in channel.open:
        return None
    to_come = known[known.index(now) + 1 :] if now in known else known
    opening = [place for place, phase in enumerate(to_come) if phase in channel.open]
    if not opening:
        return "never"
    return "next" if opening[0] == 0 else "later"


def require_channels(state: State, cell: str, to: Iterable[str]) -> None:
    """Raises Refused when the cell cannot reach one of those it writes to."""
    closed = closed_to(state, cell)
    wanted = [one for one in to if one in closed]
    if wanted:
        opens = closed[wanted[0]]
        names = ", ".join(state.cell_name(one) for one in wanted if closed[one] == opens)
        raise Refused("channel_closed", _WHEN[opens], cells=names)


def require_may_speak(state: State, seat: SeatState) -> None:
    """Raises Refused when a playing seat is not one that speaks for its cell in public."""
    if seat.cell in state.cells and not state.may_speak(seat):
        acting = state.acting_head(seat.cell)
        raise Refused(
            "may_not_speak",
            N_("Your seat does not speak in public. Give %(office)s the words to say."),
            office=acting.title if acting else state.cell_name(seat.cell),
        )
