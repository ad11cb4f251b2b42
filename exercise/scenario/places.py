"""Where a part of a scenario was written, so that whatever is said of it names file and line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from exercise.scenario.problems import Level, Problem
from exercise.scenario.tree import Items, Keys, Node


def place_in(root: Node, path: list[Any], *, of_key: bool = False) -> Node:
    """The node a path leads to, or the nearest one above it that the author wrote."""
    node = root
    for depth, part in enumerate(path):
        if isinstance(node, Keys) and part in node.values:
            if of_key and depth == len(path) - 1:
                return node.keys[part]
            node = node.values[part]
        elif isinstance(node, Items) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        elif isinstance(node, Keys) and len(node.values) == 1:
            # '- speaker: text' is validated as two fields.
            only = next(iter(node.values))
            return node.keys[only] if part == "speaker" else node.values[only]
        else:
            break
    return node


@dataclass(frozen=True, slots=True)
class Source:
    """A node, and the file it stands in."""

    file: str
    node: Node
    moved: "Mapping[str, Source]" = field(default_factory=dict)
    """Keys of it that are written somewhere else, and where."""

    def at(self, *path: str | int) -> "Source":
        """What stands further in, or the nearest above it that the author wrote."""
        if path and path[0] in self.moved:
            return self.moved[str(path[0])].at(*path[1:])
        return Source(self.file, place_in(self.node, list(path)))

    def problem(self, code: str, message: str, level: Level = "warning") -> Problem:
        """A problem with what stands here."""
        node = self.node
        return Problem(self.file, node.line, node.column, message, level=level, code=code)
