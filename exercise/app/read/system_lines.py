"""Lines across the feed: what happened to the exercise itself."""

from typing import Literal

from exercise.app.read import moments, tags
from exercise.app.view_models.feed import SystemBody
from exercise.domain import payloads as p
from exercise.domain.state import Item, State

What = Literal[
    "resumed",
    "hold",
    "hold_lifted",
    "endex",
    "taken_back",
    "hotwash",
    "closed",
]
_PLAIN: dict[str, What] = {
    "clock.resumed": "resumed",
    "hold.placed": "hold",
    "hold.lifted": "hold_lifted",
    "exercise.ended": "endex",
    "exercise.end_taken_back": "taken_back",
    "hotwash.begun": "hotwash",
    "exercise.closed": "closed",
}


def line(state: State, item: Item) -> SystemBody:
    """The line of an item about the exercise; erased words are left out of it."""
    if isinstance(item.payload, p.ExerciseStarted):
        return SystemBody(what="startex", pace=_pace(state, item.payload.phase))
    if item.kind in _PLAIN:
        return SystemBody(what=_PLAIN[item.kind])
    if item.kind.startswith("noduff."):
        return _emergency(state, item)
    match item.payload:
        case p.ClockPaused(reason="by_hand"):
            return SystemBody(what="paused")
        case p.ClockPaused(away_ms=away):
            return SystemBody(what="away", seconds=away // 1000)
        case p.RateSet(rate_milli=rate):
            return SystemBody(what="rate", rate_milli=rate)
        case p.ClockAdvanced(to_ms=to):
            return SystemBody(what="advanced", to=moments.as_of_item(state, item, to))
        case p.PhaseBegun(phase=phase):
            spec = state.phase_spec(phase)
            name = spec.title if spec else phase
            return SystemBody(what="phase", name=name, pace=_pace(state, phase))
    raise LookupError(f"no line says {item.kind}")


def _pace(state: State, phase: str) -> int:
    spec = state.phase_spec(phase)
    return 1 if spec is None else spec.pace


def _emergency(state: State, item: Item) -> SystemBody:
    match item.payload:
        case p.NoDuffRaised(cell=cell, text=text):
            return SystemBody(what="noduff", detail=text, cell=tags.cell_tag(state, cell))
        case p.NoDuffCleared(note=note):
            return SystemBody(what="noduff_cleared", detail=note)
    return SystemBody(what="noduff" if item.kind == "noduff.raised" else "noduff_cleared")
