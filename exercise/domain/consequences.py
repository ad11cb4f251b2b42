"""What follows from what was decided, in the same transaction.

Conditions that it made true, stand-ins that make room for people, decisions that pass to others.

So nothing that was true for a moment is lost by a kill, and a log is replayed without judging any
condition again: that one came true is an entry of its own.
"""

from dataclasses import replace

from exercise.domain import choices, msel, polls, standins
from exercise.domain.agenda import comes_true, trigger
from exercise.domain.ahead import ahead
from exercise.domain.conditions import holds
from exercise.domain.decision import Context, Decision
from exercise.domain.entry import Draft, unsealed
from exercise.domain.fold import evolve
from exercise.domain.foreseen import opens_ms, watch
from exercise.domain.scenario import Condition
from exercise.domain.state import Life, MselRow, State
from exercise.domain.upcast import payload_of
from exercise.domain.waiting import is_live

_HANDS_ON = frozenset(("seat.taken", "seat.left", "standin.seated", "noduff.cleared"))
"""After these, somebody else may decide, or may have come to in a no-duff."""


def follow(state: State, decision: Decision, context: Context) -> Decision:
    """The decision, with an entry for each row whose condition came true with it or before it."""
    leaving = standins.relieved(state, decision, context)
    decision = replace(decision, drafts=(*decision.drafts, *leaving)) if leaving else decision
    handed = _handed_on(state, decision, context)
    decision = replace(decision, drafts=(*decision.drafts, *handed)) if handed else decision
    kinds = {draft.kind for draft in decision.drafts}
    t = context.t if decision.t is None else decision.t
    waited = watch(state)
    # What time alone made true since the newest entry: while held or paused nobody looked.
    by_time = waited.next_ms is not None and waited.next_ms <= t
    if kinds and (by_time or "inject.planned" in kinds or not kinds.isdisjoint(waited.kinds)):
        timed = ahead(state).waiting if by_time else ()
        found = ((row.id, comes_true(state, row, t)) for row, _ in timed)
        true_by_time = {row: moment for row, moment in found if moment is not None}
        after = _foreseen(state, decision, context, t)
        if after.life in (Life.RUNNING, Life.PAUSED):
            came_true = (
                (row, _came_true(after, row, when, t, kinds, true_by_time))
                for row, when in ahead(after).waiting
            )
            triggers = tuple(trigger(row, at) for row, at in came_true if at is not None)
            return replace(decision, drafts=(*decision.drafts, *triggers))
    return decision


def _handed_on(state: State, decision: Decision, context: Context) -> tuple[Draft, ...]:
    """Copies of open decisions and questions, where who now acts for an empty seat has none.

    The seat was left since, or nobody was there who could act for it.
    """
    if not (state.open_choices or state.open_polls) or _HANDS_ON.isdisjoint(
        draft.kind for draft in decision.drafts
    ):
        return ()
    after = _foreseen(state, decision, context, context.t)
    if after.life not in (Life.RUNNING, Life.PAUSED) or after.noduff is not None:
        return ()
    found = (after.choices[inject] for inject in sorted(after.open_choices))
    undecided = (one for one in found if choices.is_unread(after, one) and context.t < one.due_t)
    asked = (after.polls[inject] for inject in sorted(after.open_polls))
    unread = (
        *((one.inject, one.to) for one in undecided),
        *((one.inject, to) for one in asked for to in polls.unread(after, one, context.t)),
    )
    injects = ((after.msel[inject].inject, to) for inject, to in unread)
    return tuple(
        draft
        for inject, to in injects
        if inject is not None
        for draft in msel.handed_on_entries(after, inject, to, context)
    )


def _came_true(
    state: State, row: MselRow, when: Condition, t: int, kinds: set[str], by_time: dict[str, int]
) -> int | None:
    """Exercise time at which a row's condition came true; None: it has not."""
    listens = not kinds.isdisjoint(when.listens_to)
    if row.inject is None or not (listens or row.id in by_time) or not is_live(state, row.inject):
        return None
    if row.id in by_time:
        return by_time[row.id]
    opens = opens_ms(state, row.inject)
    return t if opens is not None and opens <= t and holds(state, when, t) else None


def _foreseen(state: State, decision: Decision, context: Context, t: int) -> State:
    """The state that the decision will make; it has no hash."""
    for draft in decision.drafts:
        entry = unsealed(draft, exercise=state.exercise, seq=state.seq + 1, at=context.at, t=t)
        state = evolve(state, entry, payload_of(entry))
    return state
