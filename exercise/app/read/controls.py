"""The facilitator's levers, and what to say or do next."""

from exercise.app.beside import Beside
from exercise.app.read import moments
from exercise.app.read.due import following_phase, held_injects, listed_t
from exercise.app.read.presence import ready, taken
from exercise.app.read.status import RUN_STATES, is_over, run_state
from exercise.app.view_models.console import ControlsView, PromptLine, PromptView
from exercise.domain.clock import TAKE_BACK_MS
from exercise.domain.state import Life, State


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
        waiting_moves=len(state.waiting),
        take_back_until=moments.wall((state.ended_at or 0) + TAKE_BACK_MS) if ended else None,
        ready=ready(state),
        seated=taken(state),
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
