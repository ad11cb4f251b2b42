"""Injects that lapse whenever they could go out: by what excludes them, or by their own ``unless``.

Soundly, as in ``exercise.scenario.check.reach``: phases begin one after another at any time, and
a controller may release by hand whatever another inject waits for.
"""

from collections.abc import Iterator
from itertools import combinations

from exercise.domain.scenario import (
    ByHand,
    Condition,
    FromPhase,
    FromStartex,
    Inject,
    Release,
    Scenario,
)
from exercise.scenario.check.atoms import members, named_inject
from exercise.scenario.check.ceilings import Ceilings
from exercise.scenario.loaded import Loaded
from exercise.scenario.problems import Problem


def excluded(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """An inject waits for one whose going out excludes it, or for two of which only one can."""
    by_id = {inject.id: inject for inject in loaded.scenario.injects}
    for inject in loaded.scenario.injects:
        waits = sorted(_needed(inject.when)) if inject.when is not None else []
        known = [by_id[one] for one in waits if one in by_id]
        why = _shut_out(inject, known)
        if why is not None:
            message = f"inject {inject.number} can never go out by itself: {why}"
            yield loaded.injects[inject.id].at("exclusive").problem("never", message, "error")


def always_unless(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """What an inject goes out only without is so whenever it could."""
    for inject in loaded.scenario.injects:
        if isinstance(inject.release, ByHand) or inject.unless is None:
            continue
        if _is_so_by_then(loaded.scenario, inject, inject.unless):
            message = (
                f"inject {inject.number} can never go out by itself:"
                " by the time it is due, what 'unless' says is so"
            )
            yield loaded.injects[inject.id].at("unless").problem("never", message, "error")


# ── exclusive ────────────────────────────────────────────────────────────────


def _shut_out(inject: Inject, waits: list[Inject]) -> str | None:
    for one in waits:
        if one.id != inject.id and inject.exclusive and one.exclusive == inject.exclusive:
            return f"it waits for inject {one.number}, which excludes it"
    for one, other in combinations(waits, 2):
        if one.exclusive and one.exclusive == other.exclusive:
            return f"it waits for injects {one.number} and {other.number}, which exclude each other"
    return None


def _needed(condition: Condition) -> frozenset[str]:
    """Injects that must have gone out before it can hold, whichever way it comes to hold."""
    named = named_inject(condition)
    if named is not None:
        return frozenset({named})
    if condition.any_of is not None:
        return frozenset.intersection(*map(_needed, condition.any_of))
    return frozenset().union(*map(_needed, condition.all_of or ()))


# ── unless ───────────────────────────────────────────────────────────────────


def _is_so_by_then(scenario: Scenario, inject: Inject, condition: Condition) -> bool:
    if condition.any_of is not None:
        return any(_is_so_by_then(scenario, inject, part) for part in condition.any_of)
    if condition.all_of is not None:
        return all(_is_so_by_then(scenario, inject, part) for part in condition.all_of)
    if condition.at is not None:
        return _past(scenario, inject, condition.at)
    if condition.phase is not None:
        return _begun(scenario, inject, condition.phase)
    wanted = condition.inject
    if wanted is None or wanted.has != "released" or wanted.for_ms or inject.when is None:
        return False
    return wanted.inject != inject.id and wanted.inject in _needed(inject.when)


def _past(scenario: Scenario, inject: Inject, moment: Release) -> bool:
    """Whether a moment has come by the time an inject is due."""
    release = inject.release
    written = release.ms if isinstance(release, FromStartex | FromPhase) else 0
    due = written + inject.delay_ms
    if isinstance(moment, FromPhase):
        if isinstance(release, FromPhase) and release.phase == moment.phase:
            return moment.ms <= due
        if moment.phase != scenario.world.phases[0].id:
            return False
        return moment.ms <= due
    return isinstance(moment, FromStartex) and moment.ms <= due


def _begun(scenario: Scenario, inject: Inject, phase: str) -> bool:
    """Whether a phase has begun by then: they begin one after another."""
    order = [one.id for one in scenario.world.phases]
    waits = () if inject.when is None else members(inject.when)
    known = [part.phase for part in waits if part.phase is not None]
    if isinstance(inject.release, FromPhase):
        known.append(inject.release.phase)
    latest = max((order.index(one) for one in known if one in order), default=0)
    return phase in order and order.index(phase) <= latest
