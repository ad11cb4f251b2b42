"""The after-action report as plain data: one pass over the log, then every part from its end."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo

from exercise.domain.entry import Entry
from exercise.domain.fold import evolve
from exercise.domain.state import State
from exercise.domain.upcast import payload_of
from exercise.report.facts.agreements import AgreementFact, agreements
from exercise.report.facts.clock import ClockFacts, clock
from exercise.report.facts.common import Said
from exercise.report.facts.concerns import Topic, concerns, objectives
from exercise.report.facts.cover import Cover, cover
from exercise.report.facts.decisions import DecisionFact, TaskFact, decisions, tasks
from exercise.report.facts.erasures import ErasureFact, erasures
from exercise.report.facts.gates import GateFact, gates
from exercise.report.facts.ledger import LedgerRow, ledger
from exercise.report.facts.moves import MoveFact, moves
from exercise.report.facts.notes import ObservationFact, observations
from exercise.report.facts.pace import CellPace, pace
from exercise.report.facts.questions import QuestionFact, questions
from exercise.report.facts.ratings import CellAims, aims
from exercise.report.facts.rulings import RulingFact, numbered, rulings
from exercise.report.facts.summary import Summary, summary
from exercise.report.facts.timeline import Timeline, timeline
from exercise.report.facts.told import FactLine, facts
from exercise.report.facts.tracks import TrackLine, tracks
from exercise.report.facts.traffic import Utterance, messages, statements
from exercise.report.scene import Scene, writing_of
from exercise.report.watch import Watch


class NothingLogged(ValueError):
    """The log has not got as far as its world: there is no exercise to report on."""


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything the report tells. Practice messages are nowhere in it."""

    cover: Cover
    summary: Summary
    timeline: Timeline
    clock: ClockFacts
    pace: tuple[CellPace, ...]
    tracks: tuple[TrackLine, ...]
    gates: tuple[GateFact, ...]
    concerns: tuple[Topic, ...]
    objectives: tuple[Topic, ...]
    """What the exercise is held for."""
    aims: tuple[CellAims, ...]
    """What each cell wanted, rated."""
    ledger: tuple[LedgerRow, ...]
    moves: tuple[MoveFact, ...]
    rulings: tuple[RulingFact, ...]
    agreements: tuple[AgreementFact, ...]
    decisions: tuple[DecisionFact, ...]
    tasks: tuple[TaskFact, ...]
    questions: tuple[QuestionFact, ...]
    facts: tuple[FactLine, ...]
    hot_wash: tuple[Said, ...]
    """What the scenario asks the room afterwards."""
    statements: tuple[Utterance, ...]
    messages: tuple[Utterance, ...]
    observations: tuple[ObservationFact, ...]
    erasures: tuple[ErasureFact, ...]


def report_data(
    entries: Iterable[Entry],
    names: Mapping[str, str] | None,
    made_at: int,
    *,
    zone: tzinfo = UTC,
    seen: Callable[[int], None] | None = None,
) -> ReportData:
    """What an exercise's log tells, up to its last entry.

    Args:
        names: person to name, to name people; None tells cells and seats alone.
        made_at: wall time (ms) that the report is made at.
        zone: where the clock on the wall hung.
        seen: called with each entry's sequence number, to show progress.

    Raises:
        NothingLogged: the log is empty, or ends before its scenario.
    """
    state, watch = State(exercise=""), Watch()
    for entry in entries:
        if not state.exercise:
            state = State(exercise=entry.exercise)
        payload = payload_of(entry)
        after = evolve(state, entry, payload)
        watch.observe(state, entry, payload, after)
        state = after
        if seen is not None:
            seen(entry.seq)
    if state.world is None:
        raise NothingLogged("This log has no scenario in it: there is nothing to report on.")
    scene = Scene(state, watch, names, zone, made_at, hints=writing_of(state))
    return _report(replace(scene, ruling_numbers=numbered(scene)))


def _report(scene: Scene) -> ReportData:
    rows, line, orders = ledger(scene), timeline(scene), moves(scene)
    topics, gone = concerns(scene, rows, orders), erasures(scene)
    paused = sum(pause.wall_ms for pause in line.pauses)
    return ReportData(
        cover=cover(scene),
        summary=summary(scene, rows, orders, topics, gone, paused),
        timeline=line,
        clock=clock(scene, line.pauses),
        pace=pace(line, rows),
        tracks=tracks(scene),
        gates=gates(scene),
        concerns=topics,
        objectives=objectives(scene, rows, orders),
        aims=aims(scene, rows),
        ledger=rows,
        moves=orders,
        rulings=rulings(scene),
        agreements=agreements(scene),
        decisions=decisions(scene),
        tasks=tasks(scene),
        questions=questions(scene),
        facts=facts(scene),
        hot_wash=tuple(map(scene.said, scene.state.the_world.hot_wash)),
        statements=statements(scene),
        messages=messages(scene),
        observations=observations(scene),
        erasures=gone,
    )
