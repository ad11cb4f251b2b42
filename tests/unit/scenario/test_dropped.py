"""What is left of a condition in a cut says the same as the whole, where what is dropped is not."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from exercise.domain.scenario import (
    AgreementIs,
    Condition,
    DecisionIs,
    FromPhase,
    InjectIs,
    MessageIs,
    MoveIs,
)
from exercise.scenario.dropped import Dropped, left_of

DROPPED = Dropped(frozenset(("gone",)), frozenset(("silent",)), frozenset(("phase3",)))
NEVER = (
    Condition(inject=InjectIs(inject="gone", has="released")),
    Condition(inject=InjectIs(inject="gone", left="unopened", for_ms=1_000)),
    Condition(decision=DecisionIs(of="gone")),
    Condition(decision=DecisionIs(of="silent", chosen=("one",))),
    Condition(phase="phase3"),
    Condition(at=FromPhase(phase="phase3", ms=0)),
    Condition(move=MoveIs(since="phase3")),
)
MAYBE = (
    Condition(inject=InjectIs(inject="silent", has="opened")),
    Condition(inject=InjectIs(inject="kept", has="opened")),
    Condition(decision=DecisionIs(of="kept")),
    Condition(phase="phase2"),
    Condition(message=MessageIs(since="phase2")),
    Condition(agreement=AgreementIs(since="phase2")),
    Condition(move=MoveIs(by=("tokyo",))),
)
conditions = st.recursive(
    st.sampled_from((*NEVER, *MAYBE)),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda some: Condition(all_of=tuple(some))),
        st.lists(inner, min_size=1, max_size=3).map(lambda some: Condition(any_of=tuple(some))),
        inner.map(lambda one: Condition(none_of=one)),
    ),
    max_leaves=12,
)
truths = st.fixed_dictionaries({one: st.booleans() for one in MAYBE})


def true(condition: Condition | bool, known: Mapping[Condition, bool]) -> bool:
    if isinstance(condition, bool):
        return condition
    if condition.all_of is not None:
        return all(true(part, known) for part in condition.all_of)
    if condition.any_of is not None:
        return any(true(part, known) for part in condition.any_of)
    if condition.none_of is not None:
        return not true(condition.none_of, known)
    return known.get(condition, False)


@given(conditions, truths)
def test_it_holds_exactly_where_the_whole_would(
    condition: Condition, known: dict[Condition, bool]
) -> None:
    assert true(left_of(condition, DROPPED), known) == true(condition, known)


@given(conditions)
def test_nothing_that_is_dropped_is_named_in_it(condition: Condition) -> None:
    left = left_of(condition, DROPPED)
    waiting = [left] if isinstance(left, Condition) else []
    while waiting:
        one = waiting.pop()
        assert one not in NEVER
        waiting += one.parts()
