"""Items and regions cost the same however long the log is: nothing walks what grows with it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from exercise.app.read import REGIONS, feed_item, feed_page, regions_of, touches
from exercise.domain.state import State
from tests.unit.harness import Play, started, viewers

GROWING = (
    "items",
    "entries_of",
    "copies",
    "addressed",
    "receipts",
    "refers",
    "answered_by",
    "moves",
    "rulings",
    "roots",
    "agreements",
    "erasures",
)
"""Maps with an entry for every message, move or delivery there ever was."""
LISTS = ("cell_moves", "cell_agreements", "feeds")
BOUND = 510


class NeverWalked:
    """A map that answers and refuses to be listed."""

    def __init__(self, of: Any) -> None:
        self._of = of

    def get(self, key: str, default: Any = None) -> Any:
        return self._of.get(key, default)

    def __getitem__(self, key: str) -> Any:
        return self._of[key]

    def __contains__(self, key: object) -> bool:
        return key in self._of

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("walked through everything")

    def keys(self) -> Any:
        raise AssertionError("walked through everything")

    values = items = keys


class Counted:
    """A newest-first list that counts how far it is read."""

    def __init__(self, of: Any) -> None:
        self._of = of
        self.read = 0

    def __iter__(self) -> Iterator[Any]:
        for one in self._of:
            self.read += 1
            yield one


@pytest.fixture(scope="module")
def long_play() -> Play:
    """Many messages, moves, rulings, deals and notes."""
    play = started()
    for number in range(530):
        play.wait(10)
        play.do("north.head", "message.send", to=["south", "west"], text=f"No. {number}")
        play.do("north.head", "agreement.record", parties=["north", "south"], text="Deal.")
        play.do("white.lead", "observation.note", text="Hm.")
        play.do("white.lead", "ruling.make", tracks={"heat": 1 if number % 2 else -1})
        play.do("white.lead", "message.send", to=["north"], text="Mayday.", persona="Ship")
        move = play.do(
            "north.head",
            "move.submit",
            title="Sail",
            instrument="military",
            order="Sail.",
            openness="public",
        )
        play.do("white.lead", "ruling.as_ordered", move=move["item"])
    return play


def guarded(state: State) -> tuple[State, list[Counted]]:
    """The same state, its maps closed to walking and its lists counted."""
    lists: list[Counted] = []

    def counted(of: Any) -> Counted:
        lists.append(Counted(of))
        return lists[-1]

    def each(of: Mapping[str, Any]) -> dict[str, Counted]:
        return {key: counted(of[key]) for key in of}

    changes: dict[str, Any] = {name: NeverWalked(getattr(state, name)) for name in GROWING}
    changes |= {name: each(getattr(state, name)) for name in LISTS}
    changes |= {"tracks": each(state.tracks), "observations": counted(state.observations)}
    return replace(state, **changes), lists


def test_no_region_walks_the_log(long_play: Play) -> None:
    state, lists = guarded(long_play.state)
    for viewer in viewers(long_play.state):
        for name in regions_of(viewer):
            for one in lists:
                one.read = 0
            REGIONS[name](state, viewer, long_play.beside())
            assert max(one.read for one in lists) <= BOUND, (name, viewer)


def test_no_item_and_no_newest_page_walks_it(long_play: Play) -> None:
    state, lists = guarded(long_play.state)
    for viewer in viewers(long_play.state):
        page = feed_page(state, (viewer,), long_play.beside())
        for shown in page.items:
            assert feed_item(state, shown.key, viewer, long_play.beside()) == shown
    assert max(one.read for one in lists) <= BOUND


def test_no_touch_walks_it(long_play: Play) -> None:
    state, _ = guarded(long_play.state)
    for step in long_play.steps[-30:]:
        for viewer in step.entry.audience:
            touches(step.entry, step.payload, state, state, viewer)
