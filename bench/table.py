"""The figures as a table for the terminal, as JSON, and as docs/performance.md."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from bench.figures import Figure

_HEADS = ("Measure", "Startex", "Bare", "Stock", "Ratio", "Target", "Met")
_NUMBERS = range(1, 5)
_WHOLE_FROM = 100


def print_table(figures: Sequence[Figure]) -> None:
    """On the terminal."""
    table = Table(box=box.SIMPLE, pad_edge=False)
    for at, head in enumerate(_HEADS):
        right = at in _NUMBERS
        table.add_column(head, justify="right" if right else "left", no_wrap=right)
    for figure in figures:
        table.add_row(*cells(figure))
    Console().print(table)


def cells(figure: Figure) -> tuple[str, ...]:
    """One line of the table."""
    return (
        figure.measure
        + (f", {figure.unit}" if figure.unit else "")
        + (f" ({figure.note})" if figure.note else ""),
        number(figure.startex),
        number(figure.bare),
        number(figure.stock),
        "—" if figure.ratio is None else f"{figure.ratio:.2f} ×",
        "—" if figure.target is None else str(figure.target),
        {None: "—", True: "yes", False: "no"}[figure.met],
    )


def number(value: float | None) -> str:
    """Three figures or so."""
    if value is None:
        return "—"
    if abs(value) >= _WHOLE_FROM:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def as_json(
    figures: Sequence[Figure], machine: Mapping[str, str], run: Mapping[str, Any]
) -> dict[str, Any]:
    """Everything that was measured."""
    return {"machine": machine, "run": run, "figures": [figure.as_json() for figure in figures]}


def write_json(told: Mapping[str, Any], path: Path) -> None:
    """For programs."""
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def markdown(figures: Sequence[Figure]) -> str:
    """The table for the page."""
    lines = [_line(_HEADS), _line(["---"] * len(_HEADS))]
    return "\n".join([*lines, *(_line(cells(figure)) for figure in figures)])


def _line(words: Sequence[str]) -> str:
    return "| " + " | ".join(words) + " |"
