"""What an entry changes in the organisers' tables: a pure function of entry and payload.

Nothing here depends on what the tables hold, so that replaying the log gives the same rows.
An erased entry still makes its row, without text.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from exercise.domain import payloads as p
from exercise.domain.entry import Entry
from exercise.domain.payloads import Payload
from exercise.store.rows import json_text, no_nul

How = Literal["put", "set", "first"]


@dataclass(frozen=True, slots=True)
class Change:
    """One row's change.

    ``put`` makes the row or changes the columns given; ``set`` changes them where the row is
    there; ``first`` does so only for columns that are still NULL.
    """

    how: How
    table: str
    key: tuple[str, ...]
    """Item, then the cell where the table has one."""
    values: Mapping[str, Any]


Column = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Maker:
    """Columns of the row that an entry of some kind makes, each from the payload."""

    table: str
    columns: Mapping[str, Column]
    fixed: Mapping[str, Any]


def _maker(table: str, fixed: Mapping[str, Any] | None = None, **columns: str | Column) -> Maker:
    read = {
        name: _attribute(source) if isinstance(source, str) else source
        for name, source in columns.items()
    }
    return Maker(table, read, fixed or {})


def _attribute(name: str) -> Column:
    return lambda payload: getattr(payload, name)


def _of_inject(name: str) -> Column:
    return lambda payload: getattr(payload.inject, name)


def _spoken(part: Any) -> str | None:
    """Text, or a transcript's lines."""
    text: str | None = part.text
    if text is not None:
        return text
    return "\n".join(f"{line.speaker}: {line.text}" for line in part.lines) or None


_INJECT: Mapping[str, Any] = {
    name: _of_inject(name)
    for name in (
        "number",
        "title",
        "release",
        "medium",
        "precedence",
        "wording",
        "concerns",
        "objectives",
        "expects",
        "decision",
        "controller",
        "notes",
        "type",
    )
}
_EFFECT: Mapping[str, Any] = {
    "cell": "cell",
    "title": "title",
    "instrument": "instrument",
    "actor": "actor",
    "targets": "targets",
    "order_text": "order",
    "openness": "openness",
}

MAKERS: Mapping[str, Maker] = {
    p.InjectPlanned.kind: _maker(
        "inject",
        {"status": "planned", "reason": None},
        sender=lambda payload: payload.inject.sender.name,
        recipients=_of_inject("to"),
        text=lambda payload: _spoken(payload.inject),
        **_INJECT,
    ),
    p.InjectDelivered.kind: _maker(
        "delivery",
        sender="sender",
        recipients="to",
        medium="medium",
        precedence="precedence",
        title="title",
        text=_spoken,
        public="public",
    ),
    p.MessageSent.kind: _maker(
        "message",
        {"kind": "message"},
        cell="cell",
        seat_title="seat_title",
        persona="persona",
        recipients="to",
        text="text",
    ),
    p.StatementMade.kind: _maker(
        "message",
        {"kind": "statement"},
        cell="cell",
        seat_title="seat_title",
        persona="persona",
        text="text",
    ),
    p.PassedOn.kind: _maker(
        "message",
        {"kind": "passed_on"},
        cell="cell",
        seat_title="seat_title",
        recipients="to",
        title="title",
        text="text",
        note="note",
    ),
    p.MoveSubmitted.kind: _maker(
        "move",
        {"status": "waiting"},
        seat_title="seat_title",
        number="number",
        tags="tags",
        intent="intent",
        takes_ms="takes_ms",
        expected_ms="expected_ms",
        assents="assents",
        dissents="dissents",
        **_EFFECT,
    ),
    p.MoveTookEffect.kind: _maker("effect", **_EFFECT),
    p.RulingMade.kind: _maker(
        "ruling",
        moves="moves",
        outcome="outcome",
        as_ordered="as_ordered",
        tracks="tracks",
        supersedes="supersedes",
    ),
    p.AgreementRecorded.kind: _maker(
        "agreement", parties="parties", text="text", by_cell="by_cell", by_title="by_title"
    ),
    p.ObservationNoted.kind: _maker("observation", text="text", about="about"),
}


def changes(entry: Entry, payload: Payload | None) -> Iterator[Change]:
    """Row changes of one entry, in order; ``payload`` is None once erased."""
    maker = MAKERS.get(entry.kind)
    if maker is not None and entry.item is not None:
        yield Change("put", maker.table, (entry.item,), _made(maker, entry, payload))
    follow = _FOLLOW.get(entry.kind)
    if follow is not None:
        yield from follow(entry, payload)


