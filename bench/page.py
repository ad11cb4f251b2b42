"""Writes docs/performance.md around a run's table."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any

from bench.figures import Figure
from bench.table import markdown

_TEMPLATE = Path(__file__).with_name("performance.md.txt")


def write(
    figures: Sequence[Figure], machine: Mapping[str, str], run: Mapping[str, Any], out: Path
) -> None:
    """The whole page; nothing of it is written by hand."""
    missed = [figure for figure in figures if figure.met is False]
    met = sum(figure.met is True for figure in figures)
    text = Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        table=markdown(figures),
        machine="\n".join(f"- {name}: {value}" for name, value in machine.items()),
        run="\n".join(f"- {name}: {value}" for name, value in run.items()),
        summary=_summary(met, missed),
    )
    out.write_text(text, encoding="utf-8")


def _summary(met: int, missed: Sequence[Figure]) -> str:
    total = met + len(missed)
    if not missed:
        return f"All {total} targets are met."
    names = "\n".join(
        f"- {figure.measure}: {_reached(figure)}, target {figure.target}" for figure in missed
    )
    return f"Of {total} targets {met} are met. Missed:\n\n{names}"


def _reached(figure: Figure) -> str:
    if figure.target is not None and figure.target.of == "ratio":
        return "—" if figure.ratio is None else f"{figure.ratio:.2f} ×"
    return f"{figure.startex:.3g} {figure.unit}"
