"""The fold: what a state becomes by one more entry. Pure, and the only way a state changes.

Folding an entry whose payload was erased later gives the same final state as having folded it
whole and the erasure after it: what structure needs is never in an erasable payload.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rpds import HashTrieMap, List

from exercise.domain.audience import STAFF, cell_viewer
from exercise.domain.entry import Entry
from exercise.domain.fold import (
    choices,
    erasure,
    facts,
    lifecycle,
    moves,
    msel,
    people,
    polls,
    ratings,
    setup,
    standins,
    traffic,
)
from exercise.domain.fold.evolver import Evolver
from exercise.domain.fold.heard import with_heard
from exercise.domain.payloads import ERASABLE, SHOWN, Payload
from exercise.domain.state import FeedRef, Item, State, changed
from exercise.domain.state.growing import growing, settled
from exercise.domain.upcast import payload_of

EVOLVERS: dict[str, Evolver] = {
    **setup.EVOLVERS,
    **lifecycle.EVOLVERS,
    **msel.EVOLVERS,
    **people.EVOLVERS,
    **standins.EVOLVERS,
    **traffic.EVOLVERS,
    **polls.EVOLVERS,
    **facts.EVOLVERS,
    **ratings.EVOLVERS,
    **choices.EVOLVERS,
    **moves.EVOLVERS,
    **erasure.EVOLVERS,
}


def evolve(state: State, entry: Entry, payload: Payload | None) -> State:
    """The state after one more entry; ``payload`` is the entry's own, or None once erased."""
    cursors, places = state.cursors, []
    for viewer in entry.audience:
        cursor = (cursors.get(viewer) or 0) + 1
        cursors = cursors.insert(viewer, cursor)
        places.append((viewer, cursor))
    known = changed(
        state,
        seq=entry.seq,
        hash=entry.hash,
        at=entry.at,
        t=entry.t,
        cursors=cursors,
        items=_with_item(state, entry, payload, places),
        feeds=_with_feed(state, entry, places),
        entries_of=_with_text(state, entry, payload),
        heard=with_heard(state, entry),
    )
    evolver = EVOLVERS.get(entry.kind)
    return known if evolver is None else evolver(known, entry, payload)


def fold(entries: Iterable[Entry], state: State) -> State:
    """The state after these entries: as entry by entry, and several times as fast."""
    grown = growing(state)
    for entry in entries:
        grown = evolve(grown, entry, payload_of(entry))
    return settled(grown)


def _with_item(
    state: State, entry: Entry, payload: Payload | None, places: Sequence[tuple[str, int]]
) -> HashTrieMap[str, Item]:
    if entry.item is None or entry.kind not in SHOWN:
        return state.items
    item = Item(
        id=entry.item,
        seq=entry.seq,
        kind=entry.kind,
        at=entry.at,
        t=entry.t,
        author=entry.author,
        behalf=entry.behalf,
        happened=entry.happened,
        audience=entry.audience,
        payload=payload,
        cursors=tuple(places),
    )
    return state.items.insert(entry.item, item)


def feed_has(kind: str, viewer: str) -> bool:
    """Whether entries of a kind stand in the feed of a viewer that may read them."""
    shown = SHOWN.get(kind)
    return shown in ("line", "feed") or shown == ("staff" if viewer in STAFF else "teams")


def _with_feed(
    state: State, entry: Entry, places: Sequence[tuple[str, int]]
) -> HashTrieMap[str, List[FeedRef]]:
    feeds = state.feeds
    if entry.item is None or entry.kind not in SHOWN:
        return feeds
    has_it_already = _who_ordered(state, entry)
    for viewer, cursor in places:
        if feed_has(entry.kind, viewer) and viewer != has_it_already:
            ref = FeedRef(entry.item, entry.at, cursor)
            feeds = feeds.insert(viewer, (feeds.get(viewer) or List()).push_front(ref))
    return feeds


def _who_ordered(state: State, entry: Entry) -> str | None:
    """The viewer whose own move took effect: the move itself stands in its feed."""
    if entry.kind != "move.took_effect" or entry.item is None:
        return None
    return cell_viewer(state.moves[state.roots[entry.item]].cell)


def _with_text(
    state: State, entry: Entry, payload: Payload | None
) -> HashTrieMap[str, tuple[int, ...]]:
    if entry.item is None or payload is None or entry.kind not in ERASABLE:
        return state.entries_of
    before = state.entries_of.get(entry.item) or ()
    return state.entries_of.insert(entry.item, (*before, entry.seq))
