"""What an entry changes in the organisers' tables: a pure function of entry and payload.

Nothing here depends on what the tables hold, so that replaying the log gives the same rows.
An erased entry still makes its row, without text.
"""

from collections.abc import Iterator
from typing import Any

from exercise.domain import payloads as p
from exercise.domain.entry import Entry
from exercise.domain.payloads import Payload
from exercise.store.organisers.change import Change, plain
from exercise.store.organisers.followers import FOLLOWERS
from exercise.store.organisers.makers import MAKERS, Maker

PROJECTED = frozenset({*MAKERS, *FOLLOWERS})
"""Kinds that change any row."""

ELSEWHERE = frozenset(
    kind.kind
    for kind in (
        p.InjectReleased,
        p.AttentionRecorded,
        p.ReferenceNoted,
        p.RulingMade,
    )
)
"""Kinds that change rows of other items than the entry's own."""


def changes(entry: Entry, payload: Payload | None) -> Iterator[Change]:
    """Row changes of one entry, in order; ``payload`` is None once erased."""
    maker = MAKERS.get(entry.kind)
    if maker is not None and entry.item is not None:
        yield Change("put", maker.table, (entry.item,), _made(maker, entry, payload))
    follow = FOLLOWERS.get(entry.kind)
    if follow is not None:
        yield from follow(entry, payload)


def _made(maker: Maker, entry: Entry, payload: Payload | None) -> dict[str, Any]:
    read = {
        name: None if payload is None else plain(column(payload))
        for name, column in maker.columns.items()
    }
    return {
        "seq": entry.seq,
        "t": entry.t,
        "at": entry.at,
        "author": entry.author,
        "behalf": entry.behalf,
        "happened": entry.happened,
        "erased": payload is None,
        **maker.fixed,
        **read,
    }
