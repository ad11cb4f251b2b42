"""What people do in a measurement, in texts of ordinary length, with a mark in each."""

from collections.abc import Iterable
from itertools import count
from typing import Any

from bench.marks import Marks

_STAFF = ("white", "observers")
_numbers = count(1)

PARAGRAPH = (
    "Two government ships were seen at first light east of the line, both with their transponders"
    " on, and a third without. The captain on the spot asks for orders before noon and reminds"
    " everybody that fog is forecast. Nobody has spoken to the press. "
)


def cell_readers(cells: Iterable[str]) -> tuple[str, ...]:
    """Who reads what is meant for these cells."""
    return (*_STAFF, *(f"cell:{cell}" for cell in cells))


def everyone(cells: Iterable[str]) -> tuple[str, ...]:
    """Who reads what is public."""
    return (*cell_readers(cells), "organisers", "public")


def inject(marks: Marks, cells: Iterable[str], release: dict[str, Any]) -> "PlannedInject":
    """A row of the MSEL that every cell reads in a wording of its own."""
    number = next(_numbers)
    own = {cell: marks.new(cell_readers((cell,))) for cell in cells}
    row = {
        "id": f"bench-{number}",
        "number": f"{number % 1000}.{number // 1000 + 900}",
        "title": "Ships near the line",
        "release": release,
        "sender": {"name": "Coast Guard, 11th Region"},
        "to": list(own),
        "medium": "cable",
        "precedence": "IMMEDIATE",
        "wording": {cell: {"text": f"1. {mark}. {PARAGRAPH * 2}"} for cell, mark in own.items()},
    }
    return PlannedInject(str(row["id"]), row, tuple(own.values()))


class PlannedInject:
    """An inject and the marks in it."""

    def __init__(self, name: str, row: dict[str, Any], marks: tuple[str, ...]) -> None:
        self.id = name
        self.row = row
        self.marks = marks


def statement(mark: str) -> dict[str, Any]:
    """Something said in public."""
    return {"text": f"{mark} {PARAGRAPH}"}


def move(mark: str, cells: Iterable[str], openness: str = "public") -> dict[str, Any]:
    """A move of somebody's, against the first cell."""
    return {
        "title": f"Send a third ship {mark}",
        "instrument": "military",
        "order": PARAGRAPH,
        "intent": "Be seen, and be seen to hold back.",
        "openness": openness,
        "targets": list(cells)[:1],
        "takes_ms": 0,
    }


def message(mark: str, to: str) -> dict[str, Any]:
    """A message to another cell."""
    return {"to": [to], "text": f"{mark} {PARAGRAPH}"}
