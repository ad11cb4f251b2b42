"""A state that grows in place, while a whole log is folded and nobody keeps the states between."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from rpds import HashTrieMap

from exercise.domain.state.whole import State, changed

K = TypeVar("K")
V = TypeVar("V")

_MAPS = tuple(one.name for one in fields(State) if one.default_factory is HashTrieMap)


def growing(state: State) -> State:
    """A state alike, whose maps change in place: the one before an entry is lost to the one after.

    The maps of the state given stay as they are.
    """
    return _with_maps(state, _Growing)


def settled(state: State) -> State:
    """The state that grew, with maps that never change again."""
    return _with_maps(state, HashTrieMap)


def _with_maps(state: State, kind: Any) -> State:
    return changed(state, **{name: kind(dict(getattr(state, name))) for name in _MAPS})


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
