"""A state that grows in place, while a whole log is folded and nobody keeps the states between."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from rpds import HashTrieMap

from exercise.domain.state.whole import State

K = TypeVar("K")
V = TypeVar("V")

_MAPS = tuple(one.name for one in fields(State) if one.default_factory is HashTrieMap)


def growing(state: State) -> State:
    """A state alike that changes in place: the one before an entry is lost to the one after.

    The state given, and its maps, stay as they are.
    """
    return _with_maps(state, _GrowingState, _Growing)


def settled(state: State) -> State:
    """The state that grew, with maps that never change again."""
    return _with_maps(state, State, HashTrieMap)


def _with_maps(state: State, whole: type[State], kind: Any) -> State:
    found = object.__new__(whole)
    maps = {name: kind(dict(getattr(state, name))) for name in _MAPS}
    found.__dict__.update(state.__dict__, **maps)
    return found


class _GrowingState(State):
    """One that ``changed`` changes in place."""


if TYPE_CHECKING:
    _Growing = HashTrieMap
else:

    class _Growing(dict[K, V]):
        """As much of a persistent map as the fold asks for, at a tenth of what that costs."""

        __slots__ = ()

        def insert(self, key: K, value: V) -> _Growing[K, V]:
            self[key] = value
            return self

        def discard(self, key: K) -> _Growing[K, V]:
            self.pop(key, None)
            return self

        def update(self, *others: Any) -> _Growing[K, V]:
            for other in others:
                super().update(other)
            return self
