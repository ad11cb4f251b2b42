"""Random exercises mostly about what goes out and why: many rules, and much that meets them."""

from contextlib import suppress
from random import Random
from typing import Any

from exercise.domain.refusal import Refused
from exercise.domain.state import FACILITATOR
from tests.unit.harness import Play, started
from tests.unit.random_play import SCENARIO, perform
from tests.unit.random_rules import condition, some
from tests.unit.trial import CELLS, MINUTE, at, inject

ROWS = tuple(f"rule-{number}" for number in range(1, 13))

_OFTEN = {
    "message": 8,
    "statement": 5,
    "submit": 6,
    "rule": 6,
    "attend": 10,
    "acknowledge": 5,
    "answer": 5,
    "as ordered": 2,
    "withdraw": 2,
    "storyline": 6,
    "release": 2,
    "keep": 1,
    "drop": 1,
    "plan": 2,
    "retime": 1,
    "pause": 1,
    "resume": 4,
    "hold": 2,
    "lift": 4,
    "advance": 1,
    "rate": 1,
    "phase": 1,
    "absent": 1,
    "vacate": 1,
    "join": 2,
    "erase": 1,
    "no-duff": 0.3,
    "clear": 2,
    "end": 0.2,
    "take back": 2,
}


def release_play(seed: int, acts: int) -> Play:
    """A started play with a dozen ruled rows and so many acts, the same for the same seed."""
    rng = Random(seed)
    play = started(SCENARIO)
    for number, name in enumerate(ROWS, 100):
        row = inject(name, number, at(rng.choice((0, 0, 0.2, 1, 3, 7))), **rules(play, rng))
        play.do(FACILITATOR, "inject.plan", inject=row.model_dump(mode="json"))
    for name in rng.choices(tuple(_OFTEN), tuple(_OFTEN.values()), k=acts):
        perform(play, name, rng.getrandbits(32))
        if rng.random() < 0.6:
            let_time_pass(play, rng)
    return play


def let_time_pass(play: Play, rng: Random) -> None:
    """Sometimes without a tick, as when one is late."""
    play.wait(rng.choice((0, 1, 999, 4_000, 20_000, 20_001, 45_000)))
    if rng.random() < 0.7:
        with suppress(Refused):
            play.tick()


def rules(play: Play, rng: Random) -> dict[str, Any]:
    """Recipients of a row, and what it waits for."""
    to = rng.choice((("north",), ("south", "west"), ("west.press", "south"), CELLS))
    late = {one: rng.choice((1_000, 20_000, 90_000)) for one in some(rng, to)}
    return {
        "to": to,
        "when": condition(play, rng) if rng.random() < 0.7 else None,
        "delay_ms": rng.choice((0, 0, 1_000, MINUTE)),
        "unless": condition(play, rng) if rng.random() < 0.2 else None,
        "expires": at(rng.choice((2, 8, 20))) if rng.random() < 0.3 else None,
        "storyline": rng.choice(((), (), ("storm",), ("gold",))),
        "exclusive": rng.choice((None, None, "fate", "luck")),
        "waits": rng.random() < 0.8,
        "delay_to": late if rng.random() < 0.4 else {},
    }
