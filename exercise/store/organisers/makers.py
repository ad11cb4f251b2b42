"""The row that an entry makes, column by column, for each kind that makes one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from exercise.domain import payloads as p

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


def _decision(payload: Any) -> str | None:
    decision = payload.inject.decision
    return decision.ask if decision else None


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
        "controller",
        "notes",
        "type",
    )
} | {"decision": _decision}
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
    p.DecisionPut.kind: _maker(
        "decision", inject="inject", put_to="on", options="options", default_option="default"
    ),
    p.ObjectiveRated.kind: _maker(
        "rating",
        {"evidence": None},
        cell="cell",
        objective="objective",
        rating="rating",
        own="own",
        seat_title="seat_title",
    ),
}
