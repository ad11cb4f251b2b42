"""More inputs out of those that hypothesis made: their parts exchanged with each other by chance.

Making a command with forty fields takes hypothesis four times as long as the server takes to
refuse it. Exchanging the parts of several takes next to nothing and makes them no tamer: each
part is still one that hypothesis made.
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any


def mixed(batch: Sequence[tuple[Any, ...]], times: int, rng: Random) -> Iterator[list[Any]]:
    """The batch as it is, then so many others of its size, made of its parts."""
    yield list(batch)
    for _ in range(times):
        yield [_one(batch, rng) for _ in batch]


def _one(batch: Sequence[tuple[Any, ...]], rng: Random) -> tuple[Any, ...]:
    """Each place of it from another input; of two objects, some fields of each."""
    return tuple(
        _crossed(rng.choice(place), rng.choice(place), rng) for place in zip(*batch, strict=True)
    )


def _crossed(one: Any, other: Any, rng: Random) -> Any:
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return one
    chosen = {key: rng.choice((one, other)) for key in {**one, **other}}
    return {key: side[key] for key, side in chosen.items() if key in side}
