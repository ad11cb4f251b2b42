"""The projector: what is asked of the room, what was said in public, the wire."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from exercise.app.beside import Beside
from exercise.app.read import attached, moments
from exercise.app.read.polls import answers_body
from exercise.app.read.presence import within, within_cell
from exercise.app.read.senders import sender_of
from exercise.app.read.status import run_state
from exercise.app.read.tags import playing_tags
from exercise.app.read.viewers import PUBLIC
from exercise.app.view_models.public import PanelCell, PanelView, SaidView, WireLine, WireView
from exercise.domain.lifecycle import next_phase
from exercise.domain.payloads import AnswersTold, InjectDelivered, MoveTookEffect, StatementMade
from exercise.domain.scenario import PRESS
from exercise.domain.state import Item, Life, State

LOOK_BACK = 500
"""Public items looked through for the newest of a kind."""
WIRE_LINES = 2


def panel(state: State, beside: Beside) -> PanelView:
    """Region ``panel``."""
    begun = state.phase
    spec = state.phase_spec(begun.phase) if begun else None
    following = next_phase(state) if begun else None
    coming = state.phase_spec(following) if following else None
    lobby = state.life is Life.LOBBY
    here, seats = within(state, beside) if lobby else (0, 0)
    return PanelView(
        state=run_state(state),
        phase_number=state.the_world.phases.index(spec) + 1 if spec else 0,
        phase_count=len(state.the_world.phases),
        phase=spec.title if spec else "",
        task=(spec.task or "") if spec else "",
        until_ms=coming.planned_ms if coming else None,
        here=here,
        seats=seats,
        cells=tuple(_cells(state, beside)) if lobby else (),
        stand_ins=tuple(tag for tag in playing_tags(state) if tag.id in state.standins),
        lang=state.the_world.language,
    )


def _cells(state: State, beside: Beside) -> Iterator[PanelCell]:
    for tag in playing_tags(state):
        here, total = within_cell(state, tag.id, beside)
        yield PanelCell(cell=tag, here=here, total=total, stand_in=tag.id in state.standins)


def said(state: State) -> SaidView:
    """Region ``said``: the newest public statement, move or answers that were not erased."""
    for item in _newest(state):
        if isinstance(item.payload, MoveTookEffect):
            return SaidView(
                sender=replace(sender_of(state, item, PUBLIC), office=item.payload.actor),
                text=item.payload.title,
                at=moments.of_item(state, item),
                done=True,
            )
        if isinstance(item.payload, AnswersTold):
            return SaidView(
                sender=sender_of(state, item, PUBLIC),
                answers=answers_body(state, item, item.payload, PUBLIC),
                at=moments.of_item(state, item),
                lang=item.payload.language,
            )
        if isinstance(item.payload, StatementMade):
            return SaidView(
                sender=sender_of(state, item, PUBLIC),
                text=item.payload.text,
                at=moments.of_item(state, item),
            )
    return SaidView()


def wire(state: State) -> WireView:
    """Region ``wire``: the newest lines of press and posts, the first with its picture."""
    newest = list(islice(_press(state), WIRE_LINES))
    lines = [
        WireLine(
            at=moments.of_item(state, item),
            title=inject.title,
            lang=inject.language,
            marking=inject.marking or "",
        )
        for item, inject in newest
    ]
    for item, _ in newest[:1]:
        files = attached.of_item(item.id, item.payload)
        lines[0] = replace(lines[0], picture=next((f for f in files if f.kind == "image"), None))
    return WireView(lines=tuple(lines))


def _press(state: State) -> Iterator[tuple[Item, InjectDelivered]]:
    for item in _newest(state):
        if isinstance(item.payload, InjectDelivered) and item.payload.medium in PRESS:
            yield item, item.payload


def _newest(state: State) -> Iterator[Item]:
    for ref in islice(state.feeds.get(PUBLIC) or (), LOOK_BACK):
        yield state.items[ref.item]
