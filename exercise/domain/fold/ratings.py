"""Folding ratings of objectives; their evidence is an item of its own."""

from exercise.domain.entry import Entry
from exercise.domain.fold.evolver import Evolver
from exercise.domain.payloads import ObjectiveRated
from exercise.domain.state import RatingState, State, changed


def rated(state: State, entry: Entry, payload: ObjectiveRated) -> State:
    assert entry.item is not None
    new = RatingState(
        item=entry.item,
        cell=payload.cell,
        objective=payload.objective,
        rating=payload.rating,
        own=payload.own,
        by=entry.author,
        seat_title=payload.seat_title,
        reasoned=payload.reasoned,
        seq=entry.seq,
        at=entry.at,
        t=entry.t,
    )
    standing = state.ratings.get(new.cell) or ()
    others = (one for one in standing if (one.objective, one.rater) != (new.objective, new.rater))
    return changed(state, ratings=state.ratings.insert(new.cell, (*others, new)))


EVOLVERS: dict[str, Evolver] = {"objective.rated": rated}
