"""Days that orders and agreements have named, and on which results are expected."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from itertools import islice

from exercise.app.read import moments, tags
from exercise.app.view_models.dates import DatesView, NamedDay
from exercise.domain.agreed import is_withdrawn
from exercise.domain.menus import on_menu
from exercise.domain.payloads import AgreementRecorded, MoveSubmitted
from exercise.domain.state import MoveState, MoveStatus, State

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NEWEST = 200
"""Of each cell's orders and agreements, those that are looked through."""
_DAY = re.compile(
    rf"\b(?P<iso>\d{{4}}-\d\d-\d\d)\b|\b(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)})\b"
    r"(?: (?P<year>\d{4})\b)?"
)


def dates(state: State) -> DatesView:
    """Region ``dates``."""
    rows = (*_of_moves(state), *_of_agreements(state))
    return DatesView(rows=tuple(sorted(rows, key=lambda row: (row.day, row.what, row.key))))


def _of_moves(state: State) -> Iterator[NamedDay]:
    newest = [
        one for cell in state.cells for one in islice(state.cell_moves.get(cell) or (), NEWEST)
    ]
    for move in (state.moves[one] for one in dict.fromkeys((*newest, *state.waiting))):
        ordered = state.items[move.id].payload
        gone = move.status in (MoveStatus.WITHDRAWN, MoveStatus.LAPSED)
        if not gone and isinstance(ordered, MoveSubmitted):
            yield from _of_move(state, move, ordered)


def _of_move(state: State, move: MoveState, ordered: MoveSubmitted) -> Iterator[NamedDay]:
    cells = tags.tags(state, (move.cell,))
    menu = on_menu(state, move.cell, move.menu)
    asked = {blank.own for blank in menu.fields if blank.kind == "date"} if menu else set()
    texts = (ordered.intent if own else ordered.order for own in sorted(asked))
    for text in texts:
        for day in _days(text, _year(state)):
            yield NamedDay(
                day=day,
                what="ordered",
                cells=cells,
                key=move.id,
                title=ordered.title,
                number=move.number,
            )
    if move.status is MoveStatus.WAITING:
        expected = moments.as_of_item(state, state.items[move.id], ordered.expected_ms)
        yield NamedDay(
            day=expected.story.date(),
            what="result",
            cells=cells,
            key=move.id,
            title=ordered.title,
            number=move.number,
            at=expected,
        )


def _of_agreements(state: State) -> Iterator[NamedDay]:
    lists = (state.cell_agreements.get(cell) or () for cell in state.cells)
    for key in dict.fromkeys(one for newest in lists for one in islice(newest, NEWEST)):
        agreed = state.items[key].payload
        if not isinstance(agreed, AgreementRecorded) or is_withdrawn(state, key):
            continue
        cells = tags.tags(state, agreed.parties)
        for day in _days(agreed.text, _year(state)):
            yield NamedDay(day=day, what="agreed", cells=cells, key=key, title=agreed.text)


def _year(state: State) -> int:
    return state.the_world.phases[0].starts.year


@lru_cache(4_096)
def _days(text: str, year: int) -> tuple[date, ...]:
    """Days that a text names, each once; without a year, of the story's."""
    found: dict[date, None] = {}
    for one in _DAY.finditer(text):
        with suppress(ValueError):
            if one["iso"]:
                found[date.fromisoformat(one["iso"])] = None
            else:
                month = MONTHS.index(one["month"]) + 1
                found[date(int(one["year"] or year), month, int(one["day"]))] = None
    return tuple(found)
