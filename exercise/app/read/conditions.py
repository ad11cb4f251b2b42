"""What a row of the MSEL waits for, in parts that a page makes sentences of."""

from dataclasses import replace
from typing import Literal

from exercise.app.read import moments
from exercise.app.view_models.console import Condition, Later, Rule
from exercise.domain import scenario
from exercise.domain.clock import moment_of
from exercise.domain.scenario import AtStoryTime, FromPhase, Inject, Release
from exercise.domain.state import MselRow, State
from exercise.domain.waiting import copy_goes_out_ms, delays
from exercise.domain.written_times import clock


def rule_of(state: State, row: MselRow) -> Rule | None:
    """What decides whether and when it goes out by itself; None where only its time does."""
    inject = row.inject
    if inject is None:
        return None
    ruled = inject.when or inject.unless or inject.expires or inject.delay_ms or not inject.waits
    more = inject.storyline or inject.exclusive or delays(inject) or row.later or row.left_out
    if not (ruled or more):
        return None
    true_since = None if row.triggered_t is None else moments.at_time(state, row.triggered_t)
    return Rule(
        when=None if inject.when is None else _condition(state, inject.when),
        unless=None if inject.unless is None else _condition(state, inject.unless),
        delay_ms=inject.delay_ms,
        expires="" if inject.expires is None else written(state, inject.expires),
        true_since=true_since,
        lapsed=row.lapsed or "",
        storylines=tuple(
            line.title for line in state.the_world.storylines if line.id in inject.storyline
        ),
        alone=_alone(state, inject),
        later=_later(state, row, inject),
        waits=inject.waits,
        spared=tuple(dict.fromkeys(state.cell_name(to.partition(".")[0]) for to in row.left_out)),
    )


def _alone(state: State, inject: Inject) -> tuple[str, ...]:
    if inject.exclusive is None:
        return ()
    rows = sorted(state.msel.values(), key=lambda row: row.order)
    injects = (row.inject for row in rows if row.inject is not None)
    return tuple(one.number for one in injects if one.exclusive == inject.exclusive)


def _later(state: State, row: MselRow, inject: Inject) -> tuple[Later, ...]:
    to_come = dict(row.later)
    found = []
    for to, ms in (dict.fromkeys(to_come, 0) | delays(inject)).items():
        due = copy_goes_out_ms(state, row, to, to_come[to]) if to in to_come else None
        at = None if due is None else moments.at_time(state, due)
        seat = state.seats.get(to)
        name = (
            state.cell_name(to) if seat is None else f"{state.cell_name(seat.cell)}, {seat.title}"
        )
        found.append(Later(cell=name, ms=ms, at=at))
    return tuple(found)


def written(state: State, release: Release) -> str:
    """A moment as exercise time where that is known, else as the scenario has it."""
    ms = moment_of(state, release)
    return at_words(release) if ms is None else f"T+{clock(ms)}"


def at_words(release: Release) -> str:
    """A moment as the scenario language has it; empty for what has a time of its own, or none."""
    if isinstance(release, FromPhase):
        return f"{release.phase}+{clock(release.ms)}"
    return f"{release.stamp:%Y-%m-%d %H:%M}" if isinstance(release, AtStoryTime) else ""


def _condition(state: State, one: scenario.Condition) -> Condition:
    if one.track is not None:
        return _track(state, one.track)
    if one.inject is not None:
        return _inject(state, one.inject)
    if one.message is not None:
        return _message(state, one.message)
    if one.agreement is not None:
        return _agreement(state, one.agreement)
    if one.ruling is not None:
        return _ruling(state, one.ruling)
    if one.move is not None:
        return _move(state, one.move)
    if one.decision is not None:
        return _decision(state, one.decision)
    return _several(state, one)


def _several(state: State, one: scenario.Condition) -> Condition:
    parts = tuple(_condition(state, part) for part in one.parts())
    if parts:
        kind: Literal["all", "any", "not"] = "not"
        if one.none_of is None:
            kind = "all" if one.all_of is not None else "any"
        return Condition(kind=kind, parts=parts)
    if one.at is not None:
        return Condition(kind="at", words=(written(state, one.at),))
    spec = state.phase_spec(one.phase or "")
    return Condition(kind="phase", words=(spec.title if spec else one.phase or "",))


def _track(state: State, wanted: scenario.TrackIs) -> Condition:
    named = {track.id: track.name for track in state.the_world.tracks}
    least = wanted.at_least is not None
    value = wanted.at_least if wanted.at_least is not None else wanted.at_most
    return Condition(
        kind="track",
        words=(named.get(wanted.of, wanted.of),),
        what="at_least" if least else "at_most",
        value=value or 0,
    )


def _inject(state: State, wanted: scenario.InjectIs) -> Condition:
    row = state.msel.get(wanted.inject)
    inject = row.inject if row else None
    return Condition(
        kind="inject",
        cells=_named(state, wanted.by),
        words=(inject.number if inject else wanted.inject,),
        what=wanted.has or wanted.left or "",
        ms=wanted.for_ms,
    )


def _decision(state: State, wanted: scenario.DecisionIs) -> Condition:
    row = state.msel.get(wanted.of)
    inject = row.inject if row else None
    choice = inject.decision if inject else None
    options = {one.id: one.title for one in choice.options} if choice else {}
    how = {None: "", True: "default", False: "chosen"}[wanted.by_default]
    number = inject.number if inject else wanted.of
    return Condition(
        kind="decision",
        words=(number, *(options.get(one, one) for one in wanted.chosen)),
        what=how,
    )


def _message(state: State, wanted: scenario.MessageIs) -> Condition:
    return Condition(
        kind="message",
        cells=_named(state, wanted.sender),
        toward=_named(state, tuple(to for to in wanted.to if to != "public")),
        what="public" if "public" in wanted.to else "",
        count=wanted.count,
        ms=wanted.within_ms or 0,
        either=wanted.either,
    )


def _agreement(state: State, wanted: scenario.AgreementIs) -> Condition:
    return Condition(
        kind="agreement",
        cells=_named(state, wanted.between),
        count=wanted.count,
        ms=wanted.within_ms or 0,
    )


def _move(state: State, wanted: scenario.MoveIs) -> Condition:
    instruments = {one.id: one.name for one in state.the_world.instruments}
    return Condition(
        kind="move",
        cells=_named(state, wanted.by),
        toward=_named(state, wanted.target),
        words=(*(instruments.get(one, one) for one in wanted.instrument), *wanted.tag),
        count=wanted.count,
        ms=wanted.within_ms or 0,
    )


def _ruling(state: State, wanted: scenario.RulingIs) -> Condition:
    outcomes = {one.id: one.word for one in state.the_world.outcomes}
    effect = {None: "", True: "takes_effect", False: "fails"}[wanted.takes_effect]
    move = _move(state, wanted)
    results = tuple(outcomes.get(one, one) for one in wanted.outcome)
    return replace(move, kind="ruling", words=(*move.words, *results), what=effect)


def _named(state: State, cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(state.cell_name(cell) for cell in cells)
