"""Days of orders and agreements that stand, and on which results are expected."""

import re
from calendar import month_name
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from itertools import islice

from exercise.app.read import moments, tags
from exercise.app.view_models.dates import DatesView, NamedDay
from exercise.domain.agreed import standing
from exercise.domain.menus import on_menu
from exercise.domain.payloads import AgreementRecorded, MoveSubmitted
from exercise.domain.state import MoveState, MoveStatus, State

MONTHS = tuple(month_name)[1:]
"""As orders write them (``order_words.spoken``)."""
NEWEST = 200
"""Of each cell's orders and agreements, those that are looked through."""
NEAR = 60
"""Letters of an agreement that stand on each side of a day."""
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
        stands = move.status is MoveStatus.WAITING or move.effect is not None
        if stands and isinstance(ordered, MoveSubmitted):
            yield from _of_move(state, move, ordered)


def _of_move(state: State, move: MoveState, ordered: MoveSubmitted) -> Iterator[NamedDay]:
    cells = tags.tags(state, (move.cell,))
    menu = on_menu(state, move.cell, move.menu)
    asked = {blank.own for blank in menu.fields if blank.kind == "date"} if menu else set()
    texts = (ordered.intent if own else ordered.order for own in sorted(asked))
    for text in texts:
        for day, _ in _days(text, _year(state)):
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
        if not isinstance(agreed, AgreementRecorded):
            continue
        if standing(state, key, agreed) not in ("open", "confirmed"):
            continue
        cells = tags.tags(state, agreed.parties)
        for day, about in _days(agreed.text, _year(state)):
            yield NamedDay(day=day, what="agreed", cells=cells, key=key, title=about)


def _year(state: State) -> int:
    return state.the_world.phases[0].starts.year


@lru_cache(4_096)
def _days(text: str, year: int) -> tuple[tuple[date, str], ...]:
    """Days that a text names, each once, with the words about it; of ``year`` if it says none."""
    found: dict[date, str] = {}
    for one in _DAY.finditer(text):
        with suppress(ValueError):
            found.setdefault(_day(one, year), _around(text, one))
    return tuple(found.items())


def _day(found: re.Match[str], year: int) -> date:
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    month = MONTHS.index(found["month"]) + 1
    return date(int(found["year"] or year), month, int(found["day"]))


def _around(text: str, found: re.Match[str]) -> str:
    """Whole words before and after; an agreement may name ten days, and be long."""
    before, after = text[: found.start()], text[found.end() :]
    first, last = before[-NEAR:], after[:NEAR]
    if len(before) > NEAR:
        first = "… " + first.partition(" ")[2]
    if len(after) > NEAR:
        last = last.rpartition(" ")[0] + " …"
    return " ".join(f"{first}{found[0]}{last}".split())
