"""Rules of cuts: a cut's phases follow each other, and no storyline has its name.

What it says of an inject changes something there.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from exercise.scenario.files import WORLD_FILE
from exercise.scenario.problems import Problem
from exercise.scenario.tree import Items, Keys, Node, Text


def cut_rules(
    world: Keys, phases: list[Keys], in_order: Callable[[list[Keys]], Iterator[Problem]]
) -> Iterator[Problem]:
    """What ``in_order`` says of each cut's phases, taken in the order of the scenario's own."""
    storylines = {found.value for found in _ids(world.values.get("storylines"))}
    for name in _ids(world.values.get("cuts")):
        if name.value in storylines:
            message = f"a storyline is called '{name.value}' already: both are chosen by their id"
            yield Problem(WORLD_FILE, name.line, name.column, message)
    own = {
        found.value: phase for phase in phases if isinstance(found := phase.values.get("id"), Text)
    }
    for cut in _mappings(world.values.get("cuts")):
        written = cut.values.get("phases")
        named = written.values if isinstance(written, Keys) else {}
        pairs = ((named.get(phase), node) for phase, node in own.items())
        kept = [(cut, node) for cut, node in pairs if isinstance(cut, Keys)]
        dated = any("starts" in cut.values for cut, _ in kept)
        yield from in_order([_dated(cut, node) if dated else cut for cut, node in kept])


def _dated(cut: Keys, phase: Keys) -> Keys:
    """A cut's phase with its day, which is the phase's own where the cut says none."""
    day = phase.values.get("starts")
    if "starts" in cut.values or not isinstance(day, Text):
        return cut
    return replace(cut, values={**cut.values, "starts": Text(day.value, cut.line, cut.column)})


_DEADLINES = ("answer_within", "ask", "decision")
"""Keys of an inject that ask for something in time."""


def idle_deadlines(world: Keys, injects: Iterable[Keys]) -> Iterator[Problem]:
    """Deadlines that a cut gives to injects which ask for nothing."""
    idle = {
        number.value
        for number, inject in ((each.values.get("number"), each) for each in injects)
        if isinstance(number, Text) and not any(key in inject.keys for key in _DEADLINES)
    }
    for cut in _mappings(world.values.get("cuts")):
        rows = cut.values.get("injects")
        for number, row in rows.values.items() if isinstance(rows, Keys) else ():
            if not isinstance(row, Keys) or "decision" in row.keys:
                continue
            within = row.keys.get("within")
            if within is not None and number in idle:
                message = (
                    f"'within' changes nothing: inject {number} has no 'answer_within', 'ask'"
                    " or 'decision'"
                )
                yield Problem(WORLD_FILE, within.line, within.column, message)


def _mappings(node: Node | None) -> list[Keys]:
    items = node.items if isinstance(node, Items) else ()
    return [item for item in items if isinstance(item, Keys)]


def _ids(node: Node | None) -> list[Text]:
    found = (each.values.get("id") for each in _mappings(node))
    return [each for each in found if isinstance(each, Text)]
