"""What an entry changes in rows that others made."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from exercise.domain import payloads as p
from exercise.domain.entry import Entry
from exercise.domain.payloads import Payload
from exercise.store.organisers.change import Change, plain
from exercise.store.rows import no_nul

Follower = Callable[[Entry, Payload | None], Iterator[Change]]


def _status(table: str, status: str, *, settles: bool = False) -> Follower:
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
    if payload is None or payload.how != "delay":  # its first copies went out before
        yield Change("set", "inject", (entry.item,), values)
    if payload is not None:
        for excluded in payload.excludes:
            yield Change("set", "inject", (excluded,), {"status": "lapsed"})
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
            "texts": None if gone else plain(payload.texts),
            "reason": None if gone else plain(payload.reason),
            "erased": gone,
        }
        yield Change("put", "ruling", (entry.item,), values)


def _position(word: str) -> Follower:
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


def _put(entry: Entry, payload: Any) -> Iterator[Change]:
    if entry.item is not None and payload is not None:
        yield Change("set", "decision", (entry.item,), {"due_t": entry.t + payload.within_ms})


def _extended(entry: Entry, payload: Any) -> Iterator[Change]:
    if entry.item is not None and payload is not None:
        yield Change("set", "decision", (entry.item,), {"due_t": payload.due_ms})


def _decided(entry: Entry, payload: Any) -> Iterator[Change]:
    if entry.item is not None and payload is not None:
        values = {
            "chosen": payload.option,
            "how": payload.how,
            "decided_by": None if payload.how == "default" else entry.author,
            "decided_t": entry.t,
            "decided_at": entry.at,
            "move": payload.move,
        }
        yield Change("set", "decision", (entry.item,), values)


def _evidence(entry: Entry, payload: Any) -> Iterator[Change]:
    if entry.item is not None:
        gone = payload is None
        values = {"evidence": None if gone else no_nul(payload.text), "erased": gone}
        yield Change("set", "rating", (entry.item,), values)


FOLLOWERS: Mapping[str, Follower] = {
    p.InjectKept.kind: _status("inject", "kept"),
    p.InjectDropped.kind: _dropped,
    p.InjectLapsed.kind: _status("inject", "lapsed"),
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
    p.DecisionPut.kind: _put,
    p.DecisionExtended.kind: _extended,
    p.DecisionMade.kind: _decided,
    p.RatingReasoned.kind: _evidence,
}
