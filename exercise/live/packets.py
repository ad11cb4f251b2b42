"""Packets: what one stream's followers are told of a stretch of the log, in one piece."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from exercise.app.beside import Beside
from exercise.app.read.feed import WINDOW, feed_item, feed_page
from exercise.app.read.regions import REGIONS
from exercise.app.read.touches import Touch, touches
from exercise.app.running import Told
from exercise.domain.entry import Entry
from exercise.domain.payloads import ERASABLE
from exercise.domain.state import State
from exercise.live.rendering import Renderer
from exercise.live.wire import Json, entry_json

KEPT = 2_000
"""Entries whose marks are kept for clients that come back; further behind, a page comes fresh."""


@dataclass(slots=True)
class Marked:
    """An entry with what it touched, worked out once per viewer, when first asked for."""

    told: Told
    _touched: dict[str, Touch] = field(default_factory=dict)

    def touched(self, viewer: str) -> Touch:
        """What this entry may have changed on a viewer's page."""
        known = self._touched.get(viewer)
        if known is None:
            told = self.told
            known = touches(told.entry, told.payload, told.before, told.after, viewer)
            self._touched[viewer] = known
        return known

    def cursor(self, viewer: str) -> int:
        """The viewer's cursor once this entry was there."""
        return self.told.after.cursors.get(viewer) or 0


class History:
    """The newest entries of one exercise, in order."""

    def __init__(self, state: State) -> None:
        self.state = state
        """As it was after the newest entry told."""
        self._kept: deque[Marked] = deque(maxlen=KEPT)

    def add(self, told: Iterable[Told]) -> list[Marked]:
        """Takes in entries that are about to be told."""
        marked = [Marked(one) for one in told]
        self._kept.extend(marked)
        if marked:
            self.state = marked[-1].told.after
        return marked

    def since(self, viewer: str, cursor: int) -> list[Marked] | None:
        """The viewer's entries after ``cursor``.

        None when they are no longer all kept, or more than a page holds: a page is less then.
        """
        newest = self.state.cursors.get(viewer) or 0
        if cursor == newest:
            return []
        if newest - cursor > WINDOW or not self._kept:
            return None
        if (self._kept[0].told.before.cursors.get(viewer) or 0) > cursor:
            return None
        return [
            one
            for one in self._kept
            if viewer in one.told.entry.audience and one.cursor(viewer) > cursor
        ]


def html_packet(
    state: State,
    marked: Sequence[Marked],
    viewer: str,
    *,
    beside: Beside,
    renderer: Renderer,
    locale: str,
    breathe: Callable[[], None],
) -> Json:
    """Fragments for a stretch of one stream, rendered as things stand at its end.

    Calls ``breathe`` between one small piece of work and the next.
    """
    items: dict[str, None] = {}
    regions: set[str] = set()
    for one in marked:
        touch = one.touched(viewer)
        items.update(dict.fromkeys(touch.items))
        regions |= touch.regions
        breathe()
    made = []
    for key in items:
        made.append(_item(state, key, viewer, beside, renderer, locale))
        breathe()
    rendered: dict[str, str] = {}
    for name in sorted(regions):
        rendered |= render_regions(state, viewer, (name,), beside, renderer, locale)
        breathe()
    return {
        "viewer": viewer,
        "from": _before(marked[0], viewer),
        "to": marked[-1].cursor(viewer),
        "items": made,
        "regions": rendered,
    }


def fresh_packet(
    state: State,
    viewer: str,
    regions: Iterable[str],
    *,
    beside: Beside,
    renderer: Renderer,
    locale: str,
) -> Json:
    """The feed of a viewer as it stands, and these regions: for those who were away too long."""
    page = feed_page(state, (viewer,), beside)
    return {
        "viewer": viewer,
        "fresh": True,
        "from": 0,
        "to": state.cursors.get(viewer) or 0,
        "items": [
            {"key": item.key, "order": item.order, "html": renderer.item(item, locale)}
            for item in page.items
        ],
        "regions": render_regions(state, viewer, regions, beside, renderer, locale),
    }


def json_packet(state: State, marked: Sequence[Marked], viewer: str) -> Json:
    """The entries of a stretch of one stream, for programs."""
    return {
        "viewer": viewer,
        "from": _before(marked[0], viewer),
        "to": marked[-1].cursor(viewer),
        "entries": [
            entry_json(_as_it_stands(one.told.entry, state), one.cursor(viewer), viewer)
            for one in marked
        ],
    }


def render_regions(
    state: State,
    viewer: str,
    names: Iterable[str],
    beside: Beside,
    renderer: Renderer,
    locale: str,
) -> dict[str, str]:
    """HTML of these regions of a viewer's page, in a stable order."""
    return {
        name: renderer.region(name, REGIONS[name](state, viewer, beside), locale)
        for name in sorted(names)
    }


def _item(
    state: State, key: str, viewer: str, beside: Beside, renderer: Renderer, locale: str
) -> Json:
    view = feed_item(state, key, viewer, beside)
    if view is None:
        return {"key": key, "order": "", "html": None}
    return {"key": key, "order": view.order, "html": renderer.item(view, locale)}


def _before(marked: Marked, viewer: str) -> int:
    return marked.told.before.cursors.get(viewer) or 0


def _as_it_stands(entry: Entry, state: State) -> Entry:
    """The entry without its payload where that was erased between being appended and told."""
    if entry.item is None or entry.kind not in ERASABLE:
        return entry
    if entry.seq in (state.entries_of.get(entry.item) or ()):
        return entry
    return entry._replace(text=None, salt=None)
