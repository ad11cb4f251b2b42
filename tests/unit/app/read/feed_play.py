"""What the tests of feeds do and look at."""

from typing import Any

from exercise.app.read import feed_item, feed_page
from tests.unit.harness import Play


def newest(play: Play, kind: str) -> str:
    return play.last(kind).entry.item or ""


def item(play: Play, item_id: str, viewer: str) -> Any:
    found = feed_item(play.state, item_id, viewer, play.beside())
    assert found is not None
    return found


def keys(play: Play, *of: str, **window: Any) -> list[str]:
    return [one.key for one in feed_page(play.state, of, play.beside(), **window).items]


def release(play: Play, inject: str, recipient: str) -> str:
    play.do("white.lead", "inject.release", inject=inject)
    return dict(play.state.msel[inject].deliveries)[recipient]


def submit(play: Play, **more: object) -> str:
    fields = {"title": "Sail", "instrument": "military", "order": "Sail.", "openness": "public"}
    return str(play.do("north.head", "move.submit", **fields | more)["item"])
