"""An exercise's clock as this process reads it, and whether anybody was there to read it."""

from typing import NamedTuple

from exercise.app.times import Times
from exercise.domain.agenda import next_instant
from exercise.domain.clock import Anchor, anchor
from exercise.domain.same import same
from exercise.domain.state import State

LATE_MS = 15_000
"""A running exercise that was not looked at for this long (wall ms) is paused: nobody was told
anything meanwhile, and time must not jump under people's hands."""

STAMP_NS = 1_000_000_000
"""How often a running exercise leaves its stamp."""


class Look(NamedTuple):
    """A moment at which somebody looked at the clock."""

    mono_ns: int
    wall_ms: int


def what_due_hangs_on(state: State) -> tuple[object, ...]:
    """Same objects, same moment."""
    return (
        *(state.msel, state.phases, state.held, state.storylines),
        *(state.unopened, state.seats, state.standins, state.open_polls, state.choices),
        *(state.moves, state.rulings, state.tracks, state.contacts, state.receipts),
    )


class ExerciseClock:
    """Exercise time between one entry and the next."""

    def __init__(self, times: Times, *, watched: bool = True) -> None:
        self._times = times
        self._late_ms = LATE_MS if watched else None
        self._anchor = Anchor(times.mono_ns(), 0, 1_000, running=False)
        self._stamped_ns = 0
        self._due_by: tuple[object, ...] = ()
        self._due: int | None = None
        self.seen = self.look()
        """When it was last looked at."""

    def set(self, state: State, mono_ns: int) -> None:
        """Goes on from where the state leaves the clock, known at ``mono_ns``."""
        self._anchor = anchor(state, mono_ns)

    def read(self) -> int:
        """Exercise time now, ms; when it was not looked at for long, as it was then."""
        mono = self._times.mono_ns()
        late = self._is_long((mono - self.seen.mono_ns) // 1_000_000)
        return self._anchor.read(self.seen.mono_ns if late else mono)

    def next_due(self, state: State) -> int | None:
        """When time next does something; worked out again once what it hangs on has changed."""
        hangs_on = what_due_hangs_on(state)
        if not same(hangs_on, self._due_by):
            self._due_by, self._due = hangs_on, next_instant(state)
        return self._due

    def seconds_until(self, t: int) -> float:
        """Real seconds until exercise time reaches ``t``; for a running clock."""
        return max(0.0, (self._anchor.mono_when(t) - self._times.mono_ns()) / 1e9)

    def look(self) -> Look:
        """This moment; whoever lets time pass keeps it as ``seen``."""
        return Look(self._times.mono_ns(), self._times.wall_ms())

    def is_late(self, look: Look) -> bool:
        """Whether nobody had looked for long, by whichever clock says so."""
        by_mono = (look.mono_ns - self.seen.mono_ns) // 1_000_000
        return self._is_long(max(by_mono, look.wall_ms - self.seen.wall_ms))

    def _is_long(self, unseen_ms: int) -> bool:
        return self._late_ms is not None and unseen_ms > self._late_ms

    def takes_stamp(self) -> bool:
        """Whether it is time for another stamp; counts it as left."""
        mono = self._times.mono_ns()
        if mono - self._stamped_ns < STAMP_NS:
            return False
        self._stamped_ns = mono
        return True
