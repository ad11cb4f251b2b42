"""Folding the first entries: the exercise, its world, roles and briefs."""

from __future__ import annotations

from rpds import HashTrieMap, List

from exercise.domain.entry import Entry
from exercise.domain.fold.evolver import Evolver
from exercise.domain.payloads import (
    BriefSet,
    ControlSet,
    ExerciseCreated,
    FolderSet,
    RoleSet,
    WorldSet,
)
from exercise.domain.scenario import WHITE
from exercise.domain.state import Roles, SeatState, State, TrackPoint, changed


def created(state: State, entry: Entry, payload: ExerciseCreated) -> State:
    return changed(
        state,
        name=payload.name,
        scenario_hash=payload.scenario,
        rate_milli=payload.rate_milli,
    )


def world_set(state: State, entry: Entry, payload: WorldSet) -> State:
    tracks: HashTrieMap[str, List[TrackPoint]] = HashTrieMap(
        {track.id: List([TrackPoint(t=0, value=track.start)]) for track in payload.world.tracks}
    )
    storylines = HashTrieMap({line.id: line.on for line in payload.world.storylines})
    return changed(state, world=payload.world, tracks=tracks, storylines=storylines)


def role_set(state: State, entry: Entry, payload: RoleSet) -> State:
    role = payload.role
    seats = state.seats
    order = list(state.seat_order)
    for post in role.seats:
        seat = SeatState(
            id=f"{role.id}.{post.id}",
            cell=role.id,
            title=post.title,
            head=post.head,
            submit=post.may_submit,
            speak=post.may_speak,
            covered_by=f"{role.id}.{post.covered_by}" if post.covered_by else None,
        )
        seats = seats.insert(seat.id, seat)
        order.append(seat.id)
    if role.id == WHITE:
        return changed(state, white=role, seats=seats, seat_order=tuple(order))
    roles = Roles((*state.roles, role))
    return changed(state, roles=roles, seats=seats, seat_order=tuple(order))


def text_set(
    state: State, entry: Entry, payload: BriefSet | FolderSet | ControlSet | None
) -> State:
    assert entry.item is not None
    return changed(state, briefs=state.briefs.insert(entry.item, payload))


EVOLVERS: dict[str, Evolver] = {
    "exercise.created": created,
    "world.set": world_set,
    "role.set": role_set,
    "brief.set": text_set,
    "folder.set": text_set,
    "control.set": text_set,
}
