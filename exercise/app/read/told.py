"""An entry with its payload and the states around it: what a touch is told by."""

from dataclasses import dataclass
from typing import Any

from exercise.domain.entry import Entry
from exercise.domain.state import State


@dataclass(frozen=True, slots=True)
class Told:
    """One entry, as a follower of the log has it."""

    entry: Entry
    payload: Any
    """Typed by the entry's kind; None once erased."""
    before: State
    state: State
    """After the entry."""

    @property
    def item(self) -> str:
        """The item the entry names; empty when it names none."""
        return self.entry.item or ""

    @property
    def kind(self) -> str:
        return self.entry.kind

    def new_marks(self, item: str) -> bool:
        """Whether the entry set a mark on a delivered inject."""
        # Never "!=": rpds says so of maps only when every value differs.
        return not self.before.receipts.get(item) == self.state.receipts.get(item)  # noqa: SIM201
