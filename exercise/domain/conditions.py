"""Whether a condition holds, when time alone will make it hold, and what can make it so.

Everything is read from the folded state, which does not change between two entries: so the next
moment at which a condition becomes true is computed, and nothing looks again and again.
What was erased no longer counts.
"""

from collections.abc import Iterator
from heapq import nlargest
from itertools import chain, islice, takewhile

from rpds import HashTrieMap

from exercise.domain import payloads
from exercise.domain.agreed import agreed_t
from exercise.domain.clock import moment_of
from exercise.domain.scenario import (
    AgreementIs,
    Condition,
    Counted,
    DecisionIs,
    InjectIs,
    MessageIs,
    MoveIs,
    RulingIs,
    Tally,
    TrackIs,
)
from exercise.domain.state import MoveState, MoveStatus, MselRow, Receipt, RulingState, State

_DONE = {"unopened": "opened", "unacknowledged": "acknowledged", "unanswered": "answered"}
_NOT_ORDERED = (MoveStatus.WITHDRAWN, MoveStatus.ERASED)


def holds(state: State, condition: Condition, t: int) -> bool:
    """Whether it holds at exercise time ``t`` (ms), not before the state's newest entry."""
    if condition.all_of is not None:
        return all(holds(state, part, t) for part in condition.all_of)
    if condition.any_of is not None:
        return any(holds(state, part, t) for part in condition.any_of)
    if condition.none_of is not None:
        return not holds(state, condition.none_of, t)
    if condition.at is not None:
        moment = moment_of(state, condition.at)
        return moment is not None and moment <= t
    if condition.inject is not None:
        since = inject_since(state, condition.inject)
        return since is not None and since + condition.inject.for_ms <= t
    tally = condition.tally
    return _is_so(state, condition) if tally is None else _enough(state, tally, t)


def _is_so(state: State, condition: Condition) -> bool:
    """What time alone never changes."""
    if condition.track is not None:
        return _track_is(state, condition.track)
    if condition.decision is not None:
        return _decided(state, condition.decision)
    return any(begun.phase == condition.phase for begun in state.phases)


def becomes_true(state: State, condition: Condition, since: int, until: int) -> int | None:
    """The first moment from ``since`` to ``until`` at which it holds if nothing else happens."""
    if holds(state, condition, since):
        return since
    for moment in sorted(set(_thresholds(state, condition, since))):
        if since < moment <= until and holds(state, condition, moment):
            return moment
    return None


# ── counting ─────────────────────────────────────────────────────────────────


def _enough(state: State, tally: Counted, t: int) -> bool:
    earliest = _earliest(state, tally, t)
    if earliest is None:
        return False
    enough = islice(_moments(state, tally, earliest), tally.count - 1, None)
    return next(enough, None) is not None


def _earliest(state: State, tally: Tally, t: int) -> int | None:
    """From when on things count; None: not yet."""
    earliest = 0 if tally.within_ms is None else t - tally.within_ms
    if tally.since is None:
        return earliest
    begun = next((one.t for one in state.phases if one.phase == tally.since), None)
    return None if begun is None else max(earliest, begun)


def _moments(state: State, tally: Counted, earliest: int) -> Iterator[int]:
    return (t for t, _ in counted(state, tally, earliest))


def counted(state: State, tally: Counted, earliest: int = 0) -> Iterator[tuple[int, str]]:
    """Exercise times of what counts, from ``earliest`` on, each with its move; in no order."""
    if isinstance(tally, RulingIs):
        return ((t, move) for t, move in _rulings(state, tally) if t >= earliest)
    if isinstance(tally, MoveIs):
        return ((move.t, move.id) for move in _moves(state, tally, earliest))
    if isinstance(tally, AgreementIs):
        return ((t, "") for t in _agreements(state, tally) if t >= earliest)
    return ((t, "") for t in _messages(state, tally, earliest))


def _moves(state: State, tally: MoveIs, earliest: int = 0) -> Iterator[MoveState]:
    for cell in tally.by or state.cells:
        for move_id in state.cell_moves.get(cell) or ():
            move = state.moves[move_id]
            if move.t < earliest:
                break  # they are listed newest first
            if _is_such(state, tally, move):
                yield move


def _is_such(state: State, tally: MoveIs, move: MoveState) -> bool:
    item = state.items.get(move.id)
    written = item.payload if item is not None else None
    if move.status in _NOT_ORDERED or not isinstance(written, payloads.MoveSubmitted):
        return False
    return (
        (not tally.menu or written.menu in tally.menu)
        and (not tally.instrument or written.instrument in tally.instrument)
        and (not tally.openness or written.openness in tally.openness)
        and (not tally.target or not _meant(written).isdisjoint(tally.target))
        and (not tally.tag or not _folded(tally.tag).isdisjoint(_folded(written.tags)))
    )


def _meant(written: payloads.MoveSubmitted) -> set[str]:
    """Cells that it is aimed at, or that it says are told, to whoever may read that."""
    return {*written.targets, *written.named}


def _folded(tags: tuple[str, ...]) -> set[str]:
    return {tag.casefold() for tag in tags}


