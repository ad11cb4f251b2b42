"""Who is spared a contingency inject: a cell that has its number of injects, had or sure to come.

Judged as it goes out by itself, in that transaction. What a person releases goes to everybody.
"""

from collections import Counter

from exercise.domain.scenario import ByHand, Inject
from exercise.domain.state import RowStatus, State
from exercise.domain.waiting import is_live


def left_out(state: State, inject: Inject) -> tuple[str, ...]:
    """Recipients of an inject that goes out now without them; all of them: it need not go out."""
    ceilings = state.the_world.ceilings
    if ceilings.enforce != "contingency" or not inject.counts:
        return ()
    spared = _sparable(inject)
    taken = addressed(state) + kept_free(state) if spared else Counter()
    full = {cell for cell in spared if taken[cell] >= ceilings.injects}
    return tuple(to for to in inject.to if to.partition(".")[0] in full)


def addressed(state: State) -> Counter[str]:
    """By cell, how many injects went out to it; sealed questions and tasks are not counted."""
    count: Counter[str] = Counter()
    for row in state.msel.values():
        if row.released_t is None or (row.inject is not None and not row.inject.counts):
            continue
        reached = (*(to for to, _ in row.deliveries), *(to for to, _ in row.later))
        count.update({to.partition(".")[0] for to in reached})
    return count


def kept_free(state: State) -> Counter[str]:
    """By cell, how many injects may still come by themselves that it cannot be spared."""
    count: Counter[str] = Counter()
    for row in state.msel.values():
        inject = row.inject
        if row.status is RowStatus.PLANNED and inject is not None and _comes(state, inject):
            count.update({to.partition(".")[0] for to in inject.to} - _sparable(inject))
    return count


def _comes(state: State, inject: Inject) -> bool:
    by_itself = inject.when is not None or not isinstance(inject.release, ByHand)
    return inject.counts and by_itself and is_live(state, inject)


def _sparable(inject: Inject) -> set[str]:
    """Cells that can do without it; not the one it puts a decision to, which no other can take."""
    if inject.type != "contingency" or inject.public:
        return set()
    decision = inject.decision
    deciding = decision.on.partition(".")[0] if decision is not None and decision.on else None
    return {to.partition(".")[0] for to in inject.to} - {deciding}
