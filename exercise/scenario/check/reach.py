"""Conditions that can never hold, and injects that therefore can never go out by themselves.

Soundly: what may happen is taken to happen. A free move may carry any instrument, tag and target, a
ruling may move any track anywhere within its range, a phase may begin at any time; so only what is
outside of all that is accused. That a controller can release anything by hand does not count.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial

from exercise.domain.scenario import (
    AtStoryTime,
    Condition,
    FromPhase,
    FromStartex,
    Inject,
    Release,
    Scenario,
)
from exercise.domain.written_times import clock
from exercise.scenario.check.atoms import missed_by, named_inject, why_impossible
from exercise.scenario.check.ceilings import Ceilings
from exercise.scenario.loaded import Loaded
from exercise.scenario.places import Source
from exercise.scenario.problems import Problem
from exercise.scenario.tree import Keys


def impossible(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """Conditions on things that cannot happen."""
    for part in _parts(loaded):
        why = why_impossible(loaded.scenario, part.condition)
        if why:
            yield part.source.problem("impossible", f"this can never hold: {why}", "error")


def idle(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """Cells that a condition names beside others, and that never get the inject it is about."""
    for part in _parts(loaded):
        missed = missed_by(loaded.scenario, part.condition.inject)
        if missed and not why_impossible(loaded.scenario, part.condition):
            message = f"{missed}: it counts for nothing here"
            yield part.source.at("inject", "by").problem("idle", message)


def _parts(loaded: Loaded) -> Iterator["_Part"]:
    for gate in loaded.scenario.world.gates:
        yield from _within(gate.when, loaded.gate(gate.id), ("when",))
    for inject in loaded.scenario.injects:
        source = loaded.injects[inject.id]
        for key, rule in (("when", inject.when), ("unless", inject.unless)):
            if rule is not None:
                yield from _placed(rule, source, key)


def never(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """Injects that nothing can make go out by themselves."""
    scenario = loaded.scenario
    by_id = {inject.id: inject for inject in scenario.injects}
    possible = _possible(scenario)
    left = {one: inject for one, inject in by_id.items() if one not in possible}
    told: set[str] = set()
    for inject in left.values():
        if inject.id in told:
            continue
        ring = _ring(inject, left)
        told.update(ring)
        source = _rule_source(loaded.injects[inject.id])
        if len(ring) > 1:
            numbers = [by_id[one].number for one in ring]
            names = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
            yield source.problem("cycle", f"injects {names} wait for each other", "error")
        else:
            message = (
                f"inject {inject.number} can never go out by itself: {_why_never(inject, left)}"
            )
            yield source.problem("never", message, "error")


def expiry(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """Times at which an inject lapses before it could go out."""
    for inject in loaded.scenario.injects:
        if inject.expires is None:
            continue
        early = _before(inject.expires, inject.release, inject.delay_ms)
        if early is not None:
            message = f"inject {inject.number} can never go out by itself: it expires {early}"
            source = loaded.injects[inject.id].at("expires")
            yield source.problem("never", message, "error")


# ── what can happen ──────────────────────────────────────────────────────────


def _possible(scenario: Scenario) -> frozenset[str]:
    """Injects that may go out: the least set that feeds itself."""
    found: frozenset[str] = frozenset()
    while True:
        may_hold = partial(_may_hold, scenario, found)
        more = frozenset(
            inject.id for inject in scenario.injects if inject.when is None or may_hold(inject.when)
        )
        if more == found:
            return found
        found = more


def _may_hold(scenario: Scenario, possible: frozenset[str], condition: Condition) -> bool:
    may_hold = partial(_may_hold, scenario, possible)
    if condition.any_of is not None:
        return any(map(may_hold, condition.any_of))
    if why_impossible(scenario, condition):
        return False
    if condition.all_of is not None:
        return all(map(may_hold, condition.all_of))
    return named_inject(condition) in (None, *possible)


def _before(expires: Release, release: Release, delay_ms: int) -> str | None:
    """Where both count from the same moment: that the one comes before the other can."""
    match expires, release:
        case (FromStartex(ms=ends), FromStartex(ms=begins)) if ends < begins + delay_ms:
            return f"at {clock(ends)}, before {clock(begins + delay_ms)}"
        case (FromPhase(phase=one, ms=ends), FromPhase(phase=other, ms=begins)) if (
            one == other and ends < begins + delay_ms
        ):
            return f"at {one}+{clock(ends)}, before {one}+{clock(begins + delay_ms)}"
        case (AtStoryTime(stamp=ends), AtStoryTime(stamp=begins)) if ends < begins:
            return f"at {ends:%Y-%m-%d %H:%M}, before {begins:%Y-%m-%d %H:%M}"
    return None


# ── who waits for whom ───────────────────────────────────────────────────────


def _waits_for(condition: Condition, left: dict[str, Inject]) -> set[str]:
    """Injects among ``left`` that it names, other than by saying what is not so."""
    if condition.none_of is not None:
        return set()
    named = named_inject(condition)
    if named is not None:
        return {named} & left.keys()
    return set().union(*(_waits_for(part, left) for part in condition.parts()))


def _ring(inject: Inject, left: dict[str, Inject]) -> list[str]:
    """The injects that wait for it and that it waits for, in the scenario's order; it alone."""
    after = {
        one: _waits_for(row.when, left) if row.when is not None else set()
        for one, row in left.items()
    }
    return [
        one
        for one in left
        if one == inject.id
        or (inject.id in _reached(after, one) and one in _reached(after, inject.id))
    ]


def _reached(after: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    ahead = [start]
    while ahead:
        for one in after[ahead.pop()] - found:
            found.add(one)
            ahead.append(one)
    return found


def _why_never(inject: Inject, left: dict[str, Inject]) -> str:
    waits = _waits_for(inject.when, left) if inject.when is not None else set()
    if inject.id in waits:
        return "it waits for itself"
    if waits:
        first = next(one for one in left.values() if one.id in waits)
        return f"it waits for inject {first.number}, which cannot"
    return "what it waits for cannot happen"


# ── where it is written ──────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Part:
    condition: Condition
    source: Source


def _placed(condition: Condition, source: Source, key: str) -> Iterator[_Part]:
    """A condition's single things, with their places; ``after`` is written apart from ``when``."""
    parts = condition.all_of or (condition,)
    written = _keys(source)
    if key != "when" or "after" not in written:
        yield from _within(condition, source, (key,))
        return
    afters = len(parts) - ("when" in written)
    for number, part in enumerate(parts):
        path: tuple[str | int, ...] = ("after", number) if number < afters else ("when",)
        yield from _within(part, source, path)


def _within(condition: Condition, source: Source, path: tuple[str | int, ...]) -> Iterator[_Part]:
    yield _Part(condition, source.at(*path))
    if condition.none_of is not None:
        yield from _within(condition.none_of, source, (*path, "not"))
    key = "all" if condition.all_of is not None else "any"
    for number, part in enumerate(condition.all_of or condition.any_of or ()):
        yield from _within(part, source, (*path, key, number))


def _rule_source(source: Source) -> Source:
    return source.at("after" if "after" in _keys(source) else "when")


def _keys(source: Source) -> Collection[str]:
    return source.node.values if isinstance(source.node, Keys) else ()
