"""The shape of a function that folds one kind of entry."""

from collections.abc import Callable
from typing import Any

from exercise.domain.entry import Entry
from exercise.domain.state import State

Evolver = Callable[[State, Entry, Any], State]
"""State, entry and its typed payload (None once erased) to the next state."""
