"""What one rehearsal came to, in numbers. Times are exercise time in ms."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

BIN_MS = 10 * 60_000
"""Load is told by stretches of so long."""
GRID_MS = 5 * 60_000
"""Tracks are told at each of these moments."""


@dataclass(frozen=True, slots=True)
class RowFate:
    """What became of a row of the MSEL."""

    id: str
    number: str
    title: str
    fate: str
    """``released``, ``lapsed``, ``dropped``, ``kept`` or ``planned``: it never went out."""
    t: int | None
    """When it went out."""
    by_hand: bool
    counted: bool = True
    """Not a sealed question, nor a task."""


@dataclass(frozen=True, slots=True)
class CellLoad:
    """What one cell was given, and did."""

    temperament: str
    injects: int
    decisions: int
    """Injects that demand a decision of it."""
    words: tuple[int, ...]
    """To read, by stretches of ten minutes."""
    busiest: int
    """Words of injects in the fullest ten minutes."""
    gap_ms: int
    """Longest time without an inject, message or ruling, quiet windows left out."""
    acknowledged: int
    moves: int
    messages: int
    statements: int


@dataclass(frozen=True, slots=True)
class Control:
    """The umpire's work."""

    controllers: int
    moves: int
    ruled: int
    unruled: int
    """Waiting at ENDEX."""
    messages: int
    waits_ms: tuple[int, ...]
    """From order to ruling, one each."""
    most_waiting: int


@dataclass(frozen=True, slots=True)
class TrackRun:
    """A track, at each moment of the grid."""

    name: str
    low: int
    high: int
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A ceiling that a cell passed."""

    cell: str
    what: str
    """``words``, ``injects``, ``decisions`` or ``gap``, as ``startex check`` calls them."""
    value: int
    told: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One rehearsal."""

    seed: int
    ended_ms: int
    entries: int
    head: str
    rows: tuple[RowFate, ...]
    storylines: Mapping[str, int]
    """How many of each storyline's rows went out."""
    gates: Mapping[str, int | None]
    """When each first held."""
    beyond: tuple[str, ...]
    """Gates that hold at ENDEX."""
    tracks: Mapping[str, TrackRun]
    cells: Mapping[str, CellLoad]
    control: Control
    refused: Mapping[str, int]
    """Commands of stand-ins that were refused, by code."""
    broken: tuple[Broken, ...]

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return asdict(self)
