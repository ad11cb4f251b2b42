"""What of a viewer's page may look different after an entry: complete, and nearly tight.

Only entries that the viewer may read touch anything of it; that nothing else changes is a
property of the read models, which the tests hold.
"""

from dataclasses import dataclass

from exercise.app.read.feed import in_feed
from exercise.app.read.regions import regions_of
from exercise.app.read.told import Told
from exercise.app.read.touched_items import touched_items
from exercise.app.read.touched_regions import touched_regions
from exercise.domain.entry import Entry
from exercise.domain.payloads import Payload
from exercise.domain.state import State


@dataclass(frozen=True, slots=True)
class Touch:
    """Feed items, and names of regions, of one viewer."""

    items: tuple[str, ...] = ()
    """In the order they stand in; new ones among them."""
    regions: frozenset[str] = frozenset()


NOTHING = Touch()


def touches(
    entry: Entry, payload: Payload | None, state_before: State, state_after: State, viewer: str
) -> Touch:
    """What may look different for a viewer after the entry; its payload is None once erased."""
    if viewer not in entry.audience:
        return NOTHING
    told = Told(entry, payload, state_before, state_after)
    known = (state_after.items.get(item) for item in touched_items(told))
    items = sorted(
        {item.id: item for item in known if item and in_feed(state_after, item, viewer)}.values(),
        key=lambda item: item.seq,
    )
    regions = touched_regions(told, viewer).intersection(regions_of(viewer))
    return Touch(items=tuple(item.id for item in items), regions=regions)
