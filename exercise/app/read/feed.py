"""A reader's feed: single items, and the window of the newest or of older ones."""

from collections.abc import Iterator
from heapq import merge
from itertools import islice

from exercise.app.beside import Beside
from exercise.app.read import attached, moments, tags
from exercise.app.read.bank import may_note, notes_on
from exercise.app.read.bodies import body_of
from exercise.app.read.choices import decision_of
from exercise.app.read.reach import may_pass_on, reach, recipients
from exercise.app.read.receipts import receipt, row_of
from exercise.app.read.senders import sender_of
from exercise.app.read.viewers import WHITE, is_staff, rank
from exercise.app.view_models.feed import FeedItem, FeedView
from exercise.domain import payloads as p
from exercise.domain.fold import feed_has
from exercise.domain.payloads import LINES
from exercise.domain.state import Item, Life, State

WINDOW = 100
"""Items on a page."""


def order_key(at: int, viewer: str, cursor: int) -> str:
    """Place of an item in the merged feed of one reader's streams; compare as text."""
    return f"{at:014d}.{rank(viewer)}.{cursor:09d}"


def feed_item(state: State, item_id: str, viewer: str, beside: Beside) -> FeedItem | None:
    """An item as it stands in the viewer's feed; None when it does not stand there."""
    item = state.items.get(item_id)
    cursor = item.cursor_of(viewer) if item else None
    if item is None or cursor is None or not in_feed(state, item, viewer):
        return None
    inject = item.payload if isinstance(item.payload, p.InjectDelivered) else None
    staff = is_staff(viewer)
    return FeedItem(
        key=item.id,
        order=order_key(item.at, viewer, cursor),
        at=moments.of_item(state, item),
        sender=sender_of(state, item, viewer),
        to=recipients(state, item, viewer),
        reach=reach(state, item, viewer),
        body=body_of(state, item, viewer),
        receipt=receipt(state, item, inject, viewer, beside) if inject else None,
        decision=decision_of(state, item, inject, viewer),
        lang=getattr(item.payload, "language", ""),
        marking=getattr(item.payload, "marking", None) or "",
        staff=staff,
        may_erase=viewer == WHITE and item.id in state.entries_of and item.kind not in LINES,
        may_pass_on=may_pass_on(item, viewer),
        number=_number(state, item) if staff else "",
        asserts=notes_on(state, item) if staff else (),
        may_note=viewer == WHITE and may_note(state, item),
        files=attached.of_item(item.id, item.payload),
    )


def in_feed(state: State, item: Item, viewer: str) -> bool:
    """Whether an item stands in the viewer's feed."""
    if viewer not in item.audience or not feed_has(item.kind, viewer):
        return False
    if item.kind != "move.took_effect":
        return True
    return viewer != f"cell:{state.moves[state.roots[item.id]].cell}"


def _number(state: State, item: Item) -> str:
    row = row_of(state, item.id)
    return row.inject.number if row and row.inject else ""


def feed_page(
    state: State,
    viewers: tuple[str, ...],
    beside: Beside,
    *,
    limit: int = WINDOW,
    before: str | None = None,
) -> FeedView:
    """The newest ``limit`` items of these streams together, oldest first.

    With ``before``, an item's ``order``, those just before it; ``older_before`` of the view is
    what to give for the page before this one.
    """
    streams = [_newest_first(state, viewer) for viewer in viewers]
    merged = merge(*streams, key=lambda found: found[0], reverse=True)
    found = list(islice((one for one in merged if before is None or one[0] < before), limit + 1))
    shown = found[:limit][::-1]
    items = (feed_item(state, item, viewer, beside) for _, item, viewer in shown)
    staff = any(map(is_staff, viewers))
    return FeedView(
        items=tuple(item for item in items if item is not None),
        older_before=shown[0][0] if len(found) > limit else "",
        cells=tags.playing_tags(state) if staff else (),
        staff=staff,
        started=state.life is not Life.LOBBY,
        cursors={viewer: state.cursors.get(viewer) or 0 for viewer in viewers},
    )


def _newest_first(state: State, viewer: str) -> Iterator[tuple[str, str, str]]:
    for ref in state.feeds.get(viewer) or ():
        yield order_key(ref.at, viewer, ref.cursor), ref.item, viewer
