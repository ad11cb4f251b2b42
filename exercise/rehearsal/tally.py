"""Counts, while an exercise is played, what it comes to."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from typing import Any

from exercise.app.answers import Answer
from exercise.app.running import Told
from exercise.domain.audience import cell_viewer, seat_viewer
from exercise.domain.gates import GateWatch
from exercise.domain.payloads import (
    AgreementRecorded,
    InjectAcknowledged,
    InjectDelivered,
    MessageSent,
    MoveSubmitted,
    MoveTookEffect,
    PassedOn,
    RulingMade,
    RulingTold,
    StatementMade,
)
from exercise.domain.scenario import WHITE, ByHand, Inject, Scenario
from exercise.domain.state import State
from exercise.rehearsal.ceilings import WINDOW_MS, broken
from exercise.rehearsal.outcome import (
    BIN_MS,
    GRID_MS,
    CellLoad,
    Control,
    Outcome,
    RowFate,
    TrackRun,
)
from exercise.standins.driver import planned_end
from exercise.standins.heard import Act
from exercise.standins.standin import word_count

_TO_READ = (
    InjectDelivered | MessageSent | PassedOn | StatementMade | RulingTold | MoveTookEffect
) | AgreementRecorded


NOT_COUNTED = ("question", "task")
"""Media of what is no inject in the sense of ceilings."""


class _Cell:
    """One cell's counts."""

    def __init__(self, cell: str, seats: Iterable[str]) -> None:
        self.id = cell
        self.viewers = {cell_viewer(cell), *(seat_viewer(f"{cell}.{seat}") for seat in seats)}
        self.done: Counter[str] = Counter()
        self.words: Counter[int] = Counter()
        self.busiest = 0
        self.moments: list[int] = []
        """At which it got something to attend to."""
        self._window: deque[tuple[int, int]] = deque()

    def got(self, t: int, words: int, *, inject: bool) -> None:
        self.words[t // BIN_MS] += words
        self.moments.append(t)
        if inject:
            self._window.append((t, words))
            while self._window[0][0] <= t - WINDOW_MS:
                self._window.popleft()
            self.busiest = max(self.busiest, sum(words for _, words in self._window))


class Tally:
    """Hears every entry, as nobody who plays does."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self.planned_end = planned_end(scenario.world, scenario.injects)
        self._cells = {
            role.id: _Cell(role.id, (seat.id for seat in role.seats)) for role in scenario.roles
        }
        self._submitted: dict[str, int] = {}
        self._waits: list[int] = []
        self._most_waiting = 0
        self._counts: Counter[str] = Counter()
        self._refused: Counter[str] = Counter()
        self._gates = GateWatch()
        self._kinds = {
            MoveSubmitted: self._move,
            RulingMade: self._ruling,
            InjectAcknowledged: self._acknowledged,
            MessageSent: self._message,
            StatementMade: self._statement,
        }

    # ── while it is played ───────────────────────────────────────────────────

    def answered(self, act: Act, answer: Answer) -> None:
        """A command was answered."""
        if not answer.ok and answer.code != "due_unlisted":
            self._refused[f"{act.command['type']}: {answer.code}"] += 1

    def hear(self, told: Told) -> None:
        payload = told.payload
        self._gates.observe(told.before, told.entry, told.after)
        if isinstance(payload, _TO_READ):
            self._to_read(told, payload)
        counts: Any = self._kinds.get(type(payload))  # type: ignore[arg-type]
        if counts is not None:
            counts(told, payload)

    def _to_read(self, told: Told, payload: Any) -> None:
        words, by = word_count(payload), getattr(payload, "cell", None)
        inject = isinstance(payload, InjectDelivered)
        for cell in self._cells.values():
            if cell.id != by and not cell.viewers.isdisjoint(told.entry.audience):
                cell.got(told.entry.t, words, inject=inject)

    def _move(self, told: Told, payload: MoveSubmitted) -> None:
        self._submitted[told.entry.item or ""] = told.entry.t
        self._counts["moves"] += 1
        self._cells[payload.cell].done["moves"] += 1
        self._most_waiting = max(self._most_waiting, len(told.after.waiting))

    def _ruling(self, told: Told, payload: RulingMade) -> None:
        for move in payload.moves:
            since = self._submitted.pop(move, None)
            if since is not None:
                self._waits.append(told.entry.t - since)

    def _acknowledged(self, _told: Told, payload: InjectAcknowledged) -> None:
        if payload.cell in self._cells:
            self._cells[payload.cell].done["acknowledged"] += 1

    def _message(self, _told: Told, payload: MessageSent) -> None:
        if payload.cell in self._cells:
            self._cells[payload.cell].done["messages"] += 1
            if WHITE in payload.to:
                self._counts["messages"] += 1

    def _statement(self, _told: Told, payload: StatementMade) -> None:
        if payload.cell in self._cells:
            self._cells[payload.cell].done["statements"] += 1

    # ── what it came to ──────────────────────────────────────────────────────

    def outcome(
        self, state: State, *, seed: int, tempers: Mapping[str, str], controllers: int
    ) -> Outcome:
        """Once it is over."""
        end = state.ended_t if state.ended_t is not None else state.t
        cells = {
            cell.id: self._load(state, cell, tempers[cell.id], end) for cell in self._cells.values()
        }
        return Outcome(
            seed=seed,
            ended_ms=end,
            entries=state.seq,
            head=state.hash,
            rows=tuple(_fate(state, inject) for inject in self._scenario.injects),
            storylines=self._storylines(state),
            gates={gate.id: self._gates.first_t(gate.id) for gate in state.the_world.gates},
            beyond=tuple(gate.id for gate in state.the_world.gates if self._gates.is_open(gate.id)),
            tracks={track.id: _run(state, track.id, end) for track in state.the_world.tracks},
            cells=cells,
            control=Control(
                controllers=controllers,
                moves=self._counts["moves"],
                ruled=len(self._waits),
                unruled=len(state.ended_moves),
                messages=self._counts["messages"],
                waits_ms=tuple(self._waits),
                most_waiting=self._most_waiting,
            ),
            refused=dict(sorted(self._refused.items())),
            broken=broken(cells, state.the_world.ceilings),
        )

    def _storylines(self, state: State) -> dict[str, int]:
        out = Counter(
            storyline
            for inject in self._scenario.injects
            if state.msel[inject.id].released_t is not None
            for storyline in inject.storyline
        )
        return {one.id: out[one.id] for one in self._scenario.world.storylines}

    def _load(self, state: State, cell: _Cell, temperament: str, end: int) -> CellLoad:
        addressed = [
            inject
            for inject in self._scenario.injects
            if (row := state.msel[inject.id]).released_t is not None
            and inject.medium not in NOT_COUNTED
            and any(to.partition(".")[0] == cell.id for to in {*inject.to} - {*row.left_out})
        ]
        return CellLoad(
            temperament=temperament,
            injects=len(addressed),
            decisions=sum(demands(inject, cell.id) for inject in addressed),
            words=tuple(cell.words[one] for one in range(end // BIN_MS + 1)),
            busiest=cell.busiest,
            gap_ms=_longest_gap(state, cell.moments, end),
            acknowledged=cell.done["acknowledged"],
            moves=cell.done["moves"],
            messages=cell.done["messages"],
            statements=cell.done["statements"],
        )


def demands(inject: Inject, cell: str) -> bool:
    """Whether an inject demands a decision of this cell for certain."""
    cells = {to.partition(".")[0] for to in inject.to}
    if inject.decision is None or cell not in cells:
        return False
    if inject.decision.on is not None:
        return inject.decision.on.partition(".")[0] == cell
    return cells == {cell}


def _fate(state: State, inject: Inject) -> RowFate:
    row = state.msel[inject.id]
    return RowFate(
        id=inject.id,
        number=inject.number,
        title=inject.title,
        fate=row.status.value,
        t=row.released_t,
        by_hand=isinstance(inject.release, ByHand) and inject.when is None,
        counted=inject.medium not in NOT_COUNTED,
    )


def _run(state: State, track_id: str, end: int) -> TrackRun:
    track = next(one for one in state.the_world.tracks if one.id == track_id)
    points = list(reversed(list(state.tracks.get(track_id) or ())))
    values: list[int] = []
    value, place = track.start, 0
    for t in range(0, end + GRID_MS, GRID_MS):
        while place < len(points) and points[place].t <= min(t, end):
            value = points[place].value
            place += 1
        values.append(value)
    return TrackRun(name=track.name, low=track.low, high=track.high, values=tuple(values))


def _longest_gap(state: State, moments: list[int], end: int) -> int:
    windows = [
        (begun.t + window.from_ms, begun.t + window.to_ms)
        for begun in state.phases
        for window in (state.phase_spec(begun.phase) or state.the_world.phases[0]).quiet
    ]
    longest, before = 0, 0
    for moment in (*sorted(moments), end):
        quiet = sum(max(0, min(moment, last) - max(before, first)) for first, last in windows)
        longest = max(longest, moment - before - quiet)
        before = moment
    return longest
