"""Folding moves, rulings and tracks."""

from dataclasses import replace

from rpds import List

from exercise.domain.audience import cell_viewer
from exercise.domain.entry import Entry
from exercise.domain.fold.evolver import Evolver
from exercise.domain.payloads import (
    MoveClaimed,
    MoveSubmitted,
    Payload,
    RulingMade,
    RulingReasoned,
    TrackChanged,
)
from exercise.domain.state import MoveState, MoveStatus, RulingState, State, TrackPoint, changed


def move_submitted(state: State, entry: Entry, payload: MoveSubmitted | None) -> State:
    assert entry.item is not None
    cell = entry.behalf or state.seats[entry.author].cell
    number = (state.move_counts.get(cell) or 0) + 1
    move = MoveState(
        id=entry.item,
        cell=cell,
        number=number,
        at=entry.at,
        t=entry.t,
        status=MoveStatus.WAITING,
        menu=payload.menu if payload else None,
        stands_t=payload.expected_ms if payload and payload.stands else None,
    )
    mine = state.cell_moves.get(cell) or List()
    return changed(
        state,
        moves=state.moves.insert(move.id, move),
        move_counts=state.move_counts.insert(cell, number),
        cell_moves=state.cell_moves.insert(cell, mine.push_front(move.id)),
        waiting=state.waiting.insert(move.id, entry.seq),
    )


def move_withdrawn(state: State, entry: Entry, payload: Payload) -> State:
    return _no_longer_waiting(state, entry, MoveStatus.WITHDRAWN)


def move_lapsed(state: State, entry: Entry, payload: Payload) -> State:
    return _no_longer_waiting(state, entry, MoveStatus.LAPSED)


def _no_longer_waiting(state: State, entry: Entry, status: MoveStatus) -> State:
    assert entry.item is not None
    move = replace(state.moves[entry.item], status=status, closed_at=entry.at, closed_t=entry.t)
    return changed(
        state,
        moves=state.moves.insert(move.id, move),
        waiting=state.waiting.discard(move.id),
    )


def move_claimed(state: State, entry: Entry, payload: MoveClaimed) -> State:
    assert entry.item is not None
    move = replace(state.moves[entry.item], claimed_by=payload.seat)
    return changed(state, moves=state.moves.insert(move.id, move))


def ruling_made(state: State, entry: Entry, payload: RulingMade) -> State:
    assert entry.item is not None
    moves, waiting = state.moves, state.waiting
    roots, copies = state.roots, state.copies
    for move_id in payload.moves:
        move = moves[move_id]
        effect = payload.effects.get(move_id)
        if effect is not None and effect != move.effect:
            roots = roots.insert(effect, move_id)
            copies = copies.insert(move_id, (*(copies.get(move_id) or ()), effect))
        ruled = replace(
            move,
            status=MoveStatus.RULED,
            effect=effect or move.effect,
            rulings=(*move.rulings, entry.item),
        )
        moves = moves.insert(move_id, ruled)
        waiting = waiting.discard(move_id)
    for copy in payload.told.values():
        roots = roots.insert(copy, entry.item)
    rulings = state.rulings.insert(entry.item, RulingState(entry.item, payload))
    if payload.supersedes is not None:
        old = replace(rulings[payload.supersedes], superseded_by=entry.item)
        rulings = rulings.insert(old.id, old)
    return changed(
        state,
        moves=moves,
        waiting=waiting,
        roots=roots,
        copies=copies.insert(entry.item, tuple(payload.told.values())),
        rulings=rulings,
    )


def ruling_reasoned(state: State, entry: Entry, payload: RulingReasoned | None) -> State:
    assert entry.item is not None
    ruling = replace(state.rulings[entry.item], texts=payload)
    return changed(state, rulings=state.rulings.insert(ruling.id, ruling))


def ruling_told(state: State, entry: Entry, payload: Payload | None) -> State:
    assert entry.item is not None
    moves = state.moves
    for move_id in state.rulings[state.roots[entry.item]].made.moves:
        move = moves[move_id]
        if cell_viewer(move.cell) in entry.audience:
            moves = moves.insert(move_id, replace(move, told=(*move.told, entry.item)))
    return changed(state, moves=moves)


def track_changed(state: State, entry: Entry, payload: TrackChanged) -> State:
    points = state.tracks.get(payload.track) or List()
    moved = points.push_front(TrackPoint(entry.t, payload.after, entry.at))
    return changed(state, tracks=state.tracks.insert(payload.track, moved))


EVOLVERS: dict[str, Evolver] = {
    "move.submitted": move_submitted,
    "move.withdrawn": move_withdrawn,
    "move.lapsed": move_lapsed,
    "move.claimed": move_claimed,
    "ruling.made": ruling_made,
    "ruling.reasoned": ruling_reasoned,
    "ruling.told": ruling_told,
    "track.changed": track_changed,
}
