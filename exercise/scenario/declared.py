"""Names as a list declares them: all of them, or None where one is lost.

What is lost is told where it is written. What refers to it is not accused as well.
"""

import re

from exercise.domain.scenario import Inject, Role, Seat, World
from exercise.scenario.problems import nearest
from exercise.scenario.tree import Items, Keys, Text

_SLUG = r"[a-z][a-z0-9-]{0,39}"
_FORMS = {
    "concern": r"[A-Z]{2,4}-[0-9]{1,2}",
    "objective": r"[A-Z]{1,4}-[0-9]{1,2}",
    "inject number": r"[0-9]{1,3}(\.[0-9]{1,3})?",
}
_KEYS = frozenset(
    {
        key
        for form in (World, Role, Seat, Inject)
        for name, field in form.model_fields.items()
        for key in (name, field.alias or name)
    }
    | {
        "facts",
        "secrets",
        "answers",
        "cuts",
        "options",
        "aims",
        "after",
        "garble",
        "at",
        "answer_within",
    }
)
"""All that stand in one of the places where names are declared or looked for."""


def all_named(owner: Keys, key: str, *, needed: bool = False) -> tuple[str, ...] | None:
    """The ``id`` of each mapping in the list under ``key``; None where one is lost."""
    node = owner.values.get(key)
    if node is None:
        return None if needed or misspelt(owner, key) else ()
    items = node.items if isinstance(node, Items) else [node]
    written = [item.values.get("id") if isinstance(item, Keys) else None for item in items]
    found = tuple(each.value for each in written if isinstance(each, Text))
    return found if len(found) == len(written) else None


def all_written(owner: Keys, key: str, *, needed: bool = False) -> tuple[str, ...] | None:
    """The texts under ``key``, a list or one alone; None where one is lost."""
    node = owner.values.get(key)
    if node is None:
        return None if needed or misspelt(owner, key) else ()
    items = node.items if isinstance(node, Items) else [node]
    found = tuple(each.value for each in items if isinstance(each, Text))
    return found if len(found) == len(items) else None


def sound(names: tuple[str, ...] | None, kind: str = "") -> tuple[str, ...] | None:
    """The names, unless one cannot be a name: another was meant there.

    One that is written twice is known, and so is that no other is: what is told at once is more.
    """
    if names is None:
        return None
    form = _FORMS.get(kind, _SLUG)
    known = tuple(dict.fromkeys(names))
    return known if all(re.fullmatch(form, name) for name in known) else None


def misspelt(owner: Keys, key: str) -> bool:
    """Whether the key is there, written wrongly: that is told on its own account."""
    return any(nearest(one, _KEYS) == key for one in owner.values if one not in _KEYS)
