"""What the form to rule is filled with, where a ruling starts from one that there is."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingStart:
    """From the suggested ruling, or from an older one."""

    outcome: str
    """Id; empty when no word was chosen."""
    texts: tuple[tuple[str, str], ...] = ()
    """Cell id and what it reads."""
    tracks: tuple[tuple[str, int], ...] = ()
    """Track id and by how much it moves."""
    reason: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        """The same as a command's fields."""
        return {
            "outcome": self.outcome,
            "texts": dict(self.texts),
            "tracks": dict(self.tracks),
            "reason": self.reason,
        }
