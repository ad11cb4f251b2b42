"""What a scenario declares, so that what refers to it can be checked.

Names are gathered from the trees before anything is validated: a mistake elsewhere in a file does
not make every reference to it wrong. Nor does a mistake in the names themselves: one that is
misspelt or missing is told where it stands, and what refers to it is left alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from exercise.domain.scenario import DEFAULT_INSTRUMENTS, STAFF_CELLS, WHITE
from exercise.scenario.declared import all_named, all_written, misspelt, sound
from exercise.scenario.files import WORLD_FILE, Folder
from exercise.scenario.tree import Items, Keys, Node, Text

EVERYONE = "all"
RESERVED = (*STAFF_CELLS, EVERYONE, "public", "projector", "facilitator")


@dataclass(frozen=True, slots=True)
class Names:
    """Declared names by kind. One that is absent could not all be read: any name of it passes."""

    by_kind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    seats: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    options: Mapping[str, tuple[str, ...] | None] | None = None
    """Of each inject that puts a decision, what may be chosen; None: not all could be read."""
    menus: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each cell, the moves of its menu."""
    objectives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each cell, its own."""
    versions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each fact."""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    files: Mapping[str, object] = field(default_factory=dict)
    """What each attached file was found to be; see ``exercise.scenario.attached``."""
    gates: dict[str, object] = field(default_factory=dict)
    """What each gate that has been read stands for; filled while the world is read."""
    numbered: Mapping[str, str] = field(default_factory=dict)
    """The id of the inject that has a number."""

    def of(self, kind: str) -> tuple[str, ...] | None:
        return self.by_kind.get(kind)

    def recipients(self) -> tuple[str, ...]:
        """Everything an inject can be addressed to, in one list for suggestions."""
        cells = self.of("cell") or ()
        return (*cells, *(f"{cell}.{seat}" for cell in cells for seat in self.seats.get(cell, ())))


def gather(folder: Folder) -> Names:
    """The names a folder declares."""
    world = folder.trees.get(WORLD_FILE)
    found: dict[str, tuple[str, ...] | None] = {}
    if isinstance(world, Keys):
        found["cell"] = sound(all_written(world, "cells", needed=True))
        for kind, key in _LISTS.items():
            found[kind] = sound(all_named(world, key, needed=key in _NEEDED), kind)
        if "instruments" not in world.values and found["instrument"] is not None:
            found["instrument"] = tuple(item.id for item in DEFAULT_INSTRUMENTS)
        found["tag"] = all_written(world, "tags")
        found["marking"] = all_written(world, "markings")
        found["persona"] = _personas(world.values.get("personas"))
        found["polled track"] = _polled(world.values.get("tracks"))
    roles = {
        PurePosixPath(file).stem: tree
        for file, tree in folder.under("roles")
        if isinstance(tree, Keys)
    }
    seats = {cell: sound(all_named(tree, "seats", needed=True)) for cell, tree in roles.items()}
    menus = {cell: sound(all_named(tree, "menu")) for cell, tree in roles.items()}
    aims = {cell: _objectives(tree) for cell, tree in roles.items()}
    found["controller"] = seats.get(WHITE)
    found |= _of_injects(folder)
    return Names(
        _known(found),
        _known(seats),
        _options(folder) if found.get("inject") is not None else None,
        _known(menus),
        _known(aims),
        _versions(world),
        _zone(world),
        numbered=_numbered(folder),
    )


def _known(found: Mapping[str, tuple[str, ...] | None]) -> dict[str, tuple[str, ...]]:
    return {of: names for of, names in found.items() if names is not None}


def _objectives(role: Keys) -> tuple[str, ...] | None:
    """Of a cell; ``aims`` get theirs from its mark, see :func:`aim_id`."""
    aims, (mark, *_) = role.values.get("aims"), (*texts(role.values.get("mark")), "")
    if isinstance(aims, Items):
        return tuple(aim_id(mark, number) for number, _ in enumerate(aims.items, start=1))
    if aims is not None:
        return (aim_id(mark, 1),)
    return None if misspelt(role, "aims") else sound(all_named(role, "objectives"), "objective")


def aim_id(mark: object, number: int) -> str:
    """The id of a cell's objective that was written without one."""
    letters = mark if isinstance(mark, str) and mark.isalpha() and mark.isupper() else "X"
    return f"{letters[:4]}-{number}"


_LISTS = {
    "phase": "phases",
    "concern": "concerns",
    "objective": "objectives",
    "instrument": "instruments",
    "place": "places",
    "track": "tracks",
    "outcome": "outcomes",
    "storyline": "storylines",
    "fact": "facts",
    "gate": "gates",
}
_NEEDED = ("phases", "outcomes")


