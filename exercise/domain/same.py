"""Answers that are worked out once for as long as what they hang on is the same.

Parts of a state are never changed in place: the same objects give the same answer.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from operator import is_
from typing import TypeVar, TypeVarTuple

from exercise.domain.state import State

T = TypeVar("T")
Question = TypeVarTuple("Question")
Parts = tuple[object, ...]

_MOST = 4_096
"""Answers kept of each function."""


def while_same(
    parts: Callable[[State, *Question], Parts],
) -> Callable[[Callable[[State, *Question], T]], Callable[[State, *Question], T]]:
    """Keeps the newest answers of a function of a state: one of each exercise and each question.

    What it is asked beside the state is hashable. ``parts`` gives all objects of the state that the
    function reads.
    """

    def keeping(work_out: Callable[[State, *Question], T]) -> Callable[[State, *Question], T]:
        kept: dict[Hashable, tuple[Parts, T]] = {}

        @wraps(work_out)
        def answer(state: State, *question: *Question) -> T:
            now, asked = parts(state, *question), (state.exercise, question)
            known = kept.get(asked)
            if known is not None and same(known[0], now):
                return known[1]
            if len(kept) >= _MOST:
                kept.clear()
            found = work_out(state, *question)
            kept[asked] = now, found
            return found

        return answer

    return keeping


def same(one: Parts, other: Parts) -> bool:
    """Whether they are the very same objects."""
    return len(one) == len(other) and all(map(is_, one, other))
