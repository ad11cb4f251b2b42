"""Objectives with their ratings: a cell's own, and everybody's for the staff."""

from collections.abc import Iterable

from exercise.app.beside import Beside
from exercise.app.read import moments, tags
from exercise.app.view_models import ratings as vm
from exercise.domain.ratings import cell_may_rate, evidence_of, objectives_of, staff_may_rate
from exercise.domain.state import RatingState, State


def objectives(state: State, beside: Beside) -> vm.ObjectivesView:
    """Region ``objectives``."""
    found = (
        vm.CellObjectives(cell=tag, rows=rows)
        for tag in tags.playing_tags(state)
        if (rows := _all_rows(state, tag.id, beside))
    )
    return vm.ObjectivesView(
        cells=tuple(found), open=staff_may_rate(state), lang=state.the_world.language
    )


def own_objectives(state: State, cell: str) -> tuple[vm.ObjectiveRow, ...]:
    """A cell's objectives, each with what it says of it itself."""
    return tuple(
        vm.ObjectiveRow(id=one.id, text=one.text, own=_own(state, _given(state, cell, one.id)))
        for one in objectives_of(state, cell)
    )


def rater(state: State, cell: str) -> str:
    """The seat that may rate the cell's objectives now; empty while nobody may."""
    head = state.acting_head(cell) if cell_may_rate(state) else None
    return head.id if head else ""


def _all_rows(state: State, cell: str, beside: Beside) -> tuple[vm.ObjectiveRow, ...]:
    rows = []
    for one in objectives_of(state, cell):
        given = _given(state, cell, one.id)
        staff = (
            _line(state, rating, tags.who(state, rating.by, beside))
            for rating in given
            if not rating.own
        )
        row = vm.ObjectiveRow(id=one.id, text=one.text, own=_own(state, given), staff=tuple(staff))
        rows.append(row)
    return tuple(rows)


def _given(state: State, cell: str, objective: str) -> tuple[RatingState, ...]:
    return tuple(one for one in state.ratings.get(cell) or () if one.objective == objective)


def _own(state: State, given: Iterable[RatingState]) -> vm.RatingLine | None:
    return next((_line(state, one, one.seat_title) for one in given if one.own), None)


def _line(state: State, rating: RatingState, by: str) -> vm.RatingLine:
    return vm.RatingLine(
        rating=rating.rating,
        by=by,
        at=moments.of_mark(state, rating.t, rating.at),
        evidence=evidence_of(state, rating),
    )
