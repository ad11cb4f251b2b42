"""The facilitator's levers, and what to say or do next."""

from collections import Counter

from exercise.app.beside import Beside
from exercise.app.read import moments
from exercise.app.read.due import following_phase, held_injects, listed_t
from exercise.app.read.presence import ready, taken
from exercise.app.read.status import RUN_STATES, is_over, run_state
from exercise.app.view_models.console import ControlsView, PromptLine, PromptView, StorylineItem
from exercise.domain.clock import TAKE_BACK_MS
from exercise.domain.state import Life, RowStatus, State
from exercise.domain.storylines import fell_due
from exercise.domain.together import ruled_together


def controls(state: State, beside: Beside) -> ControlsView:
    """Region ``controls``."""
    ended = state.life is Life.ENDED and not state.settled and state.ended_at is not None
    return ControlsView(
        state=run_state(state),
        ms=state.clock.t,
        listed_ms=listed_t(state, beside),
        rate_milli=state.rate_milli,
        held=held_injects(state, beside) if state.held else None,
        next_phase=following_phase(state),
        storylines=_storylines(state, listed_t(state, beside)),
        waiting_moves=len(state.waiting),
        prepared_moves=len(ruled_together(state)),
        take_back_until=moments.wall((state.ended_at or 0) + TAKE_BACK_MS) if ended else None,
        ready=ready(state),
        seated=taken(state),
    )


def _storylines(state: State, until: int) -> tuple[StorylineItem, ...]:
    planned = (row for row in state.msel.values() if row.status is RowStatus.PLANNED)
    to_come = Counter(line for row in planned if row.inject for line in row.inject.storyline)
    return tuple(
        StorylineItem(
            id=line.id,
            title=line.title,
            on=(on := bool(state.storylines.get(line.id))),
            to_come=to_come[line.id],
            fell_due=() if on else tuple(row.id for row in fell_due(state, line.id, until)),
            listed_ms=0 if on else until,
        )
        for line in state.the_world.storylines
    )


def prompt(state: State) -> PromptView:
    """Region ``prompt``: the present phase's prompts at the times they fall due."""
    begun = state.phase
    spec = state.phase_spec(begun.phase) if begun else None
    if begun is None or spec is None:
        return PromptView(phase_number=0, phase="", next_phase=following_phase(state))
    number = state.the_world.phases.index(spec) + 1
    if is_over(state):
        return PromptView(phase_number=number, phase=spec.title, over=RUN_STATES[state.life])
    return PromptView(
        phase_number=number,
        phase=spec.title,
        lines=tuple(
            PromptLine(at=moments.at_time(state, begun.t + one.at_ms), text=one.text)
            for one in sorted(spec.prompts, key=lambda one: one.at_ms)
        ),
        next_phase=following_phase(state),
        ms=state.clock.t,
    )
