"""The first entries of an exercise: its scenario, piece by piece, each erasable."""

from exercise.domain import audience, payloads
from exercise.domain.decision import record
from exercise.domain.entry import Draft
from exercise.domain.msel import plan_entry
from exercise.domain.scenario import WHITE, Role, Scenario
from exercise.domain.state import FACILITATOR, SYSTEM, brief_item, folder_item


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
    return (
        record(created, by=SYSTEM, to=audience.STAFF_ONLY),
        record(world, by=SYSTEM, to=audience.STAFF_ONLY),
        *(_role_entry(role, order) for order, role in enumerate(roles)),
        record(brief, by=SYSTEM, to=audience.everyone(cells), item=brief_item(None)),
        *(draft for role in roles for draft in _texts(role, cells)),
        record(owner, by=SYSTEM, to=audience.STAFF_ONLY),
        *(plan_entry(inject, SYSTEM) for inject in scenario.injects),
    )


def _role_entry(role: Role, order: int) -> Draft:
    bones = role.model_copy(
        update={"public_brief": "", "secret_brief": "", "aims": (), "red_lines": (), "menu": ()}
    )
    return record(payloads.RoleSet(role=bones, order=order), by=SYSTEM, to=audience.STAFF_ONLY)


def _texts(role: Role, cells: tuple[str, ...]) -> tuple[Draft, ...]:
    brief = payloads.BriefSet(cell=role.id, text=role.public_brief)
    folder = payloads.FolderSet(
        cell=role.id,
        secret_brief=role.secret_brief,
        aims=role.aims,
        red_lines=role.red_lines,
        menu=role.menu,
    )
    own = audience.cells_and_staff((role.id,)) if role.id in cells else audience.STAFF_ONLY
    return (
        record(brief, by=SYSTEM, to=audience.everyone(cells), item=brief_item(role.id)),
        record(folder, by=SYSTEM, to=own, item=folder_item(role.id)),
    )
