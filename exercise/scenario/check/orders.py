"""Orders that do not read well when something of them was left empty."""

from collections.abc import Iterator

from exercise.domain.order_words import shared
from exercise.domain.scenario import WrittenOrder
from exercise.scenario.check.ceilings import Ceilings
from exercise.scenario.loaded import Loaded
from exercise.scenario.places import Source
from exercise.scenario.problems import Problem


def dashes(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """Blanks that may stay empty, in a sentence that goes on without them."""
    for move, source in _orders(loaded):
        optional = {field.id for field in move.fields if field.optional}
        for name in dict.fromkeys(shared(move.order)):
            if name in optional:
                message = (
                    f"where {{{name}}} stays empty the order has a dash:"
                    " put what goes with it into [ ]"
                )
                yield source.at("order").problem("dash", message)


def _orders(loaded: Loaded) -> Iterator[tuple[WrittenOrder, Source]]:
    for role in loaded.scenario.roles:
        for number, move in enumerate(role.menu):
            yield move, loaded.role(role.id).at("menu", number)
    for inject in loaded.scenario.injects:
        for number, option in enumerate(inject.decision.options if inject.decision else ()):
            if option.order is not None:
                yield option.order, loaded.injects[inject.id].at("decision", "options", number)
