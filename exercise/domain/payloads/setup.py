"""The first entries: the exercise, its world and its briefs."""

from collections.abc import Mapping

from pydantic import Field

from exercise.domain.payloads.base import Payload
from exercise.domain.scenario import Control, MenuMove, Objective, Role, World


class ExerciseCreated(Payload):
    kind = "exercise.created"
    name: str
    scenario: str
    """SHA-256 of the canonical scenario."""
    rate_milli: int


class WorldSet(Payload):
    kind = "world.set"
    version = 4
    world: World


class RoleSet(Payload):
    """A cell's name, mark and seats: structure, without its texts."""

    kind = "role.set"
    version = 2
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
    version = 4
    erasable = True
    cell: str
    secret_brief: str
    objectives: tuple[Objective, ...] = ()
    red_lines: tuple[str, ...] = ()
    relations: Mapping[str, str] = Field(default_factory=dict)
    """Cell to what this one has to do with it."""
    knows: Mapping[str, str] = Field(default_factory=dict)
    """What each fact is about, and what the cell was told of it."""
    starting: str = ""
    menu: tuple[MenuMove, ...] = ()
    """Without what is suggested for its rulings."""


class ControlSet(Payload):
    """Facts, secrets, answers and prepared rulings: for the staff; erasable."""

    kind = "control.set"
    version = 2
    erasable = True
    control: Control
