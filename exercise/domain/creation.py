"""The first entries of an exercise: its scenario, piece by piece, each erasable."""

from exercise.domain import audience, payloads
from exercise.domain.decision import record
from exercise.domain.entry import Draft
from exercise.domain.msel import plan_entry
from exercise.domain.scenario import WHITE, Control, Fact, Role, Scenario
from exercise.domain.state import (
    CONTROL_ITEM,
    FACILITATOR,
    SYSTEM,
    brief_item,
    folder_item,
)


def first_entries(
    scenario: Scenario, *, scenario_hash: str, name: str, rate_milli: int
) -> tuple[Draft, ...]:
    """What the log of a new exercise begins with."""
    cells = scenario.cell_ids()
    created = payloads.ExerciseCreated(name=name, scenario=scenario_hash, rate_milli=rate_milli)
    world = payloads.WorldSet(world=scenario.world.model_copy(update={"public_brief": ""}))
    brief = payloads.BriefSet(cell=None, text=scenario.world.public_brief)
    owner = payloads.SeatAdded(cell=WHITE, seat=FACILITATOR, title="Facilitator")
    roles = (*scenario.roles, scenario.white)
    control = payloads.ControlSet(control=_control(scenario))
    return (
        record(created, by=SYSTEM, to=audience.STAFF_ONLY),
        record(world, by=SYSTEM, to=audience.STAFF_ONLY),
        *(_role_entry(role, order) for order, role in enumerate(roles)),
        record(brief, by=SYSTEM, to=audience.everyone(cells), item=brief_item(None)),
        *(draft for role in roles for draft in _texts(role, cells, scenario.control.facts)),
        record(control, by=SYSTEM, to=audience.STAFF_ONLY, item=CONTROL_ITEM),
        record(owner, by=SYSTEM, to=audience.STAFF_ONLY),
        *(plan_entry(inject, SYSTEM) for inject in scenario.injects),
    )


def _role_entry(role: Role, order: int) -> Draft:
    bones = role.model_copy(
        update={
            "public_brief": "",
            "secret_brief": "",
            "starting": "",
            "objectives": (),
            "red_lines": (),
            "relations": {},
            "menu": (),
        }
    )
    return record(payloads.RoleSet(role=bones, order=order), by=SYSTEM, to=audience.STAFF_ONLY)


def _texts(role: Role, cells: tuple[str, ...], facts: tuple[Fact, ...]) -> tuple[Draft, ...]:
    brief = payloads.BriefSet(cell=role.id, text=role.public_brief)
    folder = payloads.FolderSet(
        cell=role.id,
        secret_brief=role.secret_brief,
        objectives=role.objectives,
        red_lines=role.red_lines,
        relations=role.relations,
        knows=_known(role, facts),
        starting=role.starting,
        menu=tuple(move.as_offered() for move in role.menu),
    )
    own = audience.cells_and_staff((role.id,)) if role.id in cells else audience.STAFF_ONLY
    return (
        record(brief, by=SYSTEM, to=audience.everyone(cells), item=brief_item(role.id)),
        record(folder, by=SYSTEM, to=own, item=folder_item(role.id)),
    )


def _control(scenario: Scenario) -> Control:
    """What the staff alone hold, with the rulings prepared for the cells' menus."""
    prepared = {
        f"{role.id}/{move.id}": move.suggests
        for role in scenario.roles
        for move in role.menu
        if move.suggests is not None
    }
    return scenario.control.model_copy(update={"suggestions": prepared})


def _known(role: Role, facts: tuple[Fact, ...]) -> dict[str, str]:
    """What the cell begins with: of each fact what it is about, and the version it was told."""
    return {
        fact.about: fact.versions[version]
        for fact in facts
        if (version := role.knows.get(fact.id, "")) in fact.versions
    }
