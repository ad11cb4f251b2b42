"""What is still to come: rows planned by time, and the next phase."""

from datetime import timedelta

from exercise.app.beside import Beside
from exercise.app.read import moments, tags
from exercise.app.view_models.console import DueInject, LatestPhase
from exercise.domain.clock import due_ms, left_by_phase
from exercise.domain.lifecycle import next_phase
from exercise.domain.scenario import AtStoryTime, FromPhase, Inject
from exercise.domain.state import MselRow, RowStatus, State


def planned_by_time(state: State) -> list[tuple[int, Inject]]:
    """Planned rows with the exercise time (ms) each falls due at, ascending."""
    found = []
    for row in state.msel.values():
        if row.status is RowStatus.PLANNED and row.inject is not None:
            due = due_ms(state, row.inject)
            if due is not None:
                found.append((due, row.order, row.inject))
    found.sort(key=lambda one: one[:2])
    return [(due, inject) for due, _, inject in found]


def expected_ms(state: State, inject: Inject) -> int | None:
    """Exercise time an inject is to be expected at; None: by hand.

    A phase that has not begun is taken to begin when it is planned, or now if it is late.
    """
    due = due_ms(state, inject)
    release = inject.release
    begun = {one.phase for one in state.phases}
    for spec in reversed(state.the_world.phases):
        if spec.id in begun:
            break
        starts = max(spec.planned_ms, state.clock.t)
        if isinstance(release, FromPhase) and release.phase == spec.id:
            return starts + release.ms
        if isinstance(release, AtStoryTime) and release.stamp >= spec.starts:
            story_ms = (release.stamp - spec.starts) // timedelta(milliseconds=1)
            later = starts + -(-story_ms // spec.pace)
            return later if due is None or due >= starts else due
    return due


def listed_t(state: State, beside: Beside) -> int:
    """Exercise time (ms) up to which a hold's list goes."""
    return max(state.clock.t, beside.held_t or 0)


def held_injects(state: State, beside: Beside) -> tuple[DueInject, ...]:
    """Those that fell due meanwhile, which lifting the hold settles."""
    until = listed_t(state, beside)
    return tuple(one for one in due_injects(state) if one.due_ms <= until)


def due_injects(state: State) -> tuple[DueInject, ...]:
    """All planned by time, as the dialogs for advance, hold and phase list them."""
    return tuple(_due(state, inject, due) for due, inject in planned_by_time(state))


def _due(state: State, inject: Inject, due: int | None) -> DueInject:
    return DueInject(
        id=inject.id,
        number=inject.number,
        title=inject.title,
        due_ms=due or 0,
        due=None if due is None else moments.at_time(state, due),
        cells=tags.recipient_tags(state, inject.to),
    )


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
        unreleased=tuple(found for row in left if (found := _left(state, row)) is not None),
    )


def _left(state: State, row: MselRow) -> DueInject | None:
    return None if row.inject is None else _due(state, row.inject, due_ms(state, row.inject))
