"""What the tests of regions do and look at."""

from typing import Any

from exercise.app.read import REGIONS
from exercise.domain.state import FACILITATOR
from tests.unit.harness import Play


def show(play: Play, name: str, viewer: str = "white", **beside: Any) -> Any:
    return REGIONS[name](play.state, viewer, play.beside(**beside))


def newest(play: Play, kind: str) -> str:
    return play.last(kind).entry.item or ""


def release(play: Play, inject: str, recipient: str) -> str:
    play.do("white.lead", "inject.release", inject=inject)
    return dict(play.state.msel[inject].deliveries)[recipient]


def submit(play: Play, cell: str = "north", **more: object) -> str:
    fields = {"title": "Sail", "instrument": "military", "order": "Sail.", "openness": "public"}
    return str(play.do(f"{cell}.head", "move.submit", **fields | more)["item"])


def second_phase(play: Play) -> None:
    every = dict.fromkeys(play.state.msel, "keep")
    play.do(FACILITATOR, "phase.begin", phase="second", due=every)
