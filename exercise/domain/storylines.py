"""Rules of storylines: injects that are switched on and off together."""

from exercise.domain import agenda, audience, commands, payloads
from exercise.domain.decision import (
    Context,
    Deciders,
    Decision,
    record,
    require_no_noduff,
    require_white,
)
from exercise.domain.disposal import dispose
from exercise.domain.msel import require_open_msel
from exercise.domain.refusal import N_, Refused
from exercise.domain.state import Life, MselRow, State, changed


def switch(state: State, command: commands.SetStoryline, context: Context) -> Decision:
    """Switches a storyline; on, it says of each row that fell due meanwhile what becomes of it."""
    require_white(state, context)
    require_open_msel(state)
    before = state.storylines.get(command.storyline)
    if before is None:
        raise Refused("unknown_storyline", N_("There is no such storyline in this exercise."))
    if before == command.on:
        return Decision()
    switched = record(
        payloads.StorylineSet(storyline=command.storyline, on=command.on),
        by=context.actor,
        to=audience.STAFF_ONLY,
    )
    until = context.t if command.listed_ms is None else min(command.listed_ms, context.t)
    rows = fell_due(state, command.storyline, until) if command.on else ()
    if rows:
        require_no_noduff(state)
    disposed = dispose(state, rows, command.due, context, t=context.t, how="storyline")
    return Decision((switched, *disposed))


def fell_due(state: State, storyline: str, until: int) -> tuple[MselRow, ...]:
    """Rows that would be due by ``until`` if the storyline were switched on now.

    None while a hold stands: whoever lifts it is asked about them.
    """
    if state.life not in (Life.RUNNING, Life.PAUSED) or state.held:
        return ()
    on = changed(state, storylines=state.storylines.insert(storyline, True))
    already = {row.id for _, row in agenda.due_rows(state, until)}
    return tuple(row for _, row in agenda.due_rows(on, until) if row.id not in already)


def kept_back(state: State, until: int) -> tuple[str, ...]:
    """Rows due by ``until`` that a hold keeps, or a storyline that is off."""
    if state.held:
        return tuple(row.id for _, row in agenda.due_rows(state, until))
    off = sorted(line for line, on in state.storylines.items() if not on)
    return tuple(dict.fromkeys(row.id for line in off for row in fell_due(state, line, until)))


DECIDERS: Deciders = {commands.SetStoryline: switch}
