"""Which injects exercise what the exercise is held for, and from how many sides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exercise.domain.scenario import ByHand, Concern
from exercise.scenario.check.ceilings import Ceilings
from exercise.scenario.check.readings import cells_of
from exercise.scenario.loaded import Loaded
from exercise.scenario.problems import Problem


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A concern, the numbers of its injects, and how many of them each cell gets."""

    concern: str
    injects: tuple[str, ...]
    by_hand: tuple[str, ...]
    """Those among them that go out only when a controller releases them."""
    sides: Mapping[str, int]
    """By cell, in the scenario's order; 0 where it gets none."""
    deciding: tuple[str, ...] = ()
    """Numbers of the injects at which it is decided."""

    @property
    def seen_by(self) -> tuple[str, ...]:
        """The cells that get at least one."""
        return tuple(cell for cell, count in self.sides.items() if count)


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective, and the numbers of the injects that name it."""

    cell: str | None
    """Whose it is; None: the exercise's."""
    objective: str
    injects: tuple[str, ...]


def objectives_of(loaded: Loaded) -> tuple[ObjectiveRow, ...]:
    """A row for each objective of the exercise, and then for each of a cell's own."""
    scenario = loaded.scenario
    listed: list[tuple[str | None, str]] = [(None, one.id) for one in scenario.world.objectives]
    listed += [(role.id, one.id) for role in scenario.roles for one in role.objectives]
    return tuple(
        ObjectiveRow(cell, one, _naming(loaded, one if cell is None else f"{cell}.{one}"))
        for cell, one in listed
    )


def _naming(loaded: Loaded, objective: str) -> tuple[str, ...]:
    return tuple(one.number for one in loaded.scenario.injects if objective in one.objectives)


def coverage_of(loaded: Loaded) -> tuple[CoverageRow, ...]:
    """A row for each concern that the scenario declares."""
    return tuple(_row(loaded, concern) for concern in loaded.scenario.world.concerns)


def _row(loaded: Loaded, concern: Concern) -> CoverageRow:
    injects = [each for each in loaded.scenario.injects if concern.id in each.concerns]
    return CoverageRow(
        concern.id,
        tuple(each.number for each in injects),
        tuple(each.number for each in injects if isinstance(each.release, ByHand)),
        {
            cell: sum(cell in cells_of(each) for each in injects)
            for cell in loaded.scenario.cell_ids()
        },
        tuple(each.number for each in loaded.scenario.injects if each.id in concern.deciding),
    )


def concerns(loaded: Loaded, ceilings: Ceilings) -> Iterator[Problem]:
    """Concerns that too few injects exercise, or from one side only."""
    enough = min(ceilings.concern_sides, len(loaded.scenario.roles))
    for number, row in enumerate(coverage_of(loaded)):
        source = loaded.world.at("concerns", number, "id")
        name, count = f"concern '{row.concern}'", len(row.injects)
        if not count:
            yield source.problem("unexercised", f"{name} is exercised by no inject")
            continue
        if count < ceilings.concern_injects:
            many = "1 inject" if count == 1 else f"{count} injects"
            message = f"{name} is exercised by {many}: expected {ceilings.concern_injects}"
            yield source.problem("unexercised", message)
        if len(row.seen_by) < enough:
            message = f"{name} is exercised from one side only: {', '.join(row.seen_by)}"
            yield source.problem("unexercised", message)


def objectives(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """Objectives that no inject serves."""
    served = {name for inject in loaded.scenario.injects for name in inject.objectives}
    for number, objective in enumerate(loaded.scenario.world.objectives):
        if objective.id not in served:
            message = f"objective '{objective.id}' is exercised by no inject"
            yield loaded.world.at("objectives", number, "id").problem("unexercised", message)


def cells_objectives(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """Of a cell whose objectives injects name, those that none of them does."""
    for role in loaded.scenario.roles:
        rows = [row for row in objectives_of(loaded) if row.cell == role.id]
        if not any(row.injects for row in rows):
            continue
        source = loaded.role(role.id)
        aims = source.at("aims")
        listed = source.at("objectives") if aims.node is source.node else aims
        for number, row in enumerate(rows):
            if not row.injects:
                message = f"objective '{row.cell}.{row.objective}' is exercised by no inject"
                yield listed.at(number).problem("unexercised", message)