def _rulings(state: State, tally: RulingIs) -> Iterator[tuple[int, str]]:
    """One that is on several such moves counts once, and names the first."""
    such = {move.id: move for move in _moves(state, tally)}
    made = dict.fromkeys(ruling for move in such.values() for ruling in move.rulings)
    for ruling in (state.rulings[one] for one in made):
        if ruling.superseded_by is None and _came_out(state, tally, ruling):
            about = next(move for move in ruling.made.moves if move in such)
            yield state.items[ruling.id].t, about


def _came_out(state: State, tally: RulingIs, ruling: RulingState) -> bool:
    made = ruling.made
    outcome = next((one for one in state.the_world.outcomes if one.word == made.outcome), None)
    if tally.outcome and (outcome is None or outcome.id not in tally.outcome):
        return False
    effect = made.as_ordered or (outcome is not None and outcome.takes_effect)
    return tally.takes_effect is None or tally.takes_effect == effect


def _messages(state: State, tally: MessageIs, earliest: int) -> Iterator[int]:
    senders = tally.sender or state.cells
    readers = tally.to or (*state.cells, "public")
    pairs = {(sender, reader) for sender in senders for reader in readers}
    if tally.either:
        pairs |= {(reader, sender) for sender, reader in pairs}
    for sender, reader in sorted(pairs):
        times = state.contacts.get(f"{sender}>{reader}") or ()
        yield from takewhile(lambda t: t >= earliest, times)  # they are listed newest first


def _agreements(state: State, tally: AgreementIs) -> Iterator[int]:
    listed = (state.cell_agreements.get(cell) or () for cell in tally.between[:1] or state.cells)
    for item in dict.fromkeys(chain.from_iterable(listed)):
        agreed = state.items[item].payload
        parties = agreed.parties if isinstance(agreed, payloads.AgreementRecorded) else ()
        t = agreed_t(state, item) if set(tally.between) <= set(parties) else None
        if t is not None:
            yield t


# ── tracks and injects ───────────────────────────────────────────────────────


def _track_is(state: State, wanted: TrackIs) -> bool:
    """Back to the newest point that says yes or no; between the two it stays as it was."""
    for point in state.tracks.get(wanted.of) or ():
        value = point.value
        if wanted.at_least is not None:
            off = wanted.at_least if wanted.until is None else wanted.until
            if value >= wanted.at_least:
                return True
            if value < off:
                return False
        if wanted.at_most is not None:
            off = wanted.at_most if wanted.until is None else wanted.until
            if value <= wanted.at_most:
                return True
            if value > off:
                return False
    return False


def _decided(state: State, wanted: DecisionIs) -> bool:
    choice = state.choices.get(wanted.of)
    if choice is None or choice.made is None:
        return False
    made = choice.made.what
    by_default = made.how == "default"
    how = wanted.by_default is None or wanted.by_default == by_default
    return how and (not wanted.chosen or made.option in wanted.chosen)


def inject_since(state: State, wanted: InjectIs) -> int | None:
    """Since when (ms) it has been so, apart from ``for``; None: it is not so."""
    row = state.msel.get(wanted.inject)
    if row is None or row.released_t is None:
        return None
    if wanted.has == "released":
        return row.released_t
    receipts = _receipts(state, row, wanted.by)
    if not receipts:
        return None
    if wanted.left is not None:
        done = _DONE[wanted.left]
        undone = [t for t, one in receipts if _when(one, done) is None]
        return min(undone, default=None)
    if any(not wanted.by or to.partition(".")[0] in wanted.by for to, _ in row.later):
        return None  # it is still to come to some of them
    times = [_when(one, wanted.has or "") for _, one in receipts]
    known = [time for time in times if time is not None]
    return max(known) if len(known) == len(times) else None


def _receipts(state: State, row: MselRow, by: tuple[str, ...]) -> list[tuple[int, Receipt]]:
    """One for each cell that was addressed and is asked about, and since when it has it."""
    found: list[tuple[int, Receipt]] = []
    for item in dict.fromkeys(item for _, item in (*row.deliveries, *row.acting)):
        receipts = state.receipts.get(item) or HashTrieMap()
        cells = (cell for cell in state.addressed.get(item) or () if not by or cell in by)
        delivered = state.items.get(item)  # its entry follows that of the release
        since = delivered.t if delivered else state.t
        found += [(since, receipts.get(cell) or Receipt()) for cell in cells]
    return found


def _when(receipt: Receipt, what: str) -> int | None:
    if what == "opened":
        return receipt.opened_t
    if what == "acknowledged":
        return None if receipt.acknowledged is None else receipt.acknowledged.t
    return receipt.answered_t


def _thresholds(state: State, condition: Condition, since: int) -> Iterator[int]:
    """Moments after ``since`` at which time alone may change it; earlier ones too."""
    for part in condition.parts():
        yield from _thresholds(state, part, since)
    if condition.at is not None:
        moment = moment_of(state, condition.at)
        if moment is not None:
            yield moment
    if condition.inject is not None:
        begun = inject_since(state, condition.inject)
        if begun is not None:
            yield begun + condition.inject.for_ms
    tally = condition.tally
    if tally is not None and tally.within_ms is not None:
        counted = nlargest(tally.count, _moments(state, tally, since - tally.within_ms))
        if len(counted) == tally.count:
            yield counted[-1] + tally.within_ms + 1  # with it, there are too few
