"""The figures a reader wants first."""

from dataclasses import dataclass

from exercise.domain.state import MoveStatus, RowStatus
from exercise.report.facts.concerns import Topic
from exercise.report.facts.erasures import ErasureFact
from exercise.report.facts.ledger import LedgerRow, median_ms
from exercise.report.facts.moves import MoveFact
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class Summary:
    exercise_ms: int
    wall_ms: int
    """From STARTEX to ENDEX, pauses included; while it goes on, to the newest entry, or to now in
    a pause."""
    paused_wall_ms: int
    pauses: int
    injects: int
    released: int
    acknowledge_ms: int | None
    addressed: int
    """Inject and cell, every pair that asked for an acknowledgement."""
    acknowledged: int
    moves: int
    moves_by_openness: tuple[tuple[str, int], ...]
    """``public``, ``private``, ``secret``; erased moves are in none."""
    waiting: int
    rulings: int
    superseded: int
    ruled_ms: int | None
    """Median from a move to its first ruling."""
    slowest_ms: int | None
    statements: int
    messages: int
    agreements: int
    observations: int
    erasures: int
    concerns: int
    exercised: int

    @property
    def empty(self) -> bool:
        """Whether nothing was played at all."""
        return not (self.released or self.moves or self.rulings or self.statements or self.messages)


def summary(
    scene: Scene,
    rows: tuple[LedgerRow, ...],
    moves: tuple[MoveFact, ...],
    concerns: tuple[Topic, ...],
    erased: tuple[ErasureFact, ...],
    paused_wall_ms: int,
) -> Summary:
    state = scene.state
    reaches = [reach for row in rows for reach in row.reaches]
    started = state.started_at
    until = state.at if state.running else scene.made_at
    until = until if state.ended_at is None else state.ended_at
    waits = [move.ruled_ms for move in moves if move.ruled_ms is not None]
    return Summary(
        exercise_ms=scene.end_t,
        wall_ms=0 if started is None else max(0, until - started),
        paused_wall_ms=paused_wall_ms,
        pauses=len(scene.watch.stops),
        injects=len(rows),
        released=sum(row.status is RowStatus.RELEASED or row.released is not None for row in rows),
        acknowledge_ms=median_ms(reach.acknowledged_ms for reach in reaches),
        addressed=len(reaches),
        acknowledged=sum(reach.acknowledged_ms is not None for reach in reaches),
        moves=len(moves),
        moves_by_openness=tuple(
            (kind, sum(move.order is not None and move.order.openness == kind for move in moves))
            for kind in ("public", "private", "secret")
        ),
        waiting=sum(move.status is MoveStatus.WAITING for move in moves),
        rulings=len(state.rulings),
        superseded=sum(one.superseded_by is not None for one in state.rulings.values()),
        ruled_ms=median_ms(waits),
        slowest_ms=max(waits, default=None),
        statements=len(scene.items("statement.made")),
        messages=len(scene.items("message.sent", "item.passed_on")),
        agreements=len(scene.items("agreement.recorded")),
        observations=len(scene.items("observation.noted")),
        erasures=len(erased),
        concerns=len(concerns),
        exercised=sum(topic.exercised for topic in concerns),
    )
