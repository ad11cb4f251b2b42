"""What lies before a cell, put together from what it heard and nothing else."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from exercise.domain.payloads import (
    ExerciseStarted,
    FolderSet,
    InjectDelivered,
    MessageSent,
    MoveSubmitted,
    MoveTookEffect,
    PassedOn,
    PhaseBegun,
    RightSet,
    RulingTold,
    SeatAdded,
    StatementMade,
)
from exercise.domain.scenario import MenuMove
from exercise.standins.heard import Heard
from exercise.standins.table import SeatAt, Table

MINUTE = 60_000
HEAT_FADES = 15 * MINUTE
LATELY = 15 * MINUTE
_HEATS = {"FLASH": 3.0, "IMMEDIATE": 1.0}


class Desk:
    """One cell's desk."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.seats = {seat.id: seat for seat in table.seats}
        self.running = False
        self.menu: tuple[MenuMove, ...] = ()
        """Of all phases."""
        self.waiting: set[str] = set()
        """Own moves without a ruling."""
        self.ordered: dict[str, int] = {}
        """How often each thing on the menu was ordered, by its id."""
        self.talks: dict[str, list[int]] = {}
        """When this cell and another wrote to each other."""
        self.said: set[str] = set()
        """What this cell has written, or has read from others."""
        self._phase = ""
        self._phase_t = 0
        self._begun: set[str] = set()
        self._heats: list[tuple[int, float]] = []
        self._hearers: dict[str, Callable[[Heard, Any], None]] = {
            "exercise.started": self._started,
            "phase.begun": self._phase_begun,
            "exercise.ended": self._ended,
            "exercise.end_taken_back": self._started,
            "folder.set": self._folder,
            "seat.added": self._seat,
            "right.set": self._right,
            "move.submitted": self._ordered,
            "move.withdrawn": self._closed,
            "move.lapsed": self._closed,
            "ruling.told": self._ruled,
            "move.took_effect": self._effect,
            "message.sent": self._message,
            "item.passed_on": self._message,
            "statement.made": self._statement,
            "inject.delivered": self._inject,
        }

    def hear(self, heard: Heard) -> None:
        hearer = self._hearers.get(heard.kind)
        if hearer is not None:
            hearer(heard, heard.payload)

    # ── what it comes to ─────────────────────────────────────────────────────

    def heat(self, t: int) -> float:
        """How pressing the last quarter of an hour was, from 0 to 1."""
        self._heats = [one for one in self._heats if one[0] > t - HEAT_FADES]
        total = sum(weight for _, weight in self._heats)
        return total / (total + 4)

    def talked(self, cell: str, t: int) -> int:
        """How often this cell and the other wrote to each other lately."""
        return sum(moment > t - LATELY for moment in self.talks.get(cell, ()))

    def today(self, t: int) -> date | None:
        """The day in the story; None: no calendar is known."""
        for phase, starts, pace in self.table.calendar:
            if phase == self._phase:
                passed = timedelta(milliseconds=(t - self._phase_t) * pace)
                return (starts + passed).date()
        return None

    def offered(self) -> tuple[MenuMove, ...]:
        """What is on the menu now."""
        return tuple(move for move in self.menu if move.is_good(self._begun))

    def reachable(self) -> tuple[str, ...]:
        """Other cells that can be written to now."""
        closed = {cell for phase, cell in self.table.closed if phase == self._phase}
        return tuple(cell for cell in self.table.others if cell not in closed)

    def head(self) -> str:
        """The seat that speaks for the cell."""
        seats = tuple(self.seats.values())
        return next((seat.id for seat in seats if seat.head), seats[0].id)

    def submitter(self) -> str | None:
        """A seat that may order moves."""
        may = [seat for seat in self.seats.values() if seat.submit]
        return next((seat.id for seat in may if seat.head), may[0].id if may else None)

    def seat_for(self, to: tuple[str, ...]) -> str:
        """The seat to which something was addressed; the head's where it went to the cell."""
        return next((one for one in to if one in self.seats), self.head())

    # ── hearing ──────────────────────────────────────────────────────────────

    def _started(self, heard: Heard, payload: object) -> None:
        self.running = True
        if isinstance(payload, ExerciseStarted):
            self._begin(payload.phase, heard.t)

    def _phase_begun(self, heard: Heard, payload: PhaseBegun) -> None:
        self._begin(payload.phase, heard.t)

    def _begin(self, phase: str, t: int) -> None:
        self._phase, self._phase_t = phase, t
        self._begun.add(phase)

    def _ended(self, _heard: Heard, _payload: object) -> None:
        self.running = False

    def _folder(self, _heard: Heard, payload: FolderSet | None) -> None:
        self.menu = payload.menu if payload is not None else ()

    def _seat(self, _heard: Heard, payload: SeatAdded) -> None:
        if payload.cell == self.table.cell:
            self.seats[payload.seat] = SeatAt(payload.seat, head=False, submit=payload.may_submit)

    def _right(self, _heard: Heard, payload: RightSet) -> None:
        seat = self.seats.get(payload.seat)
        if seat is not None and payload.right == "submit":
            self.seats[seat.id] = SeatAt(seat.id, head=seat.head, submit=payload.granted)

    def _ordered(self, heard: Heard, payload: MoveSubmitted | None) -> None:
        if heard.item is not None:
            self.waiting.add(heard.item)
        if payload is not None:
            ordered = payload.menu or payload.title
            self.ordered[ordered] = self.ordered.get(ordered, 0) + 1

    def _closed(self, heard: Heard, _payload: object) -> None:
        self.waiting.discard(heard.item or "")

    def _ruled(self, _heard: Heard, payload: RulingTold | None) -> None:
        if payload is not None:
            self.waiting.difference_update(payload.on)

    def _effect(self, heard: Heard, payload: MoveTookEffect | None) -> None:
        if payload is not None and payload.cell != self.table.cell:
            aimed = self.table.cell in payload.targets
            self._heats.append((heard.t, 2.0 if aimed else 1.0))

    def _message(self, heard: Heard, payload: MessageSent | PassedOn | None) -> None:
        if payload is None:
            return
        if isinstance(payload, MessageSent):
            self.said.add(payload.text)
        own = payload.cell == self.table.cell
        for cell in payload.to if own else (payload.cell,):
            self.talks.setdefault(cell, []).append(heard.t)

    def _statement(self, _heard: Heard, payload: StatementMade | None) -> None:
        if payload is not None:
            self.said.add(payload.text)

    def _inject(self, heard: Heard, payload: InjectDelivered | None) -> None:
        if payload is not None and payload.precedence in _HEATS:
            self._heats.append((heard.t, _HEATS[payload.precedence]))