def _versions(world: Node | None) -> dict[str, tuple[str, ...]]:
    facts = world.values.get("facts") if isinstance(world, Keys) else None
    return {
        fact.value: tuple(versions.values)
        for each in (facts.items if isinstance(facts, Items) else ())
        if isinstance(each, Keys)
        and isinstance(fact := each.values.get("id"), Text)
        and isinstance(versions := each.values.get("versions"), Keys)
    }


def _personas(node: Node | None) -> tuple[str, ...] | None:
    """Names, whether a persona is written as its name or as a mapping."""
    if not isinstance(node, Items):
        return texts(node)
    named = [one.values.get("name") if isinstance(one, Keys) else one for one in node.items]
    found = tuple(name.value for name in named if isinstance(name, Text))
    return found if len(found) == len(named) else None


def _polled(tracks: Node | None) -> tuple[str, ...]:
    """Tracks that sealed questions move."""
    if not isinstance(tracks, Items):
        return ()
    polled = [
        track
        for track in tracks.items
        if isinstance(track, Keys) and texts(track.values.get("kind")) == ("polled",)
    ]
    return ids(Items(tracks.line, tracks.column, [*polled]))


def _of_injects(folder: Folder) -> dict[str, tuple[str, ...] | None]:
    """Ids as written, or as the number gives them; nothing where a file could not be read."""
    rows = _rows(folder)
    if rows is None:
        return {}
    written = [inject_id(row) for row in rows]
    numbers = [row.values.get("number") for row in rows]
    return {
        "inject": sound(tuple(one.value for one in written if one)) if all(written) else None,
        "inject number": _numbers(numbers),
    }


def _numbers(written: list[Node | None]) -> tuple[str, ...] | None:
    found = tuple(each.value for each in written if isinstance(each, Text))
    return sound(found, "inject number") if len(found) == len(written) else None


def _numbered(folder: Folder) -> dict[str, str]:
    return {
        number.value: found.value
        for row in _rows(folder) or ()
        if isinstance(number := row.values.get("number"), Text) and (found := inject_id(row))
    }


def _rows(folder: Folder) -> list[Keys] | None:
    """All injects; None where a file could not be read."""
    files = list(folder.under("injects"))
    if any(tree is None for _, tree in files):
        return None
    return [
        row
        for _, tree in files
        for row in (tree.items if isinstance(tree, Items) else ())
        if isinstance(row, Keys)
    ]


def _options(folder: Folder) -> dict[str, tuple[str, ...] | None] | None:
    rows = _rows(folder)
    if rows is None:
        return None
    decisions = ((inject_id(row), row.values.get("decision")) for row in rows)
    found = (
        (inject.value, sound(all_named(decision, "options")))
        for inject, decision in decisions
        if inject and isinstance(decision, Keys)
    )
    return {inject: options for inject, options in found if options != ()}


def inject_id(row: Keys) -> Text | None:
    """An inject's id as written, or the one that its number gives."""
    written, number = row.values.get("id"), row.values.get("number")
    if "id" in row.values or not isinstance(number, Text):
        return written if isinstance(written, Text) else None
    return Text(id_by_number(number.value), number.line, number.column)


def id_by_number(number: str) -> str:
    """The id of an inject that was given none."""
    return f"inject-{re.sub('[^0-9]', '-', number[:20])}"


def texts(node: Node | None) -> tuple[str, ...]:
    """The plain items of a list, or a single text as a list of one."""
    if isinstance(node, Text):
        return (node.value,)
    if not isinstance(node, Items):
        return ()
    return tuple(item.value for item in node.items if isinstance(item, Text))


def ids(node: Node | None) -> tuple[str, ...]:
    """The ``id`` of each mapping in a list."""
    if not isinstance(node, Items):
        return ()
    found = (item.values.get("id") for item in node.items if isinstance(item, Keys))
    return tuple(each.value for each in found if isinstance(each, Text))


def zone_named(name: str) -> ZoneInfo | None:
    """The time zone, or None: zoneinfo fails in four ways on names it does not know."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _zone(world: Node | None) -> ZoneInfo:
    name = world.values.get("timezone") if isinstance(world, Keys) else None
    found = zone_named(name.value) if isinstance(name, Text) else None
    return found or ZoneInfo("UTC")


__all__ = [
    "EVERYONE",
    "RESERVED",
    "WHITE",
    "Names",
    "gather",
    "id_by_number",
    "ids",
    "inject_id",
    "texts",
    "zone_named",
]
