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
    InjectIs,
    MessageIs,
    MoveIs,
    Release,
    RulingIs,
    Scenario,
    TrackIs,
)
from exercise.domain.written_times import clock
from exercise.scenario.check.ceilings import Ceilings
from exercise.scenario.check.readings import cells_of
from exercise.scenario.load import Loaded
from exercise.scenario.places import Source
from exercise.scenario.problems import Problem
from exercise.scenario.tree import Keys


def impossible(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """Conditions on things that cannot happen."""
    for inject in loaded.scenario.injects:
        source = loaded.injects[inject.id]
        rules = (("when", inject.when), ("unless", inject.unless))
        parts = (part for key, rule in rules if rule for part in _placed(rule, source, key))
        for part in parts:
            why = _why_impossible(loaded.scenario, part.condition)
            if why:
                yield part.source.problem("impossible", f"this can never hold: {why}", "error")


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
    if condition.all_of is not None:
        return all(map(may_hold, condition.all_of))
    if condition.any_of is not None:
        return any(map(may_hold, condition.any_of))
    if _why_impossible(scenario, condition):
        return False
    return condition.inject is None or condition.inject.inject in possible


def _why_impossible(scenario: Scenario, condition: Condition) -> str | None:
    """What keeps a single thing from ever being so, whatever people do."""
    if condition.track is not None:
        return _track(scenario, condition.track)
    if condition.inject is not None:
        return _inject(scenario, condition.inject)
    if condition.message is not None:
        return _message(condition.message)
    if condition.ruling is not None:
        return _ruling(scenario, condition.ruling) or _move(condition.ruling)
    if condition.move is not None:
        return _move(condition.move)
    if condition.none_of is not None:
        return _not(scenario, condition.none_of)
    return None


def _track(scenario: Scenario, wanted: TrackIs) -> str | None:
    track = next(one for one in scenario.world.tracks if one.id == wanted.of)
    if wanted.at_least is not None and wanted.at_least > track.high:
        return f"track '{track.id}' ends at {track.high}"
    if wanted.at_most is not None and wanted.at_most < track.low:
        return f"track '{track.id}' begins at {track.low}"
    return None


def _inject(scenario: Scenario, wanted: InjectIs) -> str | None:
    inject = next(one for one in scenario.injects if one.id == wanted.inject)
    missed = [cell for cell in wanted.by if cell not in cells_of(inject)]
    if missed and len(missed) == len(wanted.by) and wanted.has != "released":
        return f"inject {inject.number} does not go to '{missed[0]}'"
    return None


def _message(wanted: MessageIs) -> str | None:
    if len(wanted.sender) == 1 and wanted.sender == wanted.to:
        return "nobody writes to itself"
    return None


def _ruling(scenario: Scenario, wanted: RulingIs) -> str | None:
    outcomes = [
        one for one in scenario.world.outcomes if not wanted.outcome or one.id in wanted.outcome
    ]
    effects = {one.takes_effect for one in outcomes}
    as_ordered = not wanted.outcome  # a ruling without a word takes effect
    if wanted.takes_effect is True and True not in effects and not as_ordered:
        return "none of these outcomes takes effect"
    if wanted.takes_effect is False and False not in effects:
        return "all of these outcomes take effect"
    return None


def _move(wanted: MoveIs) -> str | None:
    if len(wanted.by) == 1 and wanted.by == wanted.target:
        return "no cell aims a move at itself"
    return None


def _not(scenario: Scenario, inner: Condition) -> str | None:
    """What holds from STARTEX on, for good."""
    if isinstance(inner.at, FromStartex) and inner.at.ms == 0:
        return "it is later than 00:00 from the beginning"
    if inner.phase is not None and inner.phase == scenario.world.phases[0].id:
        return f"'{inner.phase}' is the first phase"
    return None


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
    if condition.inject is not None:
        return {condition.inject.inject} & left.keys()
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
