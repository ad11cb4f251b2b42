"""The first entries: the exercise, its world and its briefs."""

from exercise.domain.payloads.base import Payload
from exercise.domain.scenario import MenuMove, Role, World


class ExerciseCreated(Payload):
    kind = "exercise.created"
    name: str
    scenario: str
    """SHA-256 of the canonical scenario."""
    rate_milli: int


class WorldSet(Payload):
    kind = "world.set"
    version = 2
    world: World


class RoleSet(Payload):
    """A cell's name, mark and seats: structure, without its texts."""

    kind = "role.set"
    role: Role
    order: int


class BriefSet(Payload):
    """What everybody may read of the exercise (``cell`` None) or of one cell; erasable."""

    kind = "brief.set"
    erasable = True
    cell: str | None
    text: str


class FolderSet(Payload):
    """A cell's own folder: for the cell itself and the staff; erasable."""

    kind = "folder.set"
    erasable = True
    cell: str
    secret_brief: str
    aims: tuple[str, ...] = ()
    red_lines: tuple[str, ...] = ()
    menu: tuple[MenuMove, ...] = ()
