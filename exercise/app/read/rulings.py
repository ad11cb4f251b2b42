"""Rulings in the feed: whole for the staff, and as one cell reads them."""

from exercise.app.read import tags
from exercise.app.read.senders import item_ref
from exercise.app.read.viewers import WHITE, cell_of
from exercise.app.view_models.common import ItemRef, TextFor
from exercise.app.view_models.feed import RuleAgain, RulingBody, RulingOn, TrackShift
from exercise.app.view_models.ruling_start import RulingStart
from exercise.domain.payloads import (
    MoveSubmitted,
    MoveTookEffect,
    RulingMade,
    RulingTold,
    TrackMove,
)
from exercise.domain.rulings import track_effect, track_readers
from exercise.domain.state import Item, State


def ruling_body(state: State, item: Item, made: RulingMade, viewer: str) -> RulingBody:
    """A ruling as the staff read it."""
    ruling = state.rulings[item.id]
    texts = ruling.texts.texts if ruling.texts else {}
    newer = ruling.superseded_by
    return RulingBody(
        on=tuple(_on(state, move) for move in made.moves),
        outcome=made.outcome or "",
        as_ordered=made.as_ordered,
        suggested=made.suggested,
        stood=made.stood,
        text="",
        tracks=_shifts(state, made.tracks),
        texts=tuple(
            TextFor(cell=tags.cell_tag(state, cell), text=texts[cell])
            for cell in state.cells
            if cell in texts
        ),
        reason=ruling.texts.reason if ruling.texts else "",
        superseded_by=item_ref(state, newer, viewer),
        supersedes=item_ref(state, made.supersedes, viewer),
        put_back=_shifts(state, made.put_back),
        kept=_kept(state, made.supersedes, None, made.put_back),
        again=_again(state, item.id) if viewer == WHITE and newer is None else None,
    )


def told_body(state: State, item: Item, told: RulingTold, viewer: str) -> RulingBody:
    """A ruling as one cell reads it."""
    return RulingBody(
        on=tuple(_on(state, one) for one in told.on),
        outcome=told.outcome or "",
        as_ordered=told.as_ordered,
        text=told.text,
        tracks=_shifts(state, told.tracks),
        superseded_by=newer_copy(state, item, viewer),
        supersedes=item_ref(state, older_copy(state, item, viewer), viewer),
        put_back=_shifts(state, told.put_back),
        kept=_kept(
            state, state.rulings[state.roots[item.id]].made.supersedes, viewer, told.put_back
        ),
    )


def _again(state: State, ruling_id: str) -> RuleAgain:
    ruling, world = state.rulings[ruling_id], state.the_world
    changed = track_effect(state, ruling_id)
    texts = ruling.texts.texts if ruling.texts else {}
    return RuleAgain(
        start=RulingStart(
            outcome=next((one.id for one in world.outcomes if one.word == ruling.made.outcome), ""),
            texts=tuple((cell, texts[cell]) for cell in state.cells if cell in texts),
            reason=ruling.texts.reason if ruling.texts else "",
        ),
        changes=tuple(
            (track.name, changed[track.id]) for track in world.tracks if track.id in changed
        ),
    )


def _kept(
    state: State, older: str | None, viewer: str | None, put_back: tuple[TrackMove, ...]
) -> tuple[str, ...]:
    """Names of tracks that the older ruling left elsewhere, as far as the viewer sees them."""
    if older is None:
        return ()
    changed = track_effect(state, older).keys() - {step.track for step in put_back}
    return tuple(
        track.name
        for track in state.the_world.tracks
        if track.id in changed and (viewer is None or viewer in track_readers(state, track))
    )


def newer_copy(state: State, item: Item, viewer: str) -> ItemRef | None:
    """The cell's copy of the ruling that took the place of this one, once it was told."""
    newer = state.rulings[state.roots[item.id]].superseded_by
    cell = cell_of(viewer)
    if newer is None or cell is None:
        return None
    return item_ref(state, state.rulings[newer].made.told.get(cell), viewer)


def older_copy(state: State, item: Item, viewer: str) -> str | None:
    """The cell's copy of the ruling whose place this one takes."""
    older = state.rulings[state.roots[item.id]].made.supersedes
    cell = cell_of(viewer)
    if older is None or cell is None:
        return None
    return state.rulings[older].made.told.get(cell)


def _on(state: State, item_id: str) -> RulingOn:
    payload = state.items[item_id].payload
    move = state.moves.get(item_id)
    if move is not None:
        title = payload.title if isinstance(payload, MoveSubmitted) else ""
        cell = tags.cell_tag(state, move.cell)
        return RulingOn(title=title, number=move.number, key=item_id, cell=cell)
    title = payload.title if isinstance(payload, MoveTookEffect) else ""
    cell = tags.cell_tag(state, state.moves[state.roots[item_id]].cell)
    return RulingOn(title=title, key=item_id, cell=cell)


def _shifts(state: State, changes: tuple[TrackMove, ...]) -> tuple[TrackShift, ...]:
    names = {track.id: track.name for track in state.the_world.tracks}
    return tuple(
        TrackShift(name=names.get(one.track, one.track), before=one.before, after=one.after)
        for one in changes
    )
