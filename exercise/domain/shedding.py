"""Who is spared a contingency inject: a cell that has had its number of injects already.

Judged as it goes out by itself, in that transaction. What a person releases goes to everybody.
"""

from collections import Counter

from exercise.domain.scenario import Inject
from exercise.domain.state import State


def left_out(state: State, inject: Inject) -> tuple[str, ...]:
    """Recipients of an inject that goes out now without them; all of them: it need not go out."""
    ceilings = state.the_world.ceilings
    sparing = ceilings.enforce == "contingency" and inject.type == "contingency"
    if not sparing or not inject.counts or inject.public:
        return ()
    had = addressed(state)
    full = {cell for cell in state.cells if had[cell] >= ceilings.injects}
    return tuple(to for to in inject.to if to.partition(".")[0] in full - _deciding(inject))


def addressed(state: State) -> Counter[str]:
    """By cell, how many injects went out to it; sealed questions and tasks are not counted."""
    count: Counter[str] = Counter()
    for row in state.msel.values():
        if row.released_t is None or (row.inject is not None and not row.inject.counts):
            continue
        reached = (*(to for to, _ in row.deliveries), *(to for to, _ in row.later))
        count.update({to.partition(".")[0] for to in reached})
    return count


def _deciding(inject: Inject) -> set[str]:
    """The cell that it puts a decision to: nobody else can take it."""
    decision = inject.decision
    return {decision.on.partition(".")[0]} if decision is not None and decision.on else set()
