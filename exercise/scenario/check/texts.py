"""What a text promises and a room without a network cannot keep, and what of it is not read."""

import re
from collections.abc import Iterator

from exercise.scenario.check.ceilings import Ceilings
from exercise.scenario.loaded import Loaded
from exercise.scenario.places import Source
from exercise.scenario.problems import Problem, clip
from exercise.scenario.tree import Items, Text

_PROSE = re.compile(r"[A-Z ]")
_LINK = re.compile(r"\b(?:(?:https?|ftp)://|www\.)[^\s<>\"'“”‘’()\[\]]+", re.IGNORECASE)


def links(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """Addresses of the web, in any text: exercises are played where there may be no web."""
    for file, tree in loaded.folder.trees.items():
        for source in _scalars(Source(file, tree)) if tree else ():
            text = source.node.value if isinstance(source.node, Text) else ""
            for link in dict.fromkeys(found.rstrip(".,;:!?*_") for found in _LINK.findall(text)):
                message = f"'{clip(link)}' cannot be opened offline: attach it or say what it holds"
                yield source.problem("link", message)


def comments(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """What stands behind `` #`` is not read; in prose it may well have been meant to be."""
    for file, tree in loaded.folder.trees.items():
        for source in _scalars(Source(file, tree)) if tree else ():
            node = source.node
            if isinstance(node, Text) and node.comment and _PROSE.search(node.value):
                message = (
                    f"'{clip(node.comment)}' is not read: put text that contains ' #' in quotes"
                )
                yield source.problem("comment", message)


def _scalars(source: Source) -> Iterator[Source]:
    """Every value below; a tree is not deep."""
    node = source.node
    if isinstance(node, Text):
        yield source
        return
    for child in node.items if isinstance(node, Items) else node.values.values():
        yield from _scalars(Source(source.file, child))
