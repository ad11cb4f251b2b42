"""Single things that can never be so, whatever people do: each only if that is certain."""

from collections.abc import Iterator

from exercise.domain.scenario import (
    Condition,
    DecisionIs,
    FromStartex,
    InjectIs,
    MessageIs,
    MoveIs,
    RulingIs,
    Scenario,
    TrackIs,
)
from exercise.scenario.check.readings import cells_of


def why_impossible(scenario: Scenario, condition: Condition) -> str | None:
    """What keeps a single thing from ever being so, whatever people do."""
    if condition.track is not None:
        return _track(scenario, condition.track)
    if condition.inject is not None:
        return _inject(scenario, condition.inject)
    if condition.message is not None:
        return _message(scenario, condition.message)
    if condition.ruling is not None:
        return _ruling(scenario, condition.ruling) or _move(condition.ruling)
    if condition.move is not None:
        return _move(condition.move)
    if condition.decision is not None:
        return _decision(scenario, condition.decision)
    if condition.none_of is not None:
        return _not(scenario, condition.none_of)
    return None if condition.all_of is None else _clash(condition)


def _track(scenario: Scenario, wanted: TrackIs) -> str | None:
    track = next(one for one in scenario.world.tracks if one.id == wanted.of)
    if wanted.at_least is not None and wanted.at_least > track.high:
        return f"track '{track.id}' ends at {track.high}"
    if wanted.at_most is not None and wanted.at_most < track.low:
        return f"track '{track.id}' begins at {track.low}"
    return None


def _inject(scenario: Scenario, wanted: InjectIs) -> str | None:
    inject = next(one for one in scenario.injects if one.id == wanted.inject)
    known = any(cell in cells_of(inject) for cell in wanted.by)
    return None if known else missed_by(scenario, wanted)


def missed_by(scenario: Scenario, wanted: InjectIs | None) -> str | None:
    """That a cell which is asked about does not get the inject, if one does not."""
    if wanted is None or wanted.has == "released":
        return None
    inject = next(one for one in scenario.injects if one.id == wanted.inject)
    missed = [cell for cell in wanted.by if cell not in cells_of(inject)]
    return f"inject {inject.number} does not go to '{missed[0]}'" if missed else None


def _message(scenario: Scenario, wanted: MessageIs) -> str | None:
    if len(wanted.sender) == 1 and wanted.sender == wanted.to:
        return "nobody writes to itself"
    cells = scenario.cell_ids()
    phases = [one.id for one in scenario.world.phases]
    still = phases[phases.index(wanted.since) :] if wanted.since in phases else phases
    shut = {
        frozenset(one.between) for one in scenario.world.channels if not set(still) & set(one.open)
    }
    pairs = [
        (sender, reader)
        for sender in wanted.sender or cells
        for reader in wanted.to or (*cells, "public")
        if sender != reader
    ]
    if pairs and all(frozenset(pair) in shut for pair in pairs):
        since = f" from '{wanted.since}' on" if wanted.since in phases[1:] else ""
        return f"'{pairs[0][0]}' and '{pairs[0][1]}' have no open channel{since}"
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


def _decision(scenario: Scenario, wanted: DecisionIs) -> str | None:
    inject = next((one for one in scenario.injects if one.id == wanted.of), None)
    if inject is None:
        return None
    choice = inject.decision
    if choice is None or not choice.options:
        return f"inject {inject.number} puts no decision"
    known = [one for one in wanted.chosen if choice.option(one) is not None]
    if wanted.chosen and not known:
        return f"inject {inject.number} has no option '{wanted.chosen[0]}'"
    if wanted.by_default and known and choice.default not in known:
        return f"the default of inject {inject.number} is '{choice.default}'"
    return None


def _clash(condition: Condition) -> str | None:
    return _of_decisions(condition) or _of_tracks(condition)


def _of_tracks(condition: Condition) -> str | None:
    """A track has one value. With ``until`` it may hold as far as there."""
    wanted = [part.track for part in members(condition) if part.track is not None]
    for low in (one for one in wanted if one.at_least is not None):
        for high in (one for one in wanted if one.at_most is not None and one.of == low.of):
            least = low.at_least if low.until is None else low.until
            most = high.at_most if high.until is None else high.until
            if least is not None and most is not None and least > most:
                return (
                    f"'all' asks for a '{low.of}' of at least {low.at_least}"
                    f" and of at most {high.at_most}"
                )
    return None


def _of_decisions(condition: Condition) -> str | None:
    """A decision is made once: of two of its options only one is taken."""
    wanted: dict[str, set[str]] = {}
    by_default: dict[str, bool] = {}
    for part in members(condition):
        one = part.decision
        if one is not None and one.chosen:
            left = wanted.setdefault(one.of, set(one.chosen))
            left &= set(one.chosen)
            if not left:
                return "'all' asks for two options of one decision"
        how = one.by_default if one is not None else None
        if one is not None and how is not None and by_default.setdefault(one.of, how) != how:
            return "'all' asks for a decision that is made by default and is not"
    return None


def members(condition: Condition) -> Iterator[Condition]:
    """What must hold at once."""
    if condition.all_of is None:
        yield condition
    for part in condition.all_of or ():
        yield from members(part)


def named_inject(condition: Condition) -> str | None:
    """The inject that must have gone out before a single thing can be so."""
    if condition.inject is not None:
        return condition.inject.inject
    return None if condition.decision is None else condition.decision.of
