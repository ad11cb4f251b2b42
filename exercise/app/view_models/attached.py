"""Files that came with an item."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """One file of a feed item, of a row of the MSEL, or of a line of the wire."""

    kind: Literal["image", "audio", "paper"]
    url: str
    """Counted from the page it stands on: each seat asks under its own address."""
    title: str
    alt: str
    word: str
    """Kind of file, such as ``PDF``."""
    size: int
    """Bytes."""
    width: int | None = None
    height: int | None = None
    """Of a picture, in pixels."""
