"""The driver: begins, moves from phase to phase as planned, and ends. It is the facilitator."""

from collections.abc import Iterable
from typing import Any

from exercise.domain import audience
from exercise.domain.payloads import InjectPlanned, WorldSet
from exercise.domain.planned import planned_ms
from exercise.domain.scenario import Inject, World
from exercise.domain.state import FACILITATOR
from exercise.standins.heard import Act, Heard
from exercise.standins.plans import Plans

MINUTE = 60_000
AFTER_LAST = 10 * MINUTE


def planned_end(world: World, injects: Iterable[Inject]) -> int:
    """Exercise time (ms) of ENDEX: with the last prompt, if all else is due before it.

    Without such a prompt, well after the last phase began and the last inject came.
    """
    last = world.phases[-1]
    found = (planned_ms(world, inject.release) for inject in injects)
    latest = max(last.planned_ms, *(ms for ms in found if ms is not None), 0)
    said = max((last.planned_ms + prompt.at_ms for prompt in last.prompts), default=0)
    return said if said > latest else latest + AFTER_LAST


class Driver:
    """Drives the clock. Without ``starts`` somebody else gives STARTEX."""

    viewers = (audience.WHITE,)

    def __init__(self, *, starts: bool = True) -> None:
        self._starts = starts
        self._world: World | None = None
        self._groups: dict[str, str] = {}
        """Row to the group of which only one goes out."""
        self._plans = Plans()
        self._rows: dict[str, Inject] = {}

    def hear(self, heard: Heard) -> None:
        match heard.payload:
            case WorldSet(world=world):
                self._world = world
                if self._starts:
                    self._plans.add(0, lambda _: [_command("exercise.start", "startex")])
            case InjectPlanned(inject=inject):
                self._rows[inject.id] = inject
                if inject.exclusive:
                    self._groups[inject.id] = inject.exclusive
        if heard.kind == "exercise.started" and self._world is not None:
            self._plan(self._world)
        elif heard.kind == "exercise.ended":
            self._plans.drop()

    def _plan(self, world: World) -> None:
        for phase in world.phases[1:]:
            self._plans.add(phase.planned_ms, self._beginning(phase.id))
        end = planned_end(world, self._rows.values())
        self._plans.add(end, lambda _: [_command("exercise.end", "endex", waiting="lapse")])

    def _beginning(self, phase: str) -> Any:
        return lambda _: [_command("phase.begin", phase, phase=phase)]

    def next_t(self) -> int | None:
        return self._plans.next_t()

    def act(self, t: int) -> list[Act]:
        return self._plans.due(t)

    def answered(self, act: Act, code: str, answer: dict[str, Any]) -> None:
        """Asked what becomes of injects that would be left behind: they go out."""
        if code == "due_unlisted" and act.command["type"] == "phase.begin":
            phase = str(act.command["phase"])
            due = self._disposed(answer["due"])
            again = _command("phase.begin", f"{phase}/due", phase=phase, due=due)
            self._plans.add(0, lambda _: [again])

    def _disposed(self, rows: list[str]) -> dict[str, str]:
        """All are released; of a group of which only one goes out, the first."""
        out: set[str] = set()
        due: dict[str, str] = {}
        for row in rows:
            group = self._groups.get(row)
            due[row] = "keep" if group in out else "release"
            if group is not None:
                out.add(group)
        return due


def _command(verb: str, about: str, **fields: Any) -> Act:
    return Act(FACILITATOR, f"driver/{about}", {"type": verb, **fields})
