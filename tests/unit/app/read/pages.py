"""A viewer's whole page as plain data, and how an entry should change it."""

from dataclasses import dataclass
from typing import Any

from exercise.app.beside import Beside
from exercise.app.read import REGIONS, feed_item, regions_of, touches
from exercise.domain.state import State
from tests.unit.harness import Play, Step, viewers

Page = dict[str, Any]
"""Regions by name and feed items by key, each under ``region:`` or ``item:``."""


def fresh(state: State, viewer: str, beside: Beside) -> Page:
    """The page rendered from nothing, with every item of the feed."""
    page: Page = {
        f"region:{name}": REGIONS[name](state, viewer, beside) for name in regions_of(viewer)
    }
    for ref in state.feeds.get(viewer) or ():
        page[f"item:{ref.item}"] = feed_item(state, ref.item, viewer, beside)
    return page


@dataclass(frozen=True, slots=True)
class Missed:
    """Something that changed on a page without being touched."""

    kind: str
    viewer: str
    what: str
    told: bool
    """Whether the viewer receives the entry at all."""


class Follower:
    """Every viewer's page, kept up entry by entry, and compared with a fresh one each time."""

    def __init__(self, play: Play) -> None:
        first = play.steps[0]
        self.pages = {
            viewer: fresh(first.before, viewer, first.beside_before)
            for viewer in viewers(first.before)
        }
        self.missed: list[Missed] = []
        self.needless: list[tuple[str, str, str]] = []

    def follow(self, step: Step) -> None:
        for viewer in viewers(step.after):
            self._follow(step, viewer)

    def _follow(self, step: Step, viewer: str) -> None:
        # A seat that has just been added has no page yet that could be out of date.
        before = self.pages.get(viewer) or fresh(step.after, viewer, step.beside_after)
        touch = touches(step.entry, step.payload, step.before, step.after, viewer)
        named = {f"region:{name}" for name in touch.regions} | {
            f"item:{one}" for one in touch.items
        }
        after = fresh(step.after, viewer, step.beside_after)
        told = viewer in step.entry.audience
        changed = {
            what for what in before.keys() | after.keys() if before.get(what) != after.get(what)
        }
        for what in changed - named:
            self.missed.append(
                Missed(
                    step.entry.kind, viewer, what.split(":")[0] if "item" in what else what, told
                )
            )
        for what in named - changed:
            self.needless.append((step.entry.kind, viewer, what))
        self.pages[viewer] = after
