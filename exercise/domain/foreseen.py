"""When conditions will come true by time alone, worked out once for as long as nothing touches it.

So a command that no condition listens to costs a comparison, however many conditions there are.
"""

from dataclasses import dataclass

from exercise.domain.ahead import ahead, waits_for
from exercise.domain.clock import moment_of
from exercise.domain.conditions import becomes_true
from exercise.domain.same import Parts, same
from exercise.domain.scenario import ByHand, Condition, Inject
from exercise.domain.state import MselRow, State
from exercise.domain.waiting import is_live

FOR_EVER = 10**15
"""Exercise time (ms) that no exercise reaches."""

_MOST = 4_096
"""Rows, and exercises, of which the answer is kept."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What the conditions of an exercise wait for together."""

    kinds: frozenset[str]
    """Entries after which one of them may hold."""
    first: tuple[int, MselRow] | None
    """Which of them comes true first if nothing else happens, and when (exercise time, ms)."""

    @property
    def next_ms(self) -> int | None:
        """Exercise time at which that is."""
        return self.first[0] if self.first is not None else None


@dataclass(frozen=True, slots=True)
class _Kept:
    """When something comes true, and all that the answer hangs on."""

    parts: Parts
    asked_t: int
    moment: int | None
    row: MselRow
    reads: tuple[str, ...]

    def holds(self, parts: Parts, t: int) -> bool:
        """Whether it is still the answer at exercise time ``t``."""
        return same(parts, self.parts) and _between(self.asked_t, t, self.moment)


_rows: dict[tuple[str, str], _Kept] = {}
_watches: dict[str, tuple[Parts, int, Watch]] = {}


def trigger_ms(state: State, row: MselRow) -> int | None:
    """When the condition of a row that waits for it comes true by time alone."""
    when = waits_for(row)
    if when is None or not state.phases:
        return None
    kept = _rows.get((state.exercise, row.id))
    same_row = kept is not None and kept.row is row
    names = kept.reads if kept is not None and same_row else _reads(when)
    parts = (state.phases, state.storylines, *(getattr(state, name) for name in names))
    if kept is not None and same_row and kept.holds(parts, state.t):
        return kept.moment
    if len(_rows) >= _MOST:
        _rows.clear()
    moment = _trigger_ms(state, row, when)
    _rows[state.exercise, row.id] = _Kept(parts, state.t, moment, row, names)
    return moment


def watch(state: State) -> Watch:
    """What its conditions wait for, as the state stands."""
    parts = (
        *(state.msel, state.phases, state.storylines, state.contacts),
        *(state.moves, state.rulings, state.tracks, state.receipts, state.choices),
    )
    kept = _watches.get(state.exercise)
    if kept is not None and same(parts, kept[0]) and _between(kept[1], state.t, kept[2].next_ms):
        return kept[2]
    if len(_watches) >= _MOST:
        _watches.clear()
    found = _watch(state)
    _watches[state.exercise] = (parts, state.t, found)
    return found


def opens_ms(state: State, inject: Inject) -> int | None:
    """Exercise time from which on an inject's condition is judged; None: not known yet."""
    return state.t if isinstance(inject.release, ByHand) else moment_of(state, inject.release)


def forget() -> None:
    """Drops all that was kept; nothing depends on it but time."""
    _rows.clear()
    _watches.clear()


_READS = {
    "move": ("moves",),
    "ruling": ("moves", "rulings"),
    "track": ("tracks",),
    "inject": ("msel", "receipts"),
    "message": ("contacts",),
    "decision": ("choices",),
}


def _reads(condition: Condition) -> tuple[str, ...]:
    """Parts of the state, beside its phases, on which it hangs."""
    if condition.parts():
        return tuple(sorted({name for part in condition.parts() for name in _reads(part)}))
    said = (one for one in _READS if getattr(condition, one) is not None)
    return tuple(name for one in said for name in _READS[one])


def _between(asked_t: int, t: int, moment: int | None) -> bool:
    return asked_t <= t and (moment is None or t < moment)


def _watch(state: State) -> Watch:
    waiting = ahead(state).waiting
    moments = ((trigger_ms(state, row), row) for row, _ in waiting)
    known = ((moment, row) for moment, row in moments if moment is not None)
    kinds = frozenset().union(*(when.listens_to for _, when in waiting))
    return Watch(kinds, min(known, key=lambda one: (one[0], one[1].order), default=None))


def _trigger_ms(state: State, row: MselRow, when: Condition) -> int | None:
    inject = row.inject
    opens = opens_ms(state, inject) if inject is not None and is_live(state, inject) else None
    if opens is None:
        return None
    since = max(opens, state.t)
    if since == state.t and not when.is_timed:
        return None  # it would have been found true with the entry that made it so
    return becomes_true(state, when, since, FOR_EVER)
