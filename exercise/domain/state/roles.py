"""The playing cells' roles, which nearly every rule and every page asks for."""

from functools import cached_property

from exercise.domain.scenario import Role


class Roles(tuple[Role, ...]):  # noqa: SLOT001 (what is worked out once is kept)
    """Roles in the scenario's order, found by cell without a search."""

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """Their cells' ids, in order."""
        return tuple(role.id for role in self)

    @cached_property
    def by_cell(self) -> dict[str, Role]:
        """Each by its cell's id."""
        return {role.id: role for role in self}
