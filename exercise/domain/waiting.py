"""What keeps a row back that is due: its storyline is off, a quiet window, too much unopened."""

from collections.abc import Iterable

from exercise.domain.audience import recipient_cell
from exercise.domain.clock import due_ms
from exercise.domain.same import while_same
from exercise.domain.scenario import Inject
from exercise.domain.state import MselRow, State


def is_live(state: State, inject: Inject) -> bool:
    """Whether an inject may go out, come true or lapse by itself: one of its storylines is on."""
    return not inject.storyline or any(state.storylines.get(one) for one in inject.storyline)


def goes_out_ms(state: State, row: MselRow) -> int | None:
    """Exercise time (ms) at which a row goes out by itself if nothing else happens.

    None: by hand, not yet known, its condition has not come true, or its storyline is off.
    """
    due = due_ms(state, row)
    if due is None or row.inject is None or not is_live(state, row.inject):
        return None
    return kept_until(state, row.inject, due, at_once(row.inject))


def copy_goes_out_ms(state: State, row: MselRow, recipient: str, due: int) -> int | None:
    """The same of a copy that follows later; None once the row was erased."""
    return None if row.inject is None else kept_until(state, row.inject, due, (recipient,))


def at_once(inject: Inject) -> tuple[str, ...]:
    """Recipients whose copies do not follow later."""
    late = delays(inject)
    return tuple(to for to in inject.to if to not in late) if late else inject.to


def delays(inject: Inject) -> dict[str, int]:
    """How much later (ms) some copies follow; what everybody may read goes to all at once."""
    return (
        {} if inject.public else {to: ms for to, ms in inject.delay_to.items() if to in inject.to}
    )


def kept_until(state: State, inject: Inject, due: int, to: Iterable[str]) -> int:
    """When what is due goes out to these recipients, once quiet windows and full desks let it.

    It waits for as long as all their desks are full; a sealed question, which is put to all at
    once, while any is.
    """
    if not can_wait(inject):
        return due
    free = _after_quiet(state, due)
    limits = state.the_world.hold_if_unopened
    enough = any if inject.ask is not None else all
    full = {cell for cell, _ in full_desks(state, to)}
    if limits is None or not full or not enough(recipient_cell(one) in full for one in to):
        return free
    return _after_quiet(state, free + limits.at_most_ms)


def can_wait(inject: Inject) -> bool:
    """Whether quiet windows and full desks keep it back at all."""
    return inject.waits and inject.precedence != "FLASH"


def full_desks(state: State, to: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Cells among the recipients that have too much unopened, and how much.

    A cell in which nobody sits opens nothing, and is not waited for.
    """
    limits = state.the_world.hold_if_unopened
    if limits is None:
        return ()
    counts = {cell: len(state.unopened.get(cell) or ()) for cell in _cells(state, to)}
    return tuple(
        (cell, count)
        for cell, count in counts.items()
        if count > limits.more_than and state.acting_head(cell) is not None
    )


def _cells(state: State, to: Iterable[str]) -> tuple[str, ...]:
    cells = dict.fromkeys(map(recipient_cell, to))
    return tuple(cell for cell in cells if cell in state.cells)


def _after_quiet(state: State, due: int) -> int:
    """The same moment, or the end of the quiet window that it lies in."""
    for start, end in quiet_windows(state):
        if start <= due < end:
            due = end
    return due


@while_same(lambda state: (state.phases, state.world))
def quiet_windows(state: State) -> tuple[tuple[int, int], ...]:
    """Quiet windows of the phases that began, as exercise times, in order."""
    ends = (*(after.t for after in state.phases[1:]), None)
    found: list[tuple[int, int]] = []
    for begun, next_began in zip(state.phases, ends, strict=False):
        spec = state.phase_spec(begun.phase)
        for window in sorted(spec.quiet if spec else (), key=lambda one: one.from_ms):
            end = begun.t + window.to_ms
            end = end if next_began is None else min(end, next_began)
            found.append((begun.t + window.from_ms, end))
    return tuple(found)