def _made(maker: Maker, entry: Entry, payload: Payload | None) -> dict[str, Any]:
    read = {
        name: None if payload is None else _plain(column(payload))
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


def _plain(value: Any) -> Any:
    """A database value: text without NUL, numbers, JSON text of anything else."""
    match value:
        case None | bool() | int():
            return value
        case str():
            return no_nul(value)
        case BaseModel():
            return value.model_dump_json()
    return json_text(_jsonable(value))


def _jsonable(value: Any) -> Any:
    match value:
        case BaseModel():
            return value.model_dump(mode="json")
        case dict():
            return {key: _jsonable(one) for key, one in value.items()}
        case tuple():
            return [_jsonable(one) for one in value]
    return value


# ── what an entry changes in rows that others made ───────────────────────────


def _status(table: str, status: str, *, settles: bool = False) -> Any:
    def follow(entry: Entry, _: Payload | None) -> Iterator[Change]:
        if entry.item is not None:
            times = {"settled_t": entry.t} if settles else {}
            yield Change("set", table, (entry.item,), {"status": status, **times})

    return follow


def _dropped(entry: Entry, payload: Any) -> Iterator[Change]:
    if entry.item is not None:
        reason = None if payload is None else no_nul(payload.reason)
        yield Change("set", "inject", (entry.item,), {"status": "dropped", "reason": reason})


def _released(entry: Entry, payload: Any) -> Iterator[Change]:
    if entry.item is None:
        return
    values = {
        "status": "released",
        "released_t": entry.t,
        "released_at": entry.at,
        "how": None if payload is None else payload.how,
    }
    yield Change("set", "inject", (entry.item,), values)
    if payload is not None:
        for item in dict.fromkeys((*payload.deliveries.values(), *payload.acting.values())):
            yield Change("put", "delivery", (item,), {"inject": entry.item})


def _delivered(entry: Entry, _: Payload | None) -> Iterator[Change]:
    if entry.item is not None:
        for cell in dict.fromkeys(filter(None, map(_cell_of_viewer, entry.audience))):
            yield Change("put", "receipt", (entry.item, cell), {})


def _cell_of_viewer(viewer: str) -> str | None:
    kind, _, name = viewer.partition(":")
    if kind == "cell":
        return name
    return name.partition(".")[0] if kind == "seat" else None


def _acknowledged(entry: Entry, payload: Any) -> Iterator[Change]:
    if entry.item is not None and payload is not None:
        values = {
            "acknowledged_t": entry.t,
            "acknowledged_at": entry.at,
            "acknowledged_by": payload.seat,
        }
        yield Change("first", "receipt", (entry.item, payload.cell), values)


def _attention(entry: Entry, payload: Any) -> Iterator[Change]:
    if payload is None:
        return
    cell = payload.seat.partition(".")[0]
    for word, items in (("received", payload.received), ("opened", payload.opened)):
        values = {f"{word}_t": entry.t, f"{word}_at": entry.at}
        for item in items:
            yield Change("first", "receipt", (item, cell), values)


def _referred(entry: Entry, payload: Any) -> Iterator[Change]:
    if entry.item is None or payload is None:
        return
    yield Change("set", "message", (entry.item,), {"refers_to": payload.refers_to})
    if payload.how == "answers":
        yield Change("set", "move", (entry.item,), {"answers": payload.refers_to})
        values = {"answered_t": entry.t, "answered_at": entry.at, "answered_by": entry.item}
        yield Change("first", "receipt", (payload.refers_to, payload.cell), values)


def _claimed(entry: Entry, payload: Any) -> Iterator[Change]:
    if entry.item is not None and payload is not None:
        yield Change("set", "move", (entry.item,), {"claimed_by": payload.seat})


def _ruled(entry: Entry, payload: Any) -> Iterator[Change]:
    if payload is None:
        return
    for move in payload.moves:
        values = {"status": "ruled", "ruling": entry.item, "outcome": payload.outcome}
        yield Change("set", "move", (move,), values)
        yield Change("first", "move", (move,), {"settled_t": entry.t})
    for move, effect in payload.effects.items():
        yield Change("put", "effect", (effect,), {"move": move})


def _reasoned(entry: Entry, payload: Any) -> Iterator[Change]:
    if entry.item is not None:
        gone = payload is None
        values = {
            "texts": None if gone else _plain(payload.texts),
            "reason": None if gone else _plain(payload.reason),
            "erased": gone,
        }
        yield Change("put", "ruling", (entry.item,), values)


def _position(word: str) -> Any:
    def follow(entry: Entry, payload: Any) -> Iterator[Change]:
        if entry.item is not None and payload is not None:
            values = {
                "seq": entry.seq,
                "t": entry.t,
                "at": entry.at,
                "position": word,
                "seat_title": no_nul(payload.seat_title),
                "note": no_nul(payload.note) if word == "disputed" else None,
            }
            yield Change("put", "agreement_position", (entry.item, payload.cell), values)

    return follow


_FOLLOW: Mapping[str, Callable[[Entry, Payload | None], Iterator[Change]]] = {
    p.InjectKept.kind: _status("inject", "kept"),
    p.InjectDropped.kind: _dropped,
    p.InjectReleased.kind: _released,
    p.InjectDelivered.kind: _delivered,
    p.InjectAcknowledged.kind: _acknowledged,
    p.AttentionRecorded.kind: _attention,
    p.ReferenceNoted.kind: _referred,
    p.MoveWithdrawn.kind: _status("move", "withdrawn", settles=True),
    p.MoveLapsed.kind: _status("move", "lapsed", settles=True),
    p.MoveClaimed.kind: _claimed,
    p.RulingMade.kind: _ruled,
    p.RulingReasoned.kind: _reasoned,
    p.AgreementConfirmed.kind: _position("confirmed"),
    p.AgreementDisputed.kind: _position("disputed"),
}

PROJECTED = frozenset({*MAKERS, *_FOLLOW})
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
