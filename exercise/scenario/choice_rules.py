"""Rules between a decision and its inject: whoever decides gets it, and can give its orders."""

from collections.abc import Iterator

from exercise.scenario.names import Names
from exercise.scenario.problems import Problem, unknown
from exercise.scenario.tree import Items, Keys, Text

_ASKS_OTHERWISE = ("question", "task")


def choice_rules(
    inject: Keys, file: str, recipients: tuple[str, ...], names: Names
) -> Iterator[Problem]:
    """Contradictions between a decision with options and the rest of its inject."""
    decision = inject.values.get("decision")
    if not isinstance(decision, Keys) or "options" not in decision.values:
        return
    medium, on = inject.values.get("medium"), decision.values.get("on")
    if isinstance(medium, Text) and medium.value in _ASKS_OTHERWISE:
        mark = decision.keys["options"]
        message = f"a {medium.value} puts no decision with options"
        yield Problem(file, mark.line, mark.column, message)
    if not isinstance(on, Text):
        return
    cell = on.value.partition(".")[0]
    if recipients and on.value not in recipients and cell not in recipients:
        message = f"the decision is put to '{on.value}', which does not receive this inject"
        yield Problem(file, on.line, on.column, message)
    yield from _menu(decision, file, cell, names)


def _menu(decision: Keys, file: str, cell: str, names: Names) -> Iterator[Problem]:
    """Options name moves of the deciding cell's own menu."""
    options, menu = decision.values.get("options"), names.menus.get(cell)
    for option in options.items if isinstance(options, Items) and menu is not None else ():
        move = option.values.get("menu") if isinstance(option, Keys) else None
        if isinstance(move, Text) and move.value not in (menu or ()):
            message, near = unknown("menu move", move.value, menu or ())
            yield Problem(file, move.line, move.column, message, near)
