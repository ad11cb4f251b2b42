"""When a scenario's gates stood open: seen while a log goes by, and written nowhere.

An entry changes nothing for a gate that does not listen to its kind, so that most cost nothing.
"""

from dataclasses import dataclass, field

from exercise.domain.conditions import becomes_true, holds
from exercise.domain.entry import Entry
from exercise.domain.scenario import Gate
from exercise.domain.state import Life, State


def open_by_time(state: State, t: int) -> tuple[str, ...]:
    """Gates open at exercise time ``t``, of those that time alone may open or close."""
    if not state.phases:
        return ()
    timed = (gate for gate in state.the_world.gates if gate.when.is_timed)
    return tuple(gate.id for gate in timed if holds(state, gate.when, t))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of exercise time (ms) in which a gate was open; ``to_t`` None: to the end."""

    from_t: int
    to_t: int | None = None


@dataclass(slots=True)
class GateWatch:
    """Shown every entry once, in order, with the state on either side of it."""

    spans: dict[str, list[Span]] = field(default_factory=dict)
    """By gate, in order."""

    def observe(self, before: State, entry: Entry, after: State) -> None:
        """Takes in one entry."""
        if after.life not in (Life.RUNNING, Life.PAUSED):
            return
        for gate in after.the_world.gates:
            if gate.when.is_timed:
                self._pass_time(gate, before, entry.t)
            if gate.when.is_timed or entry.kind in gate.when.listens_to:
                self._judge(gate, after, entry.t)

    def first_t(self, gate: str) -> int | None:
        """Exercise time at which it first opened; None: it never did."""
        return next((span.from_t for span in self.spans.get(gate, ())), None)

    def is_open(self, gate: str) -> bool:
        """Whether it stands open now."""
        spans = self.spans.get(gate)
        return spans is not None and spans[-1].to_t is None

    def _pass_time(self, gate: Gate, before: State, until: int) -> None:
        """What time alone opened since the entry before."""
        if before.life is Life.RUNNING and not self.is_open(gate.id):
            moment = becomes_true(before, gate.when, before.t, until)
            if moment is not None:
                self.spans.setdefault(gate.id, []).append(Span(moment))

    def _judge(self, gate: Gate, state: State, t: int) -> None:
        found = holds(state, gate.when, t)
        if found and not self.is_open(gate.id):
            self.spans.setdefault(gate.id, []).append(Span(t))
        elif not found and self.is_open(gate.id):
            spans = self.spans[gate.id]
            spans[-1] = Span(spans[-1].from_t, t)
