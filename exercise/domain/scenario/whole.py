"""A scenario as a whole."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field

from exercise.domain.scenario.attachment import File
from exercise.domain.scenario.base import Part
from exercise.domain.scenario.control import Control
from exercise.domain.scenario.inject import Inject
from exercise.domain.scenario.role import Role
from exercise.domain.scenario.world import World


class Scenario(Part):
    """A whole scenario. ``roles`` are the playing cells in order; ``white`` is the white cell."""

    world: World
    roles: tuple[Role, ...] = Field(min_length=1)
    white: Role
    injects: tuple[Inject, ...] = ()
    control: Control = Control()

    def cell_ids(self) -> tuple[str, ...]:
        """Ids of the playing cells, in the scenario's order."""
        return tuple(role.id for role in self.roles)

    def with_injects(self, injects: tuple[Inject, ...]) -> Self:
        """The same scenario with another MSEL."""
        return self.model_copy(update={"injects": injects})

    def files(self) -> Iterator[File]:
        """Of all attachments; one that is sent twice comes twice."""
        for inject in self.injects:
            for attachment in inject.all_attachments():
                yield attachment.file
