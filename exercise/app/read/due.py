"""What is still to come: rows planned by time, and the next phase."""

from collections.abc import Callable

from exercise.app.beside import Beside
from exercise.app.read import moments
from exercise.app.view_models.console import LatestPhase
from exercise.domain.agenda import due_rows, left_by_phase
from exercise.domain.clock import due_ms
from exercise.domain.lifecycle import next_phase
from exercise.domain.planned import ms_into
from exercise.domain.scenario import AtStoryTime, FromPhase, Inject
from exercise.domain.state import MselRow, RowStatus, State
from exercise.domain.waiting import goes_out_ms

When = Callable[[State, MselRow], int | None]


def planned(state: State, when: When = due_ms) -> list[tuple[int, Inject]]:
    """Planned rows with the exercise time (ms) each falls due at, or by another rule, ascending."""
    found = []
    for row in state.msel.values():
        if row.status is RowStatus.PLANNED and row.inject is not None:
            t = when(state, row)
            if t is not None:
                found.append((t, row.order, row.inject))
    found.sort(key=lambda one: one[:2])
    return [(t, inject) for t, _, inject in found]


def leaves_ms(state: State, row: MselRow) -> int | None:
    """Exercise time a row goes out at, quiet windows and full desks counted in."""
    leaves = goes_out_ms(state, row)
    return due_ms(state, row) if leaves is None else leaves


def expected_ms(state: State, row: MselRow) -> int | None:
    """Exercise time a row is to be expected at; None: by hand, or when its condition comes true.

    A phase that has not begun is taken to begin when it is planned, or now if it is late.
    """
    due = leaves_ms(state, row)
    if row.inject is None or row.inject.when is not None:
        return due
    release, delay = row.inject.release, row.inject.delay_ms
    begun = state.begun
    for spec in reversed(state.the_world.phases):
        if spec.id in begun:
            break
        starts = max(spec.planned_ms, state.clock.t)
        if isinstance(release, FromPhase) and release.phase == spec.id:
            return starts + release.ms + delay
        if isinstance(release, AtStoryTime) and release.stamp >= spec.starts:
            later = starts + ms_into(spec, release.stamp) + delay
            return later if due is None or due >= starts else due
    return due


def listed_t(state: State, beside: Beside) -> int:
    """Exercise time (ms) up to which a hold's list goes."""
    return max(state.clock.t, beside.held_t or 0)


def held_injects(state: State, beside: Beside) -> tuple[str, ...]:
    """Ids of those that fell due meanwhile, which lifting the hold settles."""
    return tuple(row.id for _, row in due_rows(state, listed_t(state, beside)))


def following_phase(state: State) -> LatestPhase | None:
    """The phase that would come next, and what the present one leaves unreleased."""
    phase = next_phase(state)
    spec = state.phase_spec(phase) if phase else None
    if spec is None:
        return None
    left = left_by_phase(state, spec.id) if state.phase else ()
    return LatestPhase(
        id=spec.id,
        title=spec.title,
        number=state.the_world.phases.index(spec) + 1,
        planned=moments.planned_start(state, spec),
        unreleased=tuple(row.id for row in left),
    )
