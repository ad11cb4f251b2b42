"""What pages show that is not in the log: names people typed, drafts, who is connected."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exercise.app.ports import TeamDraft


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether a device of a seat is connected now, and since when that is so (wall ms)."""

    here: bool
    since: int
    person: str | None = None
    """Who that device belongs to."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A moment's picture of it, for one exercise."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Person to the name they typed; missing once erased."""
    drafts: tuple[TeamDraft, ...] = ()
    """Of all teams, oldest first; whoever renders takes only the viewer's own."""
    presence: Mapping[str, Presence] = field(default_factory=dict)
    """By seat; a seat never seen since the server started is missing."""
    held_t: int | None = None
    """Under a hold: the exercise time (ms) at which a row was last seen to have fallen due."""
    gates_t: int | None = None
    """Exercise time (ms) at which time alone was last seen to open or close a gate."""

    def name_of(self, person: str | None) -> str:
        """The name behind a person's id; empty when there is none."""
        return self.names.get(person, "") if person else ""
