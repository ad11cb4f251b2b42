"""Storylines that may never show, because nothing of them comes by time alone."""

from collections.abc import Iterator
from itertools import pairwise

from exercise.domain.scenario import ByHand, Condition, Inject
from exercise.scenario.check.ceilings import Ceilings
from exercise.scenario.loaded import Loaded
from exercise.scenario.problems import Problem


def fallback(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """Conditional storylines without a timed fallback, and storylines without an inject."""
    for number, line in enumerate(loaded.scenario.world.storylines):
        rows = [row for row in loaded.scenario.injects if line.id in row.storyline]
        source = loaded.world.at("storylines", number, "id")
        if not rows:
            yield source.problem("fallback", f"storyline '{line.id}' has no inject")
        elif not any(map(_comes_by_time, rows)):
            message = (
                f"storyline '{line.id}' has no inject that comes by time alone:"
                " if no condition holds it never appears"
            )
            yield source.problem("fallback", message)


def quiet(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """Quiet windows that reach beyond their phase."""
    phases = loaded.scenario.world.phases
    for number, (phase, following) in enumerate(pairwise(phases)):
        length = following.planned_ms - phase.planned_ms
        for place, window in enumerate(phase.quiet):
            if window.to_ms > length:
                source = loaded.world.at("phases", number, "quiet", place)
                message = "this quiet window ends after the next phase is planned to begin"
                yield source.problem("order", message)


def _comes_by_time(inject: Inject) -> bool:
    if inject.when is None:
        return not isinstance(inject.release, ByHand)
    return _holds_in_time(inject.when)


def _holds_in_time(condition: Condition) -> bool:
    """Whether it is sure to hold some time, whatever people do or leave."""
    if condition.any_of is not None:
        return any(map(_holds_in_time, condition.any_of))
    if condition.all_of is not None:
        return all(map(_holds_in_time, condition.all_of))
    return condition.at is not None or condition.phase is not None
