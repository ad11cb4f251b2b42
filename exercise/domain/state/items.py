"""What stands in feeds and lists."""

from dataclasses import dataclass
from typing import NamedTuple

from exercise.domain.payloads import Payload


def brief_item(cell: str | None) -> str:
    """Item id of a public brief."""
    return f"brief.{cell or 'exercise'}"


def folder_item(cell: str) -> str:
    """Item id of a cell's own folder."""
    return f"folder.{cell}"


CONTROL_ITEM = "control"
"""Item id of what the staff alone hold."""


class Item(NamedTuple):
    """Something that stands in a feed or a list: the entry that made it, with its payload.

    Like a feed's references it is made at nearly every entry; a frozen dataclass takes three times
    as long.
    """

    id: str
    seq: int
    kind: str
    at: int
    t: int
    author: str
    behalf: str | None
    happened: int | None
    audience: tuple[str, ...]
    payload: Payload | None
    """None once erased."""
    cursors: tuple[tuple[str, int], ...] = ()
    """Each reader's own cursor of the entry that made it."""

    def cursor_of(self, viewer: str) -> int | None:
        """Its place in a viewer's stream; None for whoever may not read it."""
        return next((cursor for reader, cursor in self.cursors if reader == viewer), None)


class FeedRef(NamedTuple):
    """An item's place in a viewer's feed."""

    item: str
    at: int
    cursor: int


@dataclass(frozen=True, slots=True)
class Position:
    """What one party says of an agreement entered for it."""

    confirmed: bool
    seat_title: str
    note: str
    at: int
    t: int


@dataclass(frozen=True, slots=True)
class Erasure:
    """Who erased an item, and why: for the staff."""

    by: str
    reason: str
