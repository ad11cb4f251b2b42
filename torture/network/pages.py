"""A page that was told in fragments, through all that weather, equals the page told fresh."""

import time

from torture.player import Player
from torture.work import Fault, Work

SETTLED_S = 2.5
"""Until a pulse has told who is here."""


def check_page(work: Work, page: Player) -> None:
    """Compares every region and item of an html client with those of another, just come.

    Raises:
        Fault: they differ.
    """
    end = time.monotonic() + SETTLED_S * 4
    while True:
        other = Player(page.origin, page.exercise, page.seat, "html", page.through)
        other.session.cookies = page.session.cookies
        if not other.connect() or not page.resume():
            raise Fault(f"{page.seat} could not come back to compare its page")
        wrong = _difference(page, other)
        other.cut()
        if not wrong:
            work.count("regions and items of pages compared", _size(page))
            return
        if time.monotonic() > end:
            raise Fault(f"the page of {page.seat} is not what it is fresh: {wrong}")
        time.sleep(0.5)


def _size(page: Player) -> int:
    return sum(map(len, page.regions.values())) + sum(map(len, page.items.values()))


def _difference(page: Player, other: Player) -> str:
    for viewer, regions in other.regions.items():
        for name, html in regions.items():
            if page.regions.get(viewer, {}).get(name) != html:
                have = page.regions.get(viewer, {}).get(name)
                return f"{viewer} {name}: {have!r:.1500} against {html!r:.1500}"
    for viewer, items in other.items.items():
        for key, item in items.items():
            if page.items.get(viewer, {}).get(key) != item:
                have = page.items.get(viewer, {}).get(key)
                return f"{viewer} item {key}: {have!r:.1500} against {item!r:.1500}"
    return ""
