"""What controllers are to do."""

from exercise.app.read import moments, tags
from exercise.app.read.receipts import marks_of, row_of
from exercise.app.view_models.choices import TaskRow, TasksView
from exercise.app.view_models.text import paragraphs
from exercise.domain.payloads import InjectDelivered
from exercise.domain.scenario import WHITE
from exercise.domain.state import Item, State


def tasks(state: State) -> TasksView:
    """Region ``tasks``: also after ENDEX, for what was not done then is still to be done."""
    open_items = sorted(state.unacknowledged, key=lambda item: state.unacknowledged[item])
    rows = (_row(state, state.items.get(item)) for item in open_items)
    return TasksView(rows=tuple(row for row in rows if row is not None))


def _row(state: State, item: Item | None) -> TaskRow | None:
    task = item.payload if item is not None else None
    if item is None or not isinstance(task, InjectDelivered) or task.medium != "task":
        return None
    row = row_of(state, item.id)
    if row is None or row.inject is None or marks_of(state, item.id, WHITE).acknowledged:
        return None
    within = task.answer_within_ms
    limit = state.the_world.acknowledge_limit_ms if within is None else within
    return TaskRow(
        key=item.id,
        inject=row.id,
        number=row.inject.number,
        title=task.title,
        paragraphs=paragraphs(task.text or ""),
        offices=tags.seat_titles(state, (to for to in task.to if to != WHITE)),
        since=moments.of_item(state, item),
        overdue_ms=item.t + limit,
        lang=task.language,
    )
