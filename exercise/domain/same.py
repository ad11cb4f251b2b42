"""Answers that are worked out once for as long as what they hang on is the same.

Parts of a state are never changed in place: the same objects give the same answer.
"""

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import TypeVar

from exercise.domain.state import State

T = TypeVar("T")
Parts = tuple[object, ...]

_MOST = 256
"""Exercises whose answer is kept."""


def while_same(
    parts: Callable[[State], Parts],
) -> Callable[[Callable[[State], T]], Callable[[State], T]]:
    """Keeps the newest answer of a function of a state, of each exercise.

    ``parts`` gives all objects of the state that the function reads.
    """

    def keeping(work_out: Callable[[State], T]) -> Callable[[State], T]:
        kept: dict[str, tuple[Parts, T]] = {}

        @wraps(work_out)
        def answer(state: State) -> T:
            now = parts(state)
            known = kept.get(state.exercise)
            if known is not None and same(known[0], now):
                return known[1]
            if len(kept) >= _MOST:
                kept.clear()
            found = work_out(state)
            kept[state.exercise] = now, found
            return found

        return answer

    return keeping


def same(one: Parts, other: Parts) -> bool:
    """Whether they are the very same objects."""
    return len(one) == len(other) and all(map(is_, one, other))
