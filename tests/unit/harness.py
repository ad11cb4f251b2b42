"""Plays an exercise in memory: the pure rules with a clock, ids and salts that the test holds."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from exercise.app.beside import Beside
from exercise.domain import agenda, lifecycle, seats
from exercise.domain.clock import anchor
from exercise.domain.commands import Command, parse_command
from exercise.domain.consequences import follow
from exercise.domain.creation import first_entries
from exercise.domain.decide import decide
from exercise.domain.decision import Context, Decision
from exercise.domain.entry import Draft, Entry, place
from exercise.domain.fold import evolve
from exercise.domain.payloads import Payload
from exercise.domain.scenario import Scenario
from exercise.domain.state import FACILITATOR, SYSTEM, State
from exercise.domain.upcast import payload_of
from tests.unit.trial import TRIAL

START = 1_700_000_000_000
MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Step:
    """One entry, with what was so around it."""

    entry: Entry
    payload: Payload | None
    before: State
    after: State
    beside_before: Beside
    beside_after: Beside


class Play:
    """One exercise. ``steps`` has every entry since it was created."""

    def __init__(self, scenario: Scenario = TRIAL, *, rate_milli: int = 1_000) -> None:
        self.wall = START
        self.mono = 0
        self.state = State("trial")
        self.log: list[Entry] = []
        self.steps: list[Step] = []
        self.erased: set[int] = set()
        self.names: dict[str, str] = {}
        self._commands = 0
        self._anchor = anchor(self.state, 0, 0)
        drafts = first_entries(
            scenario, scenario_hash="0" * 64, name="Trial", rate_milli=rate_milli
        )
        self._append(drafts, 0)
        self.steps.clear()

    # ── time ─────────────────────────────────────────────────────────────────

    @property
    def t(self) -> int:
        """Exercise time now, ms."""
        return max(self.state.t, self._anchor.read(self.mono))

    def wait(self, ms: int) -> None:
        """Lets wall time go by; what falls due meanwhile is done at the next act, not here."""
        self.wall += ms
        self.mono += ms * 1_000_000

    def tick(self) -> None:
        """Does what the clock does by itself."""
        while True:
            before = self.state.seq
            self._carry_out(SYSTEM, agenda.act)
            if self.state.seq == before:
                break
        self._carry_out(SYSTEM, lifecycle.settle_when_final)

    def run(self, ms: int) -> None:
        """Lets exercise time go by in seconds, with the clock's own acts."""
        for _ in range(-(-ms // 1000)):
            self.wait(1000)
            self.tick()

    def absent(self, ms: int, reason: str = "server_away") -> None:
        """The server was away while the clock ran."""
        t = self.t
        self.wait(ms)

        def rule(state: State, context: Context) -> Decision:
            paused = lifecycle.pause_after_absence(
                state, reason=reason, away_ms=ms, context=context
            )
            return replace(paused, t=t)

        self._carry_out(SYSTEM, rule)

    # ── acts ─────────────────────────────────────────────────────────────────

    def do(self, actor: str, kind: str, /, **fields: Any) -> dict[str, Any]:
        """One command, as a browser sends it; returns the answer.

        Raises:
            Refused: it was.
        """
        command = parse_command({"type": kind, **fields})
        return self.carry_out(actor, command)

    def carry_out(self, actor: str, command: Command) -> dict[str, Any]:
        return self._carry_out(actor, lambda state, context: decide(state, command, context))

    def join(self, seat: str, person: str) -> dict[str, Any]:
        """Somebody takes a seat, or asks for it; their name is their id in capitals."""
        self.names[person] = person.upper()
        return self._carry_out(SYSTEM, lambda s, c: seats.take(s, seat, person, c))

    def join_staff(self, cell: str, person: str) -> str:
        """Somebody gets a seat of their own in a staff cell; returns the seat."""
        self.names[person] = person.upper()
        title = cell.title()
        answer = self._carry_out(SYSTEM, lambda s, c: seats.add_and_take(s, cell, title, person, c))
        return str(answer["seat"])

    def sit(self, controller: str, seat: str) -> dict[str, Any]:
        """The white cell sits in an empty seat."""
        person = self.state.seats[controller].person or controller
        return self._carry_out(controller, lambda s, c: seats.sit(s, seat, person, c))

    def empty(self, cell: str) -> None:
        """Everybody leaves a cell."""
        for seat in self.state.seats_of(cell):
            if seat.person is not None:
                self.do(FACILITATOR, "seat.vacate", seat=seat.id)

    def hand_to_program(self, cell: str) -> None:
        """A program plays for the people of a cell, who leave."""
        self.empty(cell)
        self.do(FACILITATOR, "standin.seat", cell=cell, temperament="cautious")

    def _carry_out(self, actor: str, rule: Callable[[State, Context], Decision]) -> dict[str, Any]:
        self._commands += 1
        command = self._commands

        def new_id(label: str) -> str:
            text = f"{actor}/{command}/{label}"
            return hashlib.sha256(text.encode()).hexdigest()[:16]

        context = Context(actor=actor, t=self.t, at=self.wall, new_id=new_id)
        decision = follow(self.state, rule(self.state, context), context)
        self._append(decision.drafts, context.t if decision.t is None else decision.t)
        self.erased.update(decision.erases)
        return decision.answer

    def _append(self, drafts: Sequence[Draft], t: int) -> None:
        for draft in drafts:
            entry = place(
                draft,
                exercise=self.state.exercise,
                seq=self.state.seq + 1,
                at=self.wall,
                t=t,
                salt=f"{self.state.seq + 1:032x}",
                prev=self.state.hash,
            )
            payload = payload_of(entry)
            before, beside = self.state, self.beside()
            self.state = evolve(before, entry, payload)
            if entry.kind == "name.erased":
                self.names.pop(payload.person, None)  # type: ignore[union-attr]
            self.log.append(entry)
            self.steps.append(Step(entry, payload, before, self.state, beside, self.beside()))
        if drafts:
            self._anchor = anchor(self.state, self.mono)

    # ── what is kept ─────────────────────────────────────────────────────────

    def beside(self, **more: Any) -> Beside:
        """What stands beside the log now."""
        return Beside(names=dict(self.names), **more)

    def stored(self) -> list[Entry]:
        """The log as it is on disk: what was erased is gone from it."""
        return [
            entry._replace(text=None, salt=None) if entry.seq in self.erased else entry
            for entry in self.log
        ]

    def kinds(self) -> list[str]:
        """Kinds of all entries since it was created, in order."""
        return [step.entry.kind for step in self.steps]

    def last(self, kind: str) -> Step:
        """The newest entry of a kind."""
        return next(step for step in reversed(self.steps) if step.entry.kind == kind)


def seated(scenario: Scenario = TRIAL) -> Play:
    """An exercise in its lobby, everybody in their seats but ``west.press``."""
    play = Play(scenario)
    play.join(FACILITATOR, "fay")
    play.join("white.lead", "leo")
    for cell in play.state.cells:
        for seat in play.state.seats_of(cell):
            if seat.id != "west.press":
                play.join(seat.id, seat.id.replace(".", "-"))
    return play


def started(scenario: Scenario = TRIAL) -> Play:
    """The same, running at T+00:00."""
    play = seated(scenario)
    play.do(FACILITATOR, "exercise.start")
    return play


def viewers(state: State) -> tuple[str, ...]:
    """Every viewer there is."""
    return (
        *(f"cell:{cell}" for cell in state.cells),
        *(f"seat:{seat}" for seat in state.seat_order if state.seats[seat].cell in state.cells),
        "white",
        "observers",
        "organisers",
        "public",
    )


def readers(step: Step) -> Mapping[str, bool]:
    """Of every viewer, whether it receives the entry."""
    return {viewer: viewer in step.entry.audience for viewer in viewers(step.after)}
