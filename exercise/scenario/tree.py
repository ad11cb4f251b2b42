"""YAML text as a tree of nodes that know where they stand; every scalar stays text.

The tree is built from the parser's events, never by recursion, so deep nesting costs nothing, and
typing is left to the forms: ``00:40``, ``NO`` and ``on`` mean what they say.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from exercise.scenario.problems import Problem
from exercise.scenario.syntax import DEEPEST, quote_left_open, syntax_problem

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"[ \t]+#\w.*")
"""With a space after its ``#`` it is certainly meant to be a comment."""
_QUOTES = ("'", '"')
_NO_BREAK = "\u00a0\u202f"
"""Spaces that come along from a word processor, and that nobody sees."""
_EMPTY = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar."""

    value: str
    line: int
    column: int
    comment: str = ""
    """What follows it on its line and is not read: ``#4``, perhaps meant to be."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    column: int
    items: list["Node"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping: its keys and, under the same text, its values. A key may be left without one."""

    line: int
    column: int
    keys: dict[str, Text] = field(default_factory=dict)
    values: dict[str, "Node"] = field(default_factory=dict)

    def left_empty(self, key: str) -> bool:
        """Whether a key is written and has no value, which is told where it stands."""
        return key in self.keys and key not in self.values


Node = Text | Items | Keys


class _Refused(Exception):
    """The rest of the file is not worth reading."""


def compose(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree, or None when the file holds nothing or cannot be understood; and what is wrong."""
    composer = _Composer(file, text)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except _Refused:
        return None, composer.problems
    except yaml.YAMLError as error:
        found = quote_left_open(error, composer.quoted, file) or syntax_problem(error, text, file)
        return None, [*composer.problems, found]
    if composer.root is None and not composer.problems:
        composer.problems.append(Problem(file, 0, 0, "the file is empty"))
    return composer.root, composer.problems


def plain(node: Node) -> Any:
    """The same as strings, lists and dictionaries. The tree is at most ``DEEPEST`` deep."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items()}


class _Composer:
    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._lines = text.splitlines() if _COMMENT.search(text) else []
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[Items | Keys] = []
        self._key: list[Text | None] = []
        self._documents = 0
        self._merged: Node | None = None
        """A mapping that goes on with another item's keys."""
        self.quoted: Any = None
        """The newest text in quotes."""

    def take(self, event: Any) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._refuse(event, "a file holds one document: remove the '---' line")
            case yaml.AliasEvent():
                self._refuse(
                    event, f"aliases are not read: write the text of '*{event.anchor}' out"
                )
            case yaml.ScalarEvent():
                self._mark_only(event)
                self._scalar(event)
            case yaml.SequenceStartEvent():
                self._mark_only(event)
                self._descend(Items(*_position(event)), event)
            case yaml.MappingStartEvent():
                self._mark_only(event)
                self._descend(Keys(*_position(event)), event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._open.pop()
                self._key.pop()

    def _mark_only(self, event: Any) -> None:
        """Refuses what could make a small file mean a large or a live one."""
        if event.anchor is not None:
            self._refuse(event, f"anchors are not read: remove '&{event.anchor}'")
        if event.tag not in (None, "!"):
            self._complain(*_position(event), "tags such as '!!str' are not read: remove it")

    def _scalar(self, event: Any) -> None:
        if event.style in _QUOTES:
            self.quoted = event
        value = event.value if event.style else event.value.strip(_NO_BREAK)
        text = Text(value, *_position(event), self._comment(event))
        if self._awaits_key():
            self._take_key(text)
            return
        if not event.style and value in _EMPTY:
            self._no_value(text)
            return
        self._place(text)

    def _comment(self, event: Any) -> str:
        """Of text without quotes, where nothing else can follow it."""
        end = event.end_mark
        rest = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
        found = None if event.style else _COMMENT.match(rest)
        return found[0].strip() if found else ""

    def _descend(self, node: Items | Keys, event: Any) -> None:
        if len(self._open) >= DEEPEST:
            self._refuse(event, f"nested more than {DEEPEST} deep")
        if self._awaits_key():
            self._refuse(event, "a key must be plain text")
        self._place(node)
        self._open.append(node)
        self._key.append(None)

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], Keys) and self._key[-1] is None

    def _take_key(self, key: Text) -> None:
        self._key[-1] = key

    def _place(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Items):
            parent.items.append(node)
            return
        key, self._key[-1] = self._key[-1], None
        if key is None:
            return
        if self._merged is parent:
            return
        if key.value in parent.values:
            first = parent.keys[key.value].line
            message = f"duplicate key '{key.value}' (first on line {first})"
            if self._begins_another(parent, key):
                self._merged = parent
                message += ": is a '- ' missing before it?"
            self._complain(key.line, key.column, message)
            return
        parent.keys[key.value] = key
        parent.values[key.value] = node

    def _begins_another(self, parent: Keys, key: Text) -> bool:
        """Whether a key that is there twice is the one with which a list's item begins."""
        first = next(iter(parent.keys.values()))
        in_list = len(self._open) > 1 and isinstance(self._open[-2], Items)
        below = key.line > first.line and key.column == first.column
        return in_list and below and key.value == first.value

    def _no_value(self, text: Text) -> None:
        key = self._key[-1] if self._key else None
        if key is not None:
            self._key[-1] = None
            parent = self._open[-1]
            if isinstance(parent, Keys):
                parent.keys.setdefault(key.value, key)
            message = f"'{key.value}' has no value: give it one or leave the key out"
            self._complain(key.line, key.column, message)
        elif self._open:
            self._complain(text.line, text.column, "this list item has no value")

    def _complain(self, line: int, column: int, message: str) -> None:
        self.problems.append(Problem(self.file, line, column, message))

    def _refuse(self, event: Any, message: str) -> None:
        self._complain(*_position(event), message)
        raise _Refused


def _position(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
